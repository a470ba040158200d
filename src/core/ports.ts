import type { AlgorithmIdentifier } from './x509/types.js';

/** Hash names as Web Crypto and the standards write them. */
export type HashName =
  | 'MD2'
  | 'MD4'
  | 'MD5'
  | 'SHA-1'
  | 'SHA-224'
  | 'SHA-256'
  | 'SHA-384'
  | 'SHA-512'
  | 'SHA-512/224'
  | 'SHA-512/256'
  | 'SHA3-224'
  | 'SHA3-256'
  | 'SHA3-384'
  | 'SHA3-512';

/** CBC block ciphers with PKCS #7 padding, and stream ciphers (no padding, no IV). */
export type CipherName =
  | 'AES-128-CBC'
  | 'AES-192-CBC'
  | 'AES-256-CBC'
  | 'DES-EDE3-CBC'
  | 'DES-EDE2-CBC'
  | 'DES-CBC'
  | 'RC2-CBC'
  | 'RC4'
  | 'CAMELLIA-128-CBC'
  | 'CAMELLIA-192-CBC'
  | 'CAMELLIA-256-CBC';

export interface VerifyRequest {
  readonly algorithm: AlgorithmIdentifier;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly signature: Uint8Array;
  readonly data: Uint8Array;
}

/** `unsupported`: this platform has no such algorithm; that is no verdict on the signature. */
export type VerifyResult = 'valid' | 'invalid' | 'unsupported';

/**
 * What core asks of its platform. Hashes are synchronous because the PKCS #12 key derivation
 * (RFC 7292 appendix B) calls them up to millions of times in a row.
 */
export interface CryptoPort {
  /** @returns undefined where the platform lacks the hash */
  hash(name: HashName): ((data: Uint8Array) => Uint8Array) | undefined;
  hmac(name: HashName, key: Uint8Array, data: Uint8Array): Uint8Array | undefined;
  /** `length` in octets. @returns undefined where the platform lacks the hash */
  pbkdf2(
    name: HashName,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Promise<Uint8Array | undefined>;
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    params: { readonly n: number; readonly r: number; readonly p: number },
    length: number,
  ): Promise<Uint8Array | undefined>;
  /**
   * @param effectiveBits RC2's effective key bits; other ciphers ignore it
   * @param padding `none` leaves the padding on the plain text: that shows what a damaged cipher text still holds
   * @returns the plain text, `bad-padding` (nearly always a wrong key), or `unsupported`
   */
  decrypt(
    cipher: CipherName,
    key: Uint8Array,
    iv: Uint8Array,
    data: Uint8Array,
    effectiveBits?: number,
    padding?: 'pkcs7' | 'none',
  ): Promise<Uint8Array | 'bad-padding' | 'unsupported'>;
  verify(request: VerifyRequest): Promise<VerifyResult>;
  /** Whether the private key (PKCS #8) signs what the public key (SPKI) verifies. */
  proves(pkcs8: Uint8Array, spki: Uint8Array): Promise<'match' | 'mismatch' | 'unsupported'>;
}
