import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/issuer.js';
import { TestCa } from '../../support/ca.js';
import { crlTarget, ISSUER, revocation } from '../../support/crls.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const stranger = TestCa.root('Other CA').issueCrl();

  it('passes a CRL whose issuer is at hand', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()]), context())).toMatchObject([
      { outcome: 'pass', evidence: { issuer: 'CRL Issuing' } },
    ]);
  });

  it('asks for the issuer of a CRL alone', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()], { cas: [] }), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked', asks: ['--issuer FILE'] },
    ]);
  });

  it('fails a CRL of another issuer than stated', async () => {
    expect(rule.check(await crlTarget([stranger], { issuerStated: true }), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('Other CA') },
    ]);
  });

  it('fails a CRL alone whose CA may not sign CRLs', async () => {
    const mute = ISSUER.issueCa('CRL Mute', { keyUsage: ['keyCertSign'] });
    expect(rule.check(await crlTarget([mute.issueCrl()], { cas: [mute.certificate] }), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('cRLSign') },
    ]);
  });

  it('fails a CRL given for a certificate that no CA at hand issued', async () => {
    const target = serverTarget({}, { revocation: await revocation([stranger]) });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
