import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/version.js';
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
  it('is not asked where nothing is new', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'not-applicable' }]);
  });

  it('asks for the release', () => {
    expect(judge('ccmsetup.exe CCMCERTNAMECHECK=0')).toMatchObject([
      { outcome: 'unknown', message: 'CCMCERTNAMECHECK needs release 2207 or later.' },
    ]);
  });

  it('warns of an older release', () => {
    expect(judge('ccmsetup.exe /AllowMetered CCMCERTNAMECHECK=0', { configmgrVersion: 2203 })).toMatchObject([
      { outcome: 'fail', message: 'CCMCERTNAMECHECK needs 2207; the release is 2203.' },
    ]);
  });

  it('passes a release that knows it', () => {
    expect(judge('ccmsetup.exe CCMCERTNAMECHECK=0', { configmgrVersion: 2207 })).toMatchObject([{ outcome: 'pass' }]);
  });
});
