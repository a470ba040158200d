import { bytesEqual } from '../core/asn1/bytes.js';
import type { CertificateFacts } from '../core/check/target.js';
import type { CryptoPort, VerifyResult } from '../core/ports.js';
import { findPublicRootBySpki, findPublicRootCandidates, type PublicRoot } from '../core/roots/publicRoots.js';
import { isSelfIssued } from '../core/x509/certificateKind.js';
import { nameKey } from '../core/x509/compareNames.js';
import { readExtension } from '../core/x509/readExtension.js';
import type { Certificate } from '../core/x509/types.js';

/** More than any real PKI has; bounds the walk over files that an attacker could have made. */
const MAX_CHAIN = 20;
/** Candidates of one name: reissued CAs keep the name, so a few are normal. */
const MAX_CANDIDATES = 32;

/** CA certificates at hand, found by subject name; of one name, the one that ends last comes first. */
export class CaPool {
  private readonly byName = new Map<string, Certificate[]>();

  constructor(certificates: Iterable<Certificate>) {
    for (const certificate of [...certificates].sort((a, b) => b.notAfter - a.notAfter)) {
      const key = nameKey(certificate.subject);
      const same = this.byName.get(key);
      if (same === undefined) this.byName.set(key, [certificate]);
      else if (!same.some((known) => bytesEqual(known.der, certificate.der))) same.push(certificate);
    }
  }

  named(key: string): readonly Certificate[] {
    return this.byName.get(key) ?? [];
  }

  /**
   * All that names lead to upward from a certificate; by names alone is decided who may be tried. A run of a thousand certificates asks for
   * each of them, so what has nothing to do with it is left out.
   */
  above(certificate: Certificate): Certificate[] {
    const found: Certificate[] = [];
    for (const name of this.namesAbove(certificate)) for (const one of this.named(name)) found.push(one);
    return found;
  }

  /** The names of those above, the missing ones too, nearest first. */
  namesAbove(certificate: Certificate): ReadonlySet<string> {
    const names = new Set([nameKey(certificate.issuer)]);
    // A set goes on with what is added while it is walked.
    for (const name of names) for (const one of this.named(name)) names.add(nameKey(one.issuer));
    return names;
  }
}

export interface Issuer {
  readonly certificate: Certificate;
  readonly signature: VerifyResult;
}

/**
 * The certificate at hand that signed this one: among those of the right name, the first whose key verifies the signature; failing that, one
 * whose key cannot be tried on this platform; failing that, the one named by the authority key identifier, with signature `invalid`.
 */
export async function findIssuer(
  certificate: Certificate,
  pool: CaPool,
  verify: CryptoPort['verify'],
): Promise<Issuer | undefined> {
  let fallback: Issuer | undefined;
  for (const candidate of pool.named(nameKey(certificate.issuer)).slice(0, MAX_CANDIDATES)) {
    const signature = await signedBy(certificate, candidate, verify);
    if (signature === 'valid') return { certificate: candidate, signature };
    if (signature === 'unsupported' && fallback?.signature !== 'unsupported') {
      fallback = { certificate: candidate, signature };
    } else if (fallback === undefined && keyIdentifiersAgree(certificate, candidate)) {
      fallback = { certificate: candidate, signature };
    }
  }
  return fallback;
}

/** From the issuer upward, as far as names and signatures lead; stops at a self-issued certificate. */
export async function walkChain(
  leaf: Certificate,
  pool: CaPool,
  verify: CryptoPort['verify'],
): Promise<{ readonly issuer: Issuer | undefined; readonly chain: readonly Certificate[] }> {
  if (isSelfIssued(leaf)) return { issuer: undefined, chain: [] };
  const issuer = await findIssuer(leaf, pool, verify);
  const chain: Certificate[] = [];
  let next = issuer;
  while (next !== undefined && next.signature !== 'invalid' && chain.length < MAX_CHAIN) {
    const { certificate } = next;
    if (chain.includes(certificate)) break;
    chain.push(certificate);
    if (isSelfIssued(certificate)) break;
    next = await findIssuer(certificate, pool, verify);
  }
  return { issuer, chain };
}

/** `valid` when its own key verifies it. */
export const selfSignature = (
  certificate: Certificate,
  verify: CryptoPort['verify'],
): Promise<CertificateFacts['selfSigned']> =>
  isSelfIssued(certificate) ? signedBy(certificate, certificate, verify) : Promise.resolve('not-self-issued');

/**
 * Which public root the chain leads to, by key and signature, not by name alone.
 * @param more roots that count as public beside those of the table, where the chain holds them
 */
export async function publicRootOf(
  leaf: Certificate,
  chain: readonly Certificate[],
  verify: CryptoPort['verify'],
  more: readonly PublicRoot[] = [],
): Promise<CertificateFacts['publicRoot']> {
  for (const certificate of [leaf, ...chain]) {
    const known = findPublicRootBySpki(certificate.publicKey.der, more);
    if (known !== undefined) return { kind: 'public', name: known.name };
  }
  const top = chain.at(-1) ?? leaf;
  if (isSelfIssued(top)) return { kind: 'private' };
  for (const root of findPublicRootCandidates(top.issuer)) {
    const { signatureAlgorithm: algorithm, signature, tbs: data } = top;
    if ((await verify({ algorithm, spki: root.spki, signature, data })) === 'valid') {
      return { kind: 'public', name: root.name };
    }
  }
  return { kind: 'unknown' };
}

export const signedBy = (
  certificate: Certificate,
  issuer: Certificate,
  verify: CryptoPort['verify'],
): Promise<VerifyResult> =>
  verify({
    algorithm: certificate.signatureAlgorithm,
    spki: issuer.publicKey.der,
    signature: certificate.signature,
    data: certificate.tbs,
  });

function keyIdentifiersAgree(certificate: Certificate, issuer: Certificate): boolean {
  const aki = readExtension(certificate, 'authorityKeyIdentifier');
  const ski = readExtension(issuer, 'subjectKeyIdentifier');
  if (aki.state !== 'present' || ski.state !== 'present' || aki.value.keyIdentifier === undefined) return false;
  return bytesEqual(aki.value.keyIdentifier, ski.value);
}
