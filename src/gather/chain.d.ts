import type { CertificateFacts } from '../core/check/target.js';
import type { CryptoPort, VerifyResult } from '../core/ports.js';
import { type PublicRoot } from '../core/roots/publicRoots.js';
import type { Certificate } from '../core/x509/types.js';
/** CA certificates at hand, found by subject name; of one name, the one that ends last comes first. */
export declare class CaPool {
  private readonly byName;
  constructor(certificates: Iterable<Certificate>);
  named(key: string): readonly Certificate[];
  /**
   * All that names lead to upward from a certificate; by names alone is decided who may be tried. A run of a thousand certificates asks for
   * each of them, so what has nothing to do with it is left out.
   */
  above(certificate: Certificate): Certificate[];
  /** The names of those above, the missing ones too, nearest first. */
  namesAbove(certificate: Certificate): ReadonlySet<string>;
}
export interface Issuer {
  readonly certificate: Certificate;
  readonly signature: VerifyResult;
}
/**
 * The certificate at hand that signed this one: among those of the right name, the first whose key verifies the signature; failing that, one
 * whose key cannot be tried on this platform; failing that, the one named by the authority key identifier, with signature `invalid`.
 */
export declare function findIssuer(
  certificate: Certificate,
  pool: CaPool,
  verify: CryptoPort['verify'],
): Promise<Issuer | undefined>;
/** From the issuer upward, as far as names and signatures lead; stops at a self-issued certificate. */
export declare function walkChain(
  leaf: Certificate,
  pool: CaPool,
  verify: CryptoPort['verify'],
): Promise<{
  readonly issuer: Issuer | undefined;
  readonly chain: readonly Certificate[];
}>;
/** `valid` when its own key verifies it. */
export declare const selfSignature: (
  certificate: Certificate,
  verify: CryptoPort['verify'],
) => Promise<CertificateFacts['selfSigned']>;
/**
 * Which public root the chain leads to, by key and signature, not by name alone.
 * @param more roots that count as public beside those of the table, where the chain holds them
 */
export declare function publicRootOf(
  leaf: Certificate,
  chain: readonly Certificate[],
  verify: CryptoPort['verify'],
  more?: readonly PublicRoot[],
): Promise<CertificateFacts['publicRoot']>;
export declare const signedBy: (
  certificate: Certificate,
  issuer: Certificate,
  verify: CryptoPort['verify'],
) => Promise<VerifyResult>;
