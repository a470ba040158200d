import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/length.js';
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
  it('passes a short line', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('passes 1,024 characters for Intune and warns of 1,025', () => {
    expect(judge(`CCMSETUPCMD="${'x'.repeat(1024 - 14)}"`)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('warns of one more', () => {
    expect(judge(`CCMSETUPCMD="${'x'.repeat(1025 - 14)}"`)).toMatchObject([
      { outcome: 'fail', message: 'The line has 1,025 characters; Microsoft Intune takes 1,024.' },
    ]);
  });

  it('only tells of it where ccmsetup.exe is run', () => {
    expect(judge(`${GOOD_LINE} FSP=${'x'.repeat(1024)}`)).toMatchObject([{ outcome: 'note' }]);
  });

  it('warns of what no shell takes', () => {
    expect(judge(`${GOOD_LINE} FSP=${'x'.repeat(8192)}`)).toMatchObject([{ outcome: 'fail' }]);
  });
});
