import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/parameter-order.js';
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
  it('passes parameters first', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('warns of parameters behind properties, with their names', () => {
    expect(judge('ccmsetup.exe SMSSITECODE=ABC /mp:mp1 /logon')).toMatchObject([
      { outcome: 'fail', message: '/mp and /logon stand behind the first property.' },
    ]);
  });

  it('is not asked where there is one kind only', () => {
    expect(judge('ccmsetup.exe /logon')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
