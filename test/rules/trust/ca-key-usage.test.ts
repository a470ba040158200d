import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/ca-key-usage.js';
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
    for (const target of eachTarget(issuing({ keyUsage: ['digitalSignature', 'keyEncipherment'] }))) {
      expect(rule.check(target as never, context())).toMatchObject([
        { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*lacks keyCertSign/) },
      ]);
    }
  });

  it('warns where cRLSign alone is missing', () => {
    const [target] = eachTarget(issuing({ keyUsage: ['keyCertSign'] }));
    expect(rule.check(target as never, context())).toMatchObject([
      { outcome: 'fail', severity: 'warning', message: expect.stringContaining('cRLSign') },
    ]);
  });

  it('takes no key usage for no limit, and one that cannot be read for undecided', () => {
    const [free] = eachTarget(issuing({ keyUsage: 'none' }));
    expect(rule.check(free as never, context())).toMatchObject([{ outcome: 'pass' }]);
    const [broken] = eachTarget(issuing({ replace: { [OID.keyUsage]: Uint8Array.of(4, 1, 1) } }));
    expect(rule.check(broken as never, context())).toMatchObject([{ outcome: 'unknown', reason: 'undecidable' }]);
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
