import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/host-no-scheme.js';
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
  it('passes a host with its path', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails with a scheme, and writes the value that is right', () => {
    expect(judge(`ccmsetup.exe CCMHOSTNAME=https://${GATEWAY}`)).toMatchObject([
      { outcome: 'fail', fix: `Write CCMHOSTNAME=${GATEWAY}` },
    ]);
  });

  it('is not asked without CCMHOSTNAME', () => {
    expect(judge('ccmsetup.exe /logon')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
