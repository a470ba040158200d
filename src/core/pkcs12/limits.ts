/** What a file may ask for. All of it is checked before any work is done. */
export interface PfxLimits {
  /** Octets of the file. */
  readonly maxBytes: number;
  /** Rounds of one key derivation: of the MAC, of an encrypted content, of a key bag. */
  readonly maxIterations: number;
}

/** The largest default in the field is 600,000 rounds; a PFX of 51 certificates has some 100 kB. */
export const DEFAULT_LIMITS: PfxLimits = { maxBytes: 16 * 1024 * 1024, maxIterations: 2_000_000 };

/** Rounds of all derivations together, over all bags and passwords: this many times `maxIterations`. */
export const TOTAL_WORK_FACTOR = 8;

/** 8 to 64 octets are in use. */
export const MAX_SALT_OCTETS = 1024;

/** scrypt's memory, 128 · N · r octets: four times what OpenSSL's default (N 16,384, r 8) takes. */
export const MAX_SCRYPT_MEMORY = 64 * 1024 * 1024;

/** SafeContents within SafeContents (RFC 7292 § 4.2.6). No known program writes any. */
export const MAX_NESTED_SAFES = 8;

/** Contents and bags of one file together: a PFX of 51 certificates has 54. Each may have to be decrypted with every password. */
export const MAX_BAGS = 1000;
