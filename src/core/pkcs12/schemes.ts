import {
  CIPHERS,
  type CipherName,
  type HashName,
  HMAC_OIDS,
  PBES1_OIDS,
  PBES1_SCHEMES,
  PBES2,
  PBES2_OIDS,
  PBKDF2,
  SCRYPT,
} from '../algorithms.js';
import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { readOctets } from '../asn1/octets.js';
import { TAG } from '../asn1/tags.js';
import { readAlgorithm } from '../x509/algorithm.js';
import type { AlgorithmIdentifier } from '../x509/types.js';
import { readIterations, readPositive, tooManyIterations } from './iterations.js';
import { MAX_SALT_OCTETS, MAX_SCRYPT_MEMORY } from './limits.js';
import type { EncryptionScheme } from './types.js';

/** How a password becomes a key. */
export type KeyDerivationFunction =
  /** RFC 7292 appendix B. */
  | { readonly kind: 'pkcs12'; readonly hash: HashName; readonly salt: Uint8Array; readonly iterations: number }
  /** RFC 8018 § 5.1. */
  | { readonly kind: 'pbkdf1'; readonly hash: HashName; readonly salt: Uint8Array; readonly iterations: number }
  /** RFC 8018 § 5.2; `hash` is that of the HMAC. */
  | { readonly kind: 'pbkdf2'; readonly hash: HashName; readonly salt: Uint8Array; readonly iterations: number }
  /** RFC 7914 § 7. */
  | {
      readonly kind: 'scrypt';
      readonly salt: Uint8Array;
      readonly n: number;
      readonly r: number;
      readonly p: number;
    };

/** An encryption by password, settled to the last parameter. */
export interface PasswordEncryption {
  readonly scheme: EncryptionScheme;
  readonly cipher: CipherName;
  readonly keyOctets: number;
  /** RC2 only. */
  readonly effectiveBits: number | undefined;
  /** undefined where the IV is derived from the password, as in PBES1. */
  readonly iv: Uint8Array | undefined;
  readonly derivation: KeyDerivationFunction;
}

/** An encryption that is not known here; `name` is for the message. */
export interface UnknownEncryption {
  readonly unsupported: string;
}

/** RFC 8018 § B.2.3; from 256 on the version is the number of bits itself. */
const RC2_VERSIONS: ReadonlyMap<number, number> = new Map([
  [160, 40],
  [120, 64],
  [58, 128],
]);
const RC2_DEFAULT_BITS = 32;

/**
 * Reads the AlgorithmIdentifier of an encryption by password: PBES1 and PBES2 of RFC 8018, the schemes of
 * RFC 7292 appendix C. All that sets the work is bounded here, before any of it is done.
 * @param what names the place, for messages: `encrypted content 1`
 * @throws CmgCertError `malformed`, `too-many-iterations`
 */
export function readEncryption(
  algorithm: AlgorithmIdentifier,
  what: string,
  maxIterations: number,
): PasswordEncryption | UnknownEncryption {
  if (algorithm.oid === PBES2) return readPbes2(algorithm, what, maxIterations);
  const scheme = PBES1_OIDS.get(algorithm.oid);
  return scheme === undefined
    ? { unsupported: `the encryption algorithm ${algorithm.oid}` }
    : readPbes1(scheme, algorithm, what, maxIterations);
}

/** The HMAC that an OID names, as PRF of PBKDF2 or as MAC of PBMAC1. */
export function hmacHash({ oid }: AlgorithmIdentifier): HashName | undefined {
  return HMAC_OIDS.get(oid);
}

function readPbes1(
  name: keyof typeof PBES1_SCHEMES,
  algorithm: AlgorithmIdentifier,
  what: string,
  maxIterations: number,
): PasswordEncryption {
  const { kdf, cipher, keyOctets, hash } = PBES1_SCHEMES[name];
  const parameters = openParameters(algorithm, `parameters of ${what}`);
  const salt = checkSalt(readOctets(parameters, `salt of ${what}`), what);
  const iterations = readIterations(parameters, what, maxIterations);
  return {
    scheme: { oid: algorithm.oid, name, kind: 'pbes1', cipher, hash, iterations },
    cipher,
    keyOctets,
    effectiveBits: cipher === 'RC2-CBC' ? keyOctets * 8 : undefined,
    iv: undefined,
    derivation: { kind: kdf, hash, salt, iterations },
  };
}

