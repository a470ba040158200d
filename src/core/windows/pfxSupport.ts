import { CIPHERS, HASHES, PBES1_OIDS, PBES1_SCHEMES, type WindowsSupport } from '../algorithms.js';
import type { EncryptionScheme, MacScheme } from '../pkcs12/types.js';

/** What supports both of two is what the first of them here supports. */
const WEAKEST_FIRST: readonly WindowsSupport[] = ['none', 'undocumented', 'server-2019', 'every'];

export function supportOfEncryption({ oid, kind, cipher, hash }: EncryptionScheme): WindowsSupport {
  if (kind === 'pbes1') {
    const name = PBES1_OIDS.get(oid);
    return name === undefined ? 'undocumented' : PBES1_SCHEMES[name].windows;
  }
  const both = [CIPHERS[cipher].windows, hash === 'scrypt' ? 'undocumented' : HASHES[hash].windows];
  return WEAKEST_FIRST.find((support) => both.includes(support)) ?? 'undocumented';
}

/** CNG has no PBMAC1 (RFC 9579). */
export function supportOfMac({ kind, hash }: MacScheme): WindowsSupport {
  return kind === 'pbmac1' ? 'none' : HASHES[hash].windows;
}

/** `2016`, `2012R2`, `Windows Server 2022` → the year. */
export function windowsServerYear(text: string): number | undefined {
  const year = /\b(20\d\d)(?:\s?R2)?\b/i.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}
