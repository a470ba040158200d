import { HASHES } from '../algorithms.js';
import type { CryptoPort } from '../ports.js';
import { toHex } from '../text/hex.js';
import { tooManyIterations } from './iterations.js';
import { type PfxLimits, TOTAL_WORK_FACTOR } from './limits.js';
import type { Spelling } from './passwords.js';
import { type Purpose, pbkdf1, pkcs12Pbkdf } from './pbkdf.js';
import { type KeyDerivationFunction, scryptWork } from './schemes.js';

/** A derivation costs something beside its rounds: many bags of one round each are work, and memory, as well. */
const FIXED_WORK = 250;

/**
 * Derives keys for one file: keeps what it derived, so that no combination is computed twice, and stops when the
 * work of all derivations together passes its bound.
 */
export class KeyDeriver {
  private readonly crypto: CryptoPort;
  private readonly derived = new Map<string, Promise<Uint8Array | undefined>>();
  private readonly maxWork: number;
  private work = 0;

  constructor(crypto: CryptoPort, limits: PfxLimits) {
    this.crypto = crypto;
    this.maxWork = limits.maxIterations * TOTAL_WORK_FACTOR;
  }

  /**
   * @returns undefined where the platform lacks the hash
   * @throws CmgCertError `too-many-iterations`
   */
  derive(
    kdf: KeyDerivationFunction,
    purpose: Purpose,
    octets: number,
    password: Spelling,
  ): Promise<Uint8Array | undefined> {
    const secret = secretFor(kdf, password);
    const name = JSON.stringify([{ ...kdf, salt: toHex(kdf.salt) }, purpose, octets, toHex(secret)]);
    const before = this.derived.get(name);
    if (before !== undefined) return before;
    this.spend(kdf, octets);
    const key = this.compute(kdf, purpose, octets, secret);
    this.derived.set(name, key);
    return key;
  }

  /** Whether the bound was passed; whatever is asked now would be refused. */
  get exhausted(): boolean {
    return this.work > this.maxWork;
  }

  private spend(kdf: KeyDerivationFunction, octets: number): void {
    this.work += FIXED_WORK + workOf(kdf, octets);
    if (this.exhausted) {
      throw tooManyIterations(
        `the key derivations of all parts, tried with all passwords, take more than ${this.maxWork} iterations`,
      );
    }
  }

  private async compute(
    kdf: KeyDerivationFunction,
    purpose: Purpose,
    octets: number,
    secret: Uint8Array,
  ): Promise<Uint8Array | undefined> {
    switch (kdf.kind) {
      case 'pkcs12': {
        const hash = this.crypto.hash(kdf.hash);
        return hash && pkcs12Pbkdf(hash, kdf.hash, secret, kdf.salt, purpose, kdf.iterations, octets);
      }
      case 'pbkdf1': {
        const hash = this.crypto.hash(kdf.hash);
        const both = hash && pbkdf1(hash, secret, kdf.salt, kdf.iterations);
        return purpose === 'iv' ? both?.subarray(8) : both?.subarray(0, 8);
      }
      case 'pbkdf2':
        return this.crypto.pbkdf2(kdf.hash, secret, kdf.salt, kdf.iterations, octets);
      case 'scrypt':
        return this.crypto.scrypt(secret, kdf.salt, kdf, octets);
    }
  }
}

/** The octets of a password that a derivation takes. */
export function secretFor(kdf: KeyDerivationFunction, password: Spelling): Uint8Array {
  return kdf.kind === 'pkcs12' ? password.pkcs12 : password.pkcs5;
}

/** Rounds that a derivation costs. */
export function workOf(kdf: KeyDerivationFunction, octets: number): number {
  if (kdf.kind === 'scrypt') return scryptWork(kdf.n, kdf.r, kdf.p);
  return kdf.iterations * Math.ceil(octets / HASHES[kdf.hash].digestOctets);
}
