import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/no-duplicates.js';
import { lineTarget } from '../../support/commandLines.js';
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
  it('passes each once, and /source twice', () => {
    expect(judge('ccmsetup.exe /source:a /source:b /mp:x')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('warns of a second value, whatever the case', () => {
    expect(judge('ccmsetup.exe /mp:x /MP:y SMSSITECODE=ABC smssitecode=XYZ')).toMatchObject([
      { outcome: 'fail', message: 'More than once: /mp and SMSSITECODE.' },
    ]);
  });
});
