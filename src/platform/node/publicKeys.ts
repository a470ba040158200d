import { createPublicKey, type KeyObject } from 'node:crypto';
import { MAX_RSA_BITS, publicKeyInfoOf } from '../../core/signatures/keyPair.js';
import type { PublicKeyInfo } from '../../core/x509/types.js';

export interface KeyReading {
  readonly info: PublicKeyInfo;
  /** `invalid`: it breaks the rules of its own kind. `unsupported`: of a kind or size that OpenSSL does not take. */
  readonly key: KeyObject | 'invalid' | 'unsupported';
}

/** One issuer signs many certificates, so its key is kept. Past this number all are forgotten, which only costs time. */
const KEPT_KEYS = 256;
const kept = new Map<string, KeyReading | undefined>();

/**
 * @param spki SubjectPublicKeyInfo, DER
 * @returns undefined when it is none
 */
export function readPublicKey(spki: Uint8Array): KeyReading | undefined {
  const name = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength).toString('latin1');
  if (kept.has(name)) return kept.get(name);
  const info = publicKeyInfoOf(spki);
  const reading = info && { info, key: keyObjectOf(info) };
  if (kept.size >= KEPT_KEYS) kept.clear();
  kept.set(name, reading);
  return reading;
}

function keyObjectOf({ der, key }: PublicKeyInfo): KeyObject | 'invalid' | 'unsupported' {
  if (key.type === 'rsa' && key.modulusBits > MAX_RSA_BITS) return 'unsupported';
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
  } catch {
    // Not every build of OpenSSL has every curve; all other kinds it has.
    const mayBeLacking = key.type === 'ec' && !['P-256', 'P-384', 'P-521'].includes(key.curve);
    return mayBeLacking ? 'unsupported' : 'invalid';
  }
}
