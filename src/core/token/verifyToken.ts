import { NULL, oid, sequence } from '../asn1/encode.js';
import type { CryptoPort, VerifyResult } from '../ports.js';
import type { Certificate } from '../x509/types.js';
import { isRs256 } from './header.js';
import type { TokenModel } from './types.js';

/** sha256WithRSAEncryption with its NULL (RFC 4055 § 5): what RS256 is (RFC 7518 § 3.3). */
const RS256 = '1.2.840.113549.1.1.11';
const SHA256_WITH_RSA = { oid: RS256, parameters: NULL, der: sequence(oid(RS256), NULL) };

/** `not-tried`: algorithm, form or key leave nothing that could be verified; it is never good. */
export type TokenSignature = VerifyResult | 'not-tried';

/** Verifies an RS256 signature by the key of a certificate; the header decides nothing but whether it is tried. */
export async function verifyToken(
  token: TokenModel,
  certificate: Certificate,
  verify: CryptoPort['verify'],
): Promise<TokenSignature> {
  const { signature, signingInput, faults } = token;
  const { key, der: spki } = certificate.publicKey;
  if (signature === undefined || !isRs256(token) || key.type !== 'rsa') return 'not-tried';
  if (faults.some(({ part }) => part === 'signature')) return 'not-tried';
  // Any other character has no octet of its own that could have been signed.
  if (!/^[A-Za-z0-9_.-]+$/.test(signingInput)) return 'not-tried';
  const data = Uint8Array.from(signingInput, (character) => character.charCodeAt(0));
  return verify({ algorithm: SHA256_WITH_RSA, spki, signature, data });
}
