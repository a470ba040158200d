import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/ca-within-validity.js';
import { eachTarget, issuing } from '../../support/authorities.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a path and an upload set that are as they should be', () => {
    for (const target of eachTarget(issuing())) {
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass' }]);
    }
  });

  it('fails the CA at fault and names it, wherever it stands', () => {
    for (const target of eachTarget(issuing({ notAfter: '2026-11-09T00:00:00Z' }))) {
      expect(rule.check(target as never, context())).toMatchObject([
        { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*expired on 2026-11-09/) },
      ]);
    }
  });

  it('fails a CA that is not valid yet', () => {
    const [target] = eachTarget(issuing({ notBefore: '2026-12-01T00:00:00Z' }));
    expect(rule.check(target as never, context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('not valid before 2026-12-01') },
    ]);
  });

  it('does not pass what is not at hand', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked', asks: ['--intermediates FILE', '--roots FILE'] },
    ]);
    expect(rule.check(serverTarget({}, { chain: [issuing()] }), context())).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'unknown', message: expect.stringContaining('Contoso Root CA') },
    ]);
  });
});
