import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/ca-basic-constraints.js';
import { eachTarget, issuing } from '../../support/authorities.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a path and an upload set that are as they should be', () => {
    for (const target of eachTarget(issuing())) {
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass' }]);
    }
  });

  it('fails the CA at fault and names it, wherever it stands', () => {
    for (const target of eachTarget(issuing({ ca: false }))) {
      expect(rule.check(target as never, context())).toMatchObject([
        { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*no CA/) },
      ]);
    }
  });

  it('fails basic constraints that are absent or cannot be read', () => {
    const absent = issuing({ replace: { [OID.basicConstraints]: undefined } });
    const broken = issuing({ replace: { [OID.basicConstraints]: Uint8Array.of(4, 1, 1) } });
    for (const certificate of [absent, broken]) {
      const [target] = eachTarget(certificate);
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'fail' }]);
    }
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
