import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/covers-chain.js';
import { TestCa } from '../../support/ca.js';
import { ISSUER, LEAF, ROOT_CA, revocation } from '../../support/crls.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const rootCrl = ROOT_CA.issueCrl();
  const check = async (...crls: Parameters<typeof revocation>[0][number][]) =>
    rule.check(serverTarget({}, { revocation: await revocation(crls) }), context());

  it('passes when every certificate but the root is found good', async () => {
    expect(await check(ISSUER.issueCrl(), rootCrl)).toMatchObject([
      { outcome: 'pass', message: expect.stringContaining('2 certificates') },
    ]);
  });

  it('does not know of the issuing CA without the CRL of the root', async () => {
    expect(await check(ISSUER.issueCrl())).toMatchObject([
      { outcome: 'unknown', reason: 'missing-input', message: expect.stringContaining('CRL Issuing') },
    ]);
  });

  it('fails for a CRL that cannot be used, by reason of what is wrong with it', async () => {
    const old = ISSUER.issueCrl({ thisUpdate: '261001000000Z', nextUpdate: '261015000000Z' });
    expect(await check(old, rootCrl)).toMatchObject([{ outcome: 'fail', causedBy: 'crl/current' }]);
    const forged = TestCa.root('CRL Issuing').issueCrl();
    expect(await check(forged, rootCrl)).toMatchObject([{ outcome: 'fail', causedBy: 'crl/signature' }]);
  });

  it('fails for a revoked certificate, by reason of crl/not-revoked', async () => {
    const revoked = ISSUER.issueCrl({ revoked: [{ certificate: LEAF }] });
    expect(await check(revoked, rootCrl)).toMatchObject([{ outcome: 'fail', causedBy: 'crl/not-revoked' }]);
  });

  it('is not asked without a CRL', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked', asks: ['--crl FILE', '--online'] },
    ]);
  });
});
