import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/not-revoked.js';
import { ISSUER, LEAF, ROOT_CA, revocation } from '../../support/crls.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const rootCrl = ROOT_CA.issueCrl();
  const check = async (...crls: Parameters<typeof revocation>[0][number][]) =>
    rule.check(serverTarget({}, { revocation: await revocation(crls) }), context());

  it('passes a path that no CRL names', async () => {
    expect(await check(ISSUER.issueCrl(), rootCrl)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails a revoked certificate and tells the day', async () => {
    expect(await check(ISSUER.issueCrl({ revoked: [{ certificate: LEAF }] }), rootCrl)).toMatchObject([
      { outcome: 'fail', message: expect.stringMatching(/granitefalls.*2026-08-01.*not stated/) },
    ]);
  });

  it('fails for a revoked CA', async () => {
    const revoked = ROOT_CA.issueCrl({ revoked: [{ certificate: ISSUER.certificate }] });
    expect(await check(ISSUER.issueCrl(), revoked)).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('CRL Issuing') },
    ]);
  });

  it('does not know of a certificate that no usable CRL covers', async () => {
    expect(await check(ISSUER.issueCrl())).toMatchObject([
      { outcome: 'unknown', reason: 'missing-input', message: expect.stringContaining('CRL Issuing') },
    ]);
  });

  it('is not asked without a CRL', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked', asks: ['--crl FILE', '--online'] },
    ]);
  });
});
