import type { EncryptionScheme, MacScheme } from '../pkcs12/types.js';

/**
 * Which Windows imports a PFX protected so. `server-2019`: Windows Server 2019, Windows 10 version 1709 and later;
 * `none`: no Windows; `undocumented`: no source tells, and it was not tried.
 */
export type WindowsSupport = 'every' | 'server-2019' | 'none' | 'undocumented';

const PKCS12_PBE = '1.2.840.113549.1.12.1.';

/** PBES1 of PKCS #12 (RFC 7292 appendix C) that every Windows has itself written: 3DES for keys, RC2-40 for certificates. */
const WRITTEN_BY_EVERY_WINDOWS = new Set([`${PKCS12_PBE}3`, `${PKCS12_PBE}6`]);

/** Documented for AES-256 with SHA-256 (PKCS12_PBES2_EXPORT_PARAMS); its neighbours come from the same family of CNG. */
const CNG_HASHES = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);
/** CNG has no truncated SHA-2, and SHA-3 only where no site server runs yet. */
const NOT_IN_CNG = /^(SHA-224|SHA-512\/\d+|SHA3-\d+)$/;

export function supportOfEncryption({ oid, kind, cipher, hash }: EncryptionScheme): WindowsSupport {
  if (kind === 'pbes1') return WRITTEN_BY_EVERY_WINDOWS.has(oid) ? 'every' : 'undocumented';
  if (/^camellia/i.test(cipher) || NOT_IN_CNG.test(hash)) return 'none';
  return /^AES-(128|192|256)-CBC$/.test(cipher) && CNG_HASHES.has(hash) ? 'server-2019' : 'undocumented';
}

export function supportOfMac({ kind, hash }: MacScheme): WindowsSupport {
  if (kind === 'pbmac1' || NOT_IN_CNG.test(hash)) return 'none';
  if (hash === 'SHA-1') return 'every';
  return CNG_HASHES.has(hash) ? 'server-2019' : 'undocumented';
}

/** `2016`, `2012R2`, `Windows Server 2022` → the year. */
export function windowsServerYear(text: string): number | undefined {
  const year = /\b(20\d\d)(?:\s?R2)?\b/i.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}
