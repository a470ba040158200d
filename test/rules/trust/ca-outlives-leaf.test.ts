import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/ca-outlives-leaf.js';
import { issuing, root } from '../../support/authorities.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (notAfter: string) => rule.check(serverTarget({}, { chain: [issuing({ notAfter }), root] }), context());

  it('passes a CA that ends with the certificate or later', () => {
    expect(check('2027-09-01T00:00:00Z')).toMatchObject([{ outcome: 'pass', evidence: { cas: 2 } }]);
    expect(check('2035-09-01T00:00:00Z')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails a CA that ends before, and names both days', () => {
    expect(check('2027-03-01T00:00:00Z')).toMatchObject([
      { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*2027-03-01.*2027-09-01/) },
    ]);
  });

  it('leaves one that has ended to trust/ca-within-validity', () => {
    expect(check('2026-11-09T00:00:00Z')).toMatchObject([{ outcome: 'pass', evidence: { cas: 1 } }]);
  });

  it('does not pass what is not at hand', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'unknown', reason: 'not-asked' }]);
  });
});