/** RFC 8018 § A.4. */
function readPbes2(
  algorithm: AlgorithmIdentifier,
  what: string,
  maxIterations: number,
): PasswordEncryption | UnknownEncryption {
  const parameters = openParameters(algorithm, `PBES2 parameters of ${what}`);
  const kdf = readAlgorithm(parameters, `keyDerivationFunc of ${what}`);
  const encryption = readAlgorithm(parameters, `encryptionScheme of ${what}`);
  parameters.finish(`PBES2 parameters of ${what}`);
  const derived = readDerivation(kdf, what, maxIterations);
  if ('unsupported' in derived) return derived;
  const cipher = PBES2_OIDS.get(encryption.oid);
  if (cipher === undefined) return { unsupported: `the cipher ${encryption.oid}` };
  const { effectiveBits, iv } = readCipherParameters(cipher, encryption, what);
  if (effectiveBits === 'unknown') return { unsupported: 'RC2 with an effective key length that is not known' };
  const [min, max] = CIPHERS[cipher].keyOctets;
  const keyOctets = derived.keyOctets ?? (effectiveBits === undefined ? max : Math.ceil(effectiveBits / 8));
  if (keyOctets < min || keyOctets > max) {
    throw malformed(`${what}: a key of ${keyOctets} octets, which ${cipher} does not take`);
  }
  const { derivation } = derived;
  const hash = derivation.kind === 'scrypt' ? 'scrypt' : derivation.hash;
  const how = derivation.kind === 'scrypt' ? 'scrypt' : `PBKDF2 with HMAC-${hash}`;
  const iterations = derivation.kind === 'scrypt' ? derivation.n : derivation.iterations;
  return {
    scheme: { oid: algorithm.oid, name: `${cipher}, ${how}`, kind: 'pbes2', cipher, hash, iterations },
    cipher,
    keyOctets,
    effectiveBits,
    iv,
    derivation,
  };
}

export interface DerivationParameters {
  readonly derivation: KeyDerivationFunction;
  /** keyLength, where it is given. */
  readonly keyOctets: number | undefined;
}

/** The key derivation function of PBES2 or PBMAC1. */
export function readDerivation(
  kdf: AlgorithmIdentifier,
  what: string,
  maxIterations: number,
): DerivationParameters | UnknownEncryption {
  if (kdf.oid === PBKDF2) return readPbkdf2(kdf, what, maxIterations);
  if (kdf.oid === SCRYPT) return readScrypt(kdf, what, maxIterations);
  return { unsupported: `the key derivation function ${kdf.oid}` };
}

/** RFC 8018 § A.2. */
function readPbkdf2(
  kdf: AlgorithmIdentifier,
  what: string,
  maxIterations: number,
): DerivationParameters | UnknownEncryption {
  const parameters = openParameters(kdf, `PBKDF2 parameters of ${what}`);
  if (parameters.nextTag === TAG.sequence) return { unsupported: 'a salt that another algorithm makes (otherSource)' };
  const salt = checkSalt(readOctets(parameters, `salt of ${what}`), what);
  const iterations = readIterations(parameters, what, maxIterations);
  const keyOctets = readKeyLength(parameters, what);
  const prf = parameters.nextTag === TAG.sequence ? readAlgorithm(parameters, `prf of ${what}`) : undefined;
  parameters.finish(`PBKDF2 parameters of ${what}`);
  const hash = prf === undefined ? 'SHA-1' : hmacHash(prf);
  if (hash === undefined) return { unsupported: `PBKDF2 with the pseudorandom function ${prf?.oid}` };
  return { derivation: { kind: 'pbkdf2', hash, salt, iterations }, keyOctets };
}

