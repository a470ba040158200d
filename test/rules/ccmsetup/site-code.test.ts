import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/site-code.js';
import { GOOD_LINE, lineTarget } from '../../support/commandLines.js';
import { context } from '../../support/targets.js';

const judge = (text: string, settings = {}) => {
  const judged = rule.check(lineTarget(text), context(settings));
  return (Array.isArray(judged) ? judged : [judged]).map(({ outcome, severity, message, fix }) => ({
    outcome,
    severity,
    message,
    fix,
  }));
};

describe(rule.id, () => {
  it('passes three characters', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails AUTO with CCMHOSTNAME, whatever the case', () => {
    expect(judge('ccmsetup.exe CCMHOSTNAME=a.contoso.com SMSSiteCode=Auto')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('passes AUTO on the intranet', () => {
    expect(judge('ccmsetup.exe SMSSITECODE=AUTO')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails without a code where the client comes over the internet', () => {
    expect(judge('ccmsetup.exe CCMHOSTNAME=a.contoso.com')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('fails what is no code', () => {
    expect(judge('ccmsetup.exe SMSSITECODE=ABCD')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('is not asked on the intranet without one', () => {
    expect(judge('ccmsetup.exe /mp:mp1')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
