import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/crl-check.js';
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
  it('asks what the site does', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('tells of the switch', () => {
    expect(judge(`${GOOD_LINE} /NoCRLCheck`)).toMatchObject([{ outcome: 'note' }]);
  });

  it('passes without the switch where clients check', () => {
    expect(judge(GOOD_LINE, { clientsCheckCrl: true })).toMatchObject([{ outcome: 'pass' }]);
  });

  it('passes with it where they do not', () => {
    expect(judge(`${GOOD_LINE} /nocrlcheck`, { clientsCheckCrl: false })).toMatchObject([{ outcome: 'pass' }]);
  });

  it('warns of the switch where clients check', () => {
    expect(judge(`${GOOD_LINE} /NoCRLCheck`, { clientsCheckCrl: true })).toMatchObject([
      { outcome: 'fail', fix: 'Leave /NoCRLCheck out.' },
    ]);
  });

  it('warns where it is missing', () => {
    expect(judge(GOOD_LINE, { clientsCheckCrl: false })).toMatchObject([{ outcome: 'fail', fix: 'Add /NoCRLCheck.' }]);
  });
});
