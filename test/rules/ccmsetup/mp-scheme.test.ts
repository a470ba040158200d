import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/mp-scheme.js';
import { GATEWAY, GOOD_LINE, lineTarget } from '../../support/commandLines.js';
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
  it('passes https', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails without it, and writes the value that is right', () => {
    expect(judge(`ccmsetup.exe /mp:${GATEWAY} SMSSITECODE=ABC`)).toMatchObject([
      { outcome: 'fail', fix: `Write /mp:https://${GATEWAY}` },
    ]);
  });

  it('fails with http, also in a list', () => {
    expect(judge(`ccmsetup.exe /mp:mp1.contoso.com;http://${GATEWAY}`)).toMatchObject([{ outcome: 'fail' }]);
  });

  it('knows a gateway in a domain of its own by CCMHOSTNAME', () => {
    expect(judge('ccmsetup.exe /mp:cmg.contoso.com CCMHOSTNAME=CMG.contoso.com/x')).toMatchObject([
      { outcome: 'fail' },
    ]);
  });

  it('leaves a management point on the intranet alone', () => {
    expect(judge('ccmsetup.exe /mp:SMSMP01')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
