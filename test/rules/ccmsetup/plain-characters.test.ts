import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/plain-characters.js';
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
  it('passes plain ones', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('tells each kind once', () => {
    expect(judge('ccmsetup.exe \u2013mp:x CCMHOSTNAME=\u201ca\u201d\u00a0FSP=b')).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('U+201C (2 times)') },
      { outcome: 'fail' },
      { outcome: 'fail' },
    ]);
  });
});
