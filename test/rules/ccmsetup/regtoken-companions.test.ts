import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/regtoken-companions.js';
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
  it('passes with all of them', () => {
    expect(judge(`${GOOD_LINE} SMSMP=https://mp1.contoso.com /regtoken:x`)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails without CCMHOSTNAME', () => {
    expect(judge('ccmsetup.exe /regtoken:x SMSSITECODE=ABC')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('tells of the others', () => {
    expect(judge(`ccmsetup.exe /regtoken:x CCMHOSTNAME=${GATEWAY}`)).toMatchObject([
      { outcome: 'note', message: 'The documentation lists /mp and SMSMP with /regtoken as well.' },
    ]);
  });

  it('is not asked without a token', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
