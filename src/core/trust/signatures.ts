import { bytesEqual } from '../asn1/bytes.js';
import { TAG } from '../asn1/tags.js';
import type { CryptoPort, VerifyResult } from '../ports.js';
import { publicKeyUnder } from '../signatures/rewrap.js';
import type { AlgorithmIdentifier, Certificate } from '../x509/types.js';
import type { Meter } from './budget.js';

/** What is signed: a certificate or a CRL. */
export interface Signed {
  /** Undefined where it was not kept, and `signatureUnder` tells. */
  readonly tbs: Uint8Array | undefined;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  signatureUnder?(spki: Uint8Array): VerifyResult;
}

/** Whether a key (SubjectPublicKeyInfo) verifies what is signed. */
export async function verifySigned(
  signed: Signed,
  spki: Uint8Array,
  verify: CryptoPort['verify'],
): Promise<VerifyResult> {
  const { tbs: data, signatureAlgorithm: algorithm, signature } = signed;
  return data === undefined
    ? (signed.signatureUnder?.(spki) ?? 'unsupported')
    : verify({ algorithm, spki, signature, data });
}

/** Verifies each signature under each key once, and counts. A CA's certificates with the same key share the answer. */
export class Signatures {
  private readonly verify: CryptoPort['verify'];
  private readonly meter: Meter;
  private readonly known = new Map<Signed, { readonly spki: Uint8Array; readonly result: VerifyResult }[]>();

  constructor(verify: CryptoPort['verify'], meter: Meter) {
    this.verify = verify;
    this.meter = meter;
  }

  /**
   * @param spki the issuer's key, SubjectPublicKeyInfo
   * @throws BudgetExceeded
   */
  async check(signed: Signed, spki: Uint8Array): Promise<VerifyResult> {
    const answers = this.known.get(signed) ?? [];
    const before = answers.find((answer) => bytesEqual(answer.spki, spki));
    if (before !== undefined) return before.result;
    this.meter.spend('signatures');
    const result = await verifySigned(signed, spki, this.verify);
    this.known.set(signed, [...answers, { spki, result }]);
    return result;
  }
}

/** A DSA key may leave its parameters to its issuer (RFC 3279 § 2.3.2). */
export function inheritsParameters({ publicKey }: Certificate): boolean {
  const { parameters } = publicKey.algorithm;
  return publicKey.key.type === 'dsa' && (parameters === undefined || parameters[0] === TAG.null);
}

/**
 * The key of a certificate with the parameters that it may have from those above it (RFC 5280 § 6.1.4 (d) – (f)).
 * @param chain the certificate, then upward
 * @returns SubjectPublicKeyInfo
 */
export function workingKey(chain: readonly Certificate[]): Uint8Array {
  const certificate = chain[0] as Certificate;
  const source = chain.find((above) => !inheritsParameters(above));
  return source === undefined || source === certificate
    ? certificate.publicKey.der
    : publicKeyUnder(source.publicKey.algorithm.der, certificate.publicKey.bits);
}
