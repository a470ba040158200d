import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/ca-expires-soon.js';
import { eachTarget, issuing } from '../../support/authorities.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a path and an upload set that are as they should be', () => {
    for (const target of eachTarget(issuing())) {
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass' }]);
    }
  });

  it('fails the CA at fault and names it, wherever it stands', () => {
    for (const target of eachTarget(issuing({ notAfter: '2026-12-03T12:00:00Z' }))) {
      expect(rule.check(target as never, context())).toMatchObject([
        { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*12 days/) },
      ]);
    }
  });

  it('warns as many days before as it is told', () => {
    const [target] = eachTarget(issuing({ notAfter: '2026-12-03T12:00:00Z' }));
    expect(rule.check(target as never, context({ expiresSoonDays: 5 }))).toMatchObject([{ outcome: 'pass' }]);
  });

  it('leaves a CA that has ended to trust/ca-within-validity', () => {
    const [target] = eachTarget(issuing({ notAfter: '2026-11-09T00:00:00Z' }));
    expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass', evidence: { cas: 1 } }]);
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
