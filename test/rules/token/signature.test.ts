import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/signature.js';
import { testKey } from '../../support/certificates.js';
import { context } from '../../support/targets.js';
import { otherCertificate, signingCertificate, tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (text: string, ...certificates: Uint8Array[]) =>
    rule.check(await tokenTarget(text, certificates), context());

  it('passes with the certificate that signed it, alone or among others', async () => {
    expect(await judge(tokenText(), signingCertificate())).toMatchObject({ outcome: 'pass' });
    expect(await judge(tokenText(), otherCertificate(), signingCertificate())).toMatchObject({ outcome: 'pass' });
  });

  it('fails with another, and asks for one when there is none', async () => {
    expect(await judge(tokenText(), otherCertificate())).toMatchObject({ outcome: 'fail' });
    expect(await judge(tokenText())).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('sees without a certificate that the end is missing', async () => {
    expect(await judge(tokenText().slice(0, -6))).toMatchObject({ outcome: 'fail', evidence: { octets: 252 } });
  });

  it('takes no HMAC made with the public key for a signature', async () => {
    const pem = createPublicKey(testKey('server')).export({ format: 'pem', type: 'spki' });
    const der = signingCertificate();
    for (const hmac of [pem, der]) {
      const forged = tokenText({ header: { alg: 'HS256' }, hmac: hmac as string });
      expect(await judge(forged, der)).toMatchObject({ outcome: 'fail', causedBy: 'token/algorithm' });
      const disguised = tokenText({ hmac: hmac as string });
      expect(await judge(disguised, der)).toMatchObject({ outcome: 'fail' });
    }
  });

  it('takes no unsigned token, and none whose header says another algorithm', async () => {
    expect(await judge(tokenText({ header: { alg: 'none' }, unsigned: true }), signingCertificate())).toMatchObject({
      outcome: 'fail',
    });
    expect(await judge(tokenText({ header: { alg: 'RS512' } }), signingCertificate())).toMatchObject({
      outcome: 'fail',
    });
    expect(await judge(tokenText({ header: { crit: ['x'] } }), signingCertificate())).toMatchObject({
      outcome: 'fail',
    });
  });
});
