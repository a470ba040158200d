import { rowsOf } from './rows.js';

/**
 * Which Windows imports a PFX protected so. `server-2019`: Windows Server 2019, Windows 10 version 1709 and later;
 * `none`: no Windows; `undocumented`: no source tells, and it was not tried.
 */
export type WindowsSupport = 'every' | 'server-2019' | 'none' | 'undocumented';

/** How a password becomes a key in PBES1. */
type Pbes1Derivation = 'pkcs12' | 'pbkdf1';

interface Hash {
  /** As digest (RFC 3279, RFC 4055, RFC 5754, RFC 8702). */
  readonly oid: string;
  /** As HMAC, in PBKDF2 and PBMAC1: RFC 8018 § B.1, NIST CSOR; a second one is the older name that IPsec gave it. */
  readonly hmacOids: readonly string[];
  /** Octets that it reads at a time: v of RFC 7292 appendix B.2 (SHA-3: the rate, FIPS 202). */
  readonly blockOctets: number;
  /** Octets of a digest: u of RFC 7292 appendix B.2. */
  readonly digestOctets: number;
  /**
   * As MAC, and in a key derivation. Documented for SHA-256 beside AES (PKCS12_PBES2_EXPORT_PARAMS); its neighbours come from the same family of
   * CNG, which has no truncated SHA-2, and SHA-3 only where no site server runs yet.
   */
  readonly windows: WindowsSupport;
}

/** Every hash that certificates and PFX files name. A platform has an engine for each, or says that it has none. */
export const HASHES = {
  MD2: { oid: '1.2.840.113549.2.2', hmacOids: [], blockOctets: 16, digestOctets: 16, windows: 'undocumented' },
  MD4: { oid: '1.2.840.113549.2.4', hmacOids: [], blockOctets: 64, digestOctets: 16, windows: 'undocumented' },
  MD5: {
    oid: '1.2.840.113549.2.5',
    hmacOids: ['1.2.840.113549.2.6', '1.3.6.1.5.5.8.1.1'],
    blockOctets: 64,
    digestOctets: 16,
    windows: 'undocumented',
  },
  'SHA-1': {
    oid: '1.3.14.3.2.26',
    hmacOids: ['1.2.840.113549.2.7', '1.3.6.1.5.5.8.1.2'],
    blockOctets: 64,
    digestOctets: 20,
    windows: 'every',
  },
  'SHA-224': modern('2.16.840.1.101.3.4.2.4', '1.2.840.113549.2.8', 64, 28, 'none'),
  'SHA-256': modern('2.16.840.1.101.3.4.2.1', '1.2.840.113549.2.9', 64, 32, 'server-2019'),
  'SHA-384': modern('2.16.840.1.101.3.4.2.2', '1.2.840.113549.2.10', 128, 48, 'server-2019'),
  'SHA-512': modern('2.16.840.1.101.3.4.2.3', '1.2.840.113549.2.11', 128, 64, 'server-2019'),
  'SHA-512/224': modern('2.16.840.1.101.3.4.2.5', '1.2.840.113549.2.12', 128, 28, 'none'),
  'SHA-512/256': modern('2.16.840.1.101.3.4.2.6', '1.2.840.113549.2.13', 128, 32, 'none'),
  'SHA3-224': modern('2.16.840.1.101.3.4.2.7', '2.16.840.1.101.3.4.2.13', 144, 28, 'none'),
  'SHA3-256': modern('2.16.840.1.101.3.4.2.8', '2.16.840.1.101.3.4.2.14', 136, 32, 'none'),
  'SHA3-384': modern('2.16.840.1.101.3.4.2.9', '2.16.840.1.101.3.4.2.15', 104, 48, 'none'),
  'SHA3-512': modern('2.16.840.1.101.3.4.2.10', '2.16.840.1.101.3.4.2.16', 72, 64, 'none'),
} satisfies Record<string, Hash>;

/** Hash names as Web Crypto and the standards write them. */
export type HashName = keyof typeof HASHES;

interface Cipher {
  /** In PBES2: RFC 8018 § B.2, RFC 3565, RFC 3657. undefined where PBES1 alone uses it. */
  readonly oid: string | undefined;
  /** Of the IV as well; 1 for a stream cipher, which has neither IV nor padding. */
  readonly blockOctets: number;
  /** The shortest key and the longest; RC2 and RC4 accept any length in between. */
  readonly keyOctets: readonly [min: number, max: number];
  /** In PBES2: documented for AES-256 alone; CNG has AES in all lengths, and no Camellia. */
  readonly windows: WindowsSupport;
}

