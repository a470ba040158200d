import { HASHES } from '../algorithms.js';
import { bytesEqual } from '../asn1/bytes.js';
import { CmgCertError } from '../errors.js';
import type { CryptoPort } from '../ports.js';
import type { Certificate } from '../x509/types.js';

/** CertID (RFC 6960 § 4.1.1) under SHA-1, as Windows asks: it names, and protects nothing. */
export interface CertId {
  readonly hashOid: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Content octets. */
  readonly serialNumber: Uint8Array;
}

/** @throws CmgCertError `configuration` where the platform has no SHA-1 */
export function certIdOf({ serialNumber }: Certificate, issuer: Certificate, crypto: CryptoPort): CertId {
  const sha1 = crypto.hash('SHA-1');
  if (sha1 === undefined) throw new CmgCertError('configuration', 'this platform has no SHA-1');
  return {
    hashOid: HASHES['SHA-1'].oid,
    issuerNameHash: sha1(issuer.subject.der),
    issuerKeyHash: sha1(issuer.publicKey.bits),
    serialNumber,
  };
}

export const sameCertId = (a: CertId, b: CertId): boolean =>
  a.hashOid === b.hashOid &&
  bytesEqual(a.issuerNameHash, b.issuerNameHash) &&
  bytesEqual(a.issuerKeyHash, b.issuerKeyHash) &&
  bytesEqual(a.serialNumber, b.serialNumber);