/** RFC 7914 § 7.1. */
function readScrypt(kdf: AlgorithmIdentifier, what: string, maxIterations: number): DerivationParameters {
  const parameters = openParameters(kdf, `scrypt parameters of ${what}`);
  const salt = checkSalt(readOctets(parameters, `salt of ${what}`), what);
  const [n, r, p] = ['costParameter', 'blockSize', 'parallelizationParameter'].map((name) =>
    readPositive(parameters.read(TAG.integer, name), `${name} of ${what}`),
  ) as [number, number, number];
  const keyOctets = readKeyLength(parameters, what);
  parameters.finish(`scrypt parameters of ${what}`);
  const memory = 128 * n * r;
  if (memory > MAX_SCRYPT_MEMORY || scryptWork(n, r, p) > maxIterations) {
    throw tooManyIterations(`${what}: scrypt with N ${n}, r ${r}, p ${p} takes more memory or time than is allowed`);
  }
  if (n < 2 || 2 ** Math.round(Math.log2(n)) !== n) throw malformed(`${what}: scrypt with N ${n}, not a power of two`);
  return { derivation: { kind: 'scrypt', salt, n, r, p }, keyOctets };
}

/** In rounds of PBKDF2: each of the 2 · N · p mixings runs Salsa20/8 over r pairs of blocks. */
export function scryptWork(n: number, r: number, p: number): number {
  return 2 * n * r * p;
}

function readKeyLength(parameters: Cursor, what: string): number | undefined {
  const tlv = parameters.readOptional(TAG.integer, `keyLength of ${what}`);
  if (tlv === undefined) return undefined;
  const octets = readPositive(tlv, `keyLength of ${what}`);
  if (octets > MAX_KEY_OCTETS) throw malformed(`${what}: a key of ${octets} octets`);
  return octets;
}

/** RC2 and RC4 end at 128 and 256 octets, and HMAC gains nothing from more. */
const MAX_KEY_OCTETS = 1024;

/** The IV (RFC 8018 § B.2), and for RC2 its effective key length. */
function readCipherParameters(
  cipher: CipherName,
  algorithm: AlgorithmIdentifier,
  what: string,
): { readonly iv: Uint8Array; readonly effectiveBits: number | 'unknown' | undefined } {
  if (algorithm.parameters === undefined) throw malformed(`${what}: ${cipher} without an IV`);
  const outer = Cursor.over(algorithm.parameters, BER_LIMITS);
  if (cipher !== 'RC2-CBC') return { iv: readIv(outer, cipher, what), effectiveBits: undefined };
  const parameters = outer.readInto(TAG.sequence, `RC2 parameters of ${what}`);
  const version = parameters.readOptional(TAG.integer, 'rc2ParameterVersion');
  const effectiveBits =
    version === undefined ? RC2_DEFAULT_BITS : rc2Bits(readPositive(version, 'rc2ParameterVersion'));
  return { iv: readIv(parameters, cipher, what), effectiveBits };
}

function rc2Bits(version: number): number | 'unknown' {
  return version >= 256 && version <= 1024 ? version : (RC2_VERSIONS.get(version) ?? 'unknown');
}

function readIv(cursor: Cursor, cipher: CipherName, what: string): Uint8Array {
  const iv = readOctets(cursor, `IV of ${what}`);
  const expected = CIPHERS[cipher].blockOctets;
  if (iv.length !== expected) throw malformed(`${what}: an IV of ${iv.length} octets; ${cipher} takes ${expected}`);
  return iv;
}

function checkSalt(salt: Uint8Array, what: string): Uint8Array {
  if (salt.length > MAX_SALT_OCTETS) throw malformed(`${what}: a salt of ${salt.length} octets`);
  return salt;
}

function openParameters({ parameters, oid }: AlgorithmIdentifier, what: string): Cursor {
  if (parameters === undefined) throw malformed(`${what}: algorithm ${oid} without parameters`);
  return Cursor.over(parameters, BER_LIMITS).readInto(TAG.sequence, what);
}