/** CBC block ciphers with PKCS #7 padding, and stream ciphers (no padding, no IV). Every platform has an engine for each. */
export const CIPHERS = {
  'AES-128-CBC': { oid: '2.16.840.1.101.3.4.1.2', blockOctets: 16, keyOctets: [16, 16], windows: 'server-2019' },
  'AES-192-CBC': { oid: '2.16.840.1.101.3.4.1.22', blockOctets: 16, keyOctets: [24, 24], windows: 'server-2019' },
  'AES-256-CBC': { oid: '2.16.840.1.101.3.4.1.42', blockOctets: 16, keyOctets: [32, 32], windows: 'server-2019' },
  'CAMELLIA-128-CBC': { oid: '1.2.392.200011.61.1.1.1.2', blockOctets: 16, keyOctets: [16, 16], windows: 'none' },
  'CAMELLIA-192-CBC': { oid: '1.2.392.200011.61.1.1.1.3', blockOctets: 16, keyOctets: [24, 24], windows: 'none' },
  'CAMELLIA-256-CBC': { oid: '1.2.392.200011.61.1.1.1.4', blockOctets: 16, keyOctets: [32, 32], windows: 'none' },
  'DES-EDE3-CBC': { oid: '1.2.840.113549.3.7', blockOctets: 8, keyOctets: [24, 24], windows: 'undocumented' },
  'DES-EDE2-CBC': { oid: undefined, blockOctets: 8, keyOctets: [16, 16], windows: 'undocumented' },
  'DES-CBC': { oid: '1.3.14.3.2.7', blockOctets: 8, keyOctets: [8, 8], windows: 'undocumented' },
  'RC2-CBC': { oid: '1.2.840.113549.3.2', blockOctets: 8, keyOctets: [1, 128], windows: 'undocumented' },
  RC4: { oid: undefined, blockOctets: 1, keyOctets: [1, 256], windows: 'undocumented' },
} satisfies Record<string, Cipher>;

export type CipherName = keyof typeof CIPHERS;

/** The schemes that name cipher, derivation and hash at once: RFC 7292 appendix C and RFC 8018 § A.3. RC2's effective bits are those of its key. */
export const PBES1_SCHEMES = {
  pbeWithSHAAnd128BitRC4: pbes1('1.2.840.113549.1.12.1.1', 'pkcs12', 'RC4', 16, 'SHA-1'),
  pbeWithSHAAnd40BitRC4: pbes1('1.2.840.113549.1.12.1.2', 'pkcs12', 'RC4', 5, 'SHA-1'),
  // Every Windows has itself written these two: 3DES for keys, RC2-40 for certificates.
  'pbeWithSHAAnd3-KeyTripleDES-CBC': pbes1('1.2.840.113549.1.12.1.3', 'pkcs12', 'DES-EDE3-CBC', 24, 'SHA-1', 'every'),
  'pbewithSHAAnd40BitRC2-CBC': pbes1('1.2.840.113549.1.12.1.6', 'pkcs12', 'RC2-CBC', 5, 'SHA-1', 'every'),
  'pbeWithSHAAnd2-KeyTripleDES-CBC': pbes1('1.2.840.113549.1.12.1.4', 'pkcs12', 'DES-EDE2-CBC', 16, 'SHA-1'),
  'pbeWithSHAAnd128BitRC2-CBC': pbes1('1.2.840.113549.1.12.1.5', 'pkcs12', 'RC2-CBC', 16, 'SHA-1'),
  'pbeWithMD2AndDES-CBC': pbes1('1.2.840.113549.1.5.1', 'pbkdf1', 'DES-CBC', 8, 'MD2'),
  'pbeWithMD5AndDES-CBC': pbes1('1.2.840.113549.1.5.3', 'pbkdf1', 'DES-CBC', 8, 'MD5'),
  'pbeWithMD2AndRC2-CBC': pbes1('1.2.840.113549.1.5.4', 'pbkdf1', 'RC2-CBC', 8, 'MD2'),
  'pbeWithMD5AndRC2-CBC': pbes1('1.2.840.113549.1.5.6', 'pbkdf1', 'RC2-CBC', 8, 'MD5'),
  'pbeWithSHA1AndDES-CBC': pbes1('1.2.840.113549.1.5.10', 'pbkdf1', 'DES-CBC', 8, 'SHA-1'),
  'pbeWithSHA1AndRC2-CBC': pbes1('1.2.840.113549.1.5.11', 'pbkdf1', 'RC2-CBC', 8, 'SHA-1'),
};

/** What names cipher and derivation apart, and the derivations (RFC 8018 §§ A.2, A.4, A.5; RFC 7914 § 7.1). */
export const PBES2 = '1.2.840.113549.1.5.13';
export const PBKDF2 = '1.2.840.113549.1.5.12';
export const SCRYPT = '1.3.6.1.4.1.11591.4.11';
export const PBMAC1 = '1.2.840.113549.1.5.14';

export const HASH_OIDS = byOid(HASHES, ({ oid }) => [oid]);
export const HMAC_OIDS = byOid(HASHES, ({ hmacOids }) => hmacOids);
export const PBES2_OIDS = byOid<CipherName, Cipher>(CIPHERS, ({ oid }) => (oid === undefined ? [] : [oid]));
export const PBES1_OIDS = byOid(PBES1_SCHEMES, ({ oid }) => [oid]);

function modern(oid: string, hmacOid: string, blockOctets: number, digestOctets: number, windows: WindowsSupport) {
  return { oid, hmacOids: [hmacOid] as const, blockOctets, digestOctets, windows };
}

function pbes1(
  oid: string,
  kdf: Pbes1Derivation,
  cipher: CipherName,
  keyOctets: number,
  hash: HashName,
  windows: WindowsSupport = 'undocumented',
) {
  return { oid, kdf, cipher, keyOctets, hash, windows };
}

/** Which row an object identifier means. */
function byOid<Name extends string, Row>(
  table: Readonly<Record<Name, Row>>,
  oidsOf: (row: Row) => readonly string[],
): ReadonlyMap<string, Name> {
  return new Map(rowsOf(table).flatMap(([name, row]) => oidsOf(row).map((oid) => [oid, name])));
}
