import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/gateway-path.js';
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
  it('passes the path of a gateway', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails without a path, and with another', () => {
    expect(
      judge('ccmsetup.exe /mp:https://a.cloudapp.net CCMHOSTNAME=a.contoso.com/CCM_Proxy_ServerAuth/1'),
    ).toMatchObject([{ outcome: 'fail' }, { outcome: 'fail' }]);
  });

  it('cannot tell of a name in a domain of its own', () => {
    expect(judge('ccmsetup.exe CCMHOSTNAME=mp1.contoso.com')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
