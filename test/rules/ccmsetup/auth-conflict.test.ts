import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/auth-conflict.js';
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
  it('passes one of the two', () => {
    expect(judge('ccmsetup.exe /UsePKICert')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('passes the other', () => {
    expect(judge('ccmsetup.exe AADRESOURCEURI=https://ConfigMgrService')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails both, and names the properties', () => {
    expect(judge('ccmsetup.exe /usepkicert AADCLIENTAPPID=x AADTENANTID=y')).toMatchObject([
      { outcome: 'fail', message: '/UsePKICert stands beside AADTENANTID and AADCLIENTAPPID.' },
    ]);
  });

  it('is not asked without either', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
