import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../../../src/core/check/target.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/cert/authority-key-identifier.js';
import { ISSUING, issueCa, OID, ROOT } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

const tlv = (tag: number, ...content: readonly number[]): Uint8Array => Uint8Array.of(tag, content.length, ...content);
const keyId = [1, 2, 3, 4];
/** AuthorityKeyIdentifier with keyIdentifier [0]. */
const naming = (id: readonly number[]) => ({ oid: OID.authorityKeyIdentifier, value: tlv(0x30, ...tlv(0x80, ...id)) });
const issuerWith = (id: readonly number[] | undefined, serial = Uint8Array.of(7)): CertificateFacts['issuer'] => {
  const extra = id === undefined ? [] : [{ oid: OID.subjectKeyIdentifier, value: tlv(0x04, ...id) }];
  return { certificate: readCertificate(issueCa(ISSUING, { extra, serialNumber: serial })), signature: 'valid' };
};

describe(rule.id, () => {
  it("passes the issuer's key identifier", () => {
    const target = serverTarget({ extra: [naming(keyId)] }, { issuer: issuerWith(keyId) });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'pass',
      message: 'It matches the key of "Contoso Issuing CA 1".',
    });
  });

  it('fails the identifier of another key', () => {
    const target = serverTarget({ extra: [naming([9, 9])] }, { issuer: issuerWith(keyId) });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'fail',
      evidence: { named: '0909', issuerKeyIdentifier: '01020304' },
    });
  });

  it('fails a certificate without one', () => {
    expect(rule.check(serverTarget({}, { issuer: issuerWith(keyId) }), context())).toMatchObject({ outcome: 'fail' });
  });

  it('compares issuer and serial number where those are given', () => {
    const root = [...readCertificate(issueCa(ROOT)).subject.der];
    const value = tlv(0x30, ...tlv(0xa1, ...tlv(0xa4, ...root)), ...tlv(0x82, 7));
    const extra = [{ oid: OID.authorityKeyIdentifier, value }];
    expect(rule.check(serverTarget({ extra }, { issuer: issuerWith(undefined) }), context())).toMatchObject({
      outcome: 'pass',
    });
    const other = issuerWith(undefined, Uint8Array.of(8));
    expect(rule.check(serverTarget({ extra }, { issuer: other }), context())).toMatchObject({
      outcome: 'fail',
      evidence: { named: '07', issuerSerialNumber: '08' },
    });
  });

  it('does not arise where the issuer has no identifier, or the certificate names itself', () => {
    const target = serverTarget({ extra: [naming(keyId)] }, { issuer: issuerWith(undefined) });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'not-applicable' });
    expect(rule.check(serverTarget({ issuer: 'self' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('does not blame a certificate of version 1 for having no extensions', () => {
    const target = serverTarget({ version: 1 }, { issuer: issuerWith(keyId) });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('asks for the issuer where it is not at hand', () => {
    expect(rule.check(serverTarget({ extra: [naming(keyId)] }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--intermediates FILE'],
    });
  });

  it('does not decide a malformed identifier', () => {
    const extra = [{ oid: OID.authorityKeyIdentifier, value: Uint8Array.of(0x30, 9) }];
    expect(rule.check(serverTarget({ extra }, { issuer: issuerWith(keyId) }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });
});
