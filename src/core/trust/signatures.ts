import { bytesEqual } from '../asn1/bytes.js';
import type { CryptoPort, VerifyResult } from '../ports.js';
import type { AlgorithmIdentifier, Certificate } from '../x509/types.js';
import type { Meter } from './budget.js';

/** What is signed: a certificate or a CRL. */
export interface Signed {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
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

  /** @throws BudgetExceeded */
  async check(signed: Signed, issuer: Certificate): Promise<VerifyResult> {
    const spki = issuer.publicKey.der;
    const answers = this.known.get(signed) ?? [];
    const before = answers.find((answer) => bytesEqual(answer.spki, spki));
    if (before !== undefined) return before.result;
    this.meter.spend('signatures');
    const result = await this.verify({
      algorithm: signed.signatureAlgorithm,
      spki,
      signature: signed.signature,
      data: signed.tbs,
    });
    this.known.set(signed, [...answers, { spki, result }]);
    return result;
  }
}
