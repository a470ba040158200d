import { HASH_OIDS, type HashName } from '../algorithms.js';
import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { readNumber } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from './algorithm.js';
import { RSASSA_PSS } from './publicKey.js';
import type { AlgorithmIdentifier } from './types.js';

export type SignatureScheme = 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa' | 'ed25519' | 'ed448' | 'dsa' | 'unknown';

export interface SignatureAlgorithm {
  /** As OpenSSL names it; the OID where it is not known. */
  readonly name: string;
  /** undefined where the scheme has its own, or it is not known, or its parameters cannot be read. */
  readonly hash: HashName | undefined;
  readonly scheme: SignatureScheme;
  /** RSASSA-PSS only: octets of salt, and the hash of the mask generation function. */
  readonly saltLength?: number;
  readonly mgfHash?: HashName | undefined;
}

type Row = readonly [oid: string, name: string, hash: HashName | undefined, scheme: SignatureScheme];
const ROWS: readonly Row[] = [
  ['1.2.840.113549.1.1.2', 'md2WithRSAEncryption', 'MD2', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.3', 'md4WithRSAEncryption', 'MD4', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.4', 'md5WithRSAEncryption', 'MD5', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.5', 'sha1WithRSAEncryption', 'SHA-1', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.11', 'sha256WithRSAEncryption', 'SHA-256', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.12', 'sha384WithRSAEncryption', 'SHA-384', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.13', 'sha512WithRSAEncryption', 'SHA-512', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.14', 'sha224WithRSAEncryption', 'SHA-224', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.15', 'sha512-224WithRSAEncryption', 'SHA-512/224', 'rsa-pkcs1'],
  ['1.2.840.113549.1.1.16', 'sha512-256WithRSAEncryption', 'SHA-512/256', 'rsa-pkcs1'],
  ['2.16.840.1.101.3.4.3.13', 'RSA-SHA3-224', 'SHA3-224', 'rsa-pkcs1'],
  ['2.16.840.1.101.3.4.3.14', 'RSA-SHA3-256', 'SHA3-256', 'rsa-pkcs1'],
  ['2.16.840.1.101.3.4.3.15', 'RSA-SHA3-384', 'SHA3-384', 'rsa-pkcs1'],
  ['2.16.840.1.101.3.4.3.16', 'RSA-SHA3-512', 'SHA3-512', 'rsa-pkcs1'],
  ['1.3.14.3.2.2', 'md4WithRSA', 'MD4', 'rsa-pkcs1'],
  ['1.3.14.3.2.3', 'md5WithRSA', 'MD5', 'rsa-pkcs1'],
  ['1.3.14.3.2.29', 'sha1WithRSA', 'SHA-1', 'rsa-pkcs1'],
  ['1.2.840.10045.4.1', 'ecdsa-with-SHA1', 'SHA-1', 'ecdsa'],
  ['1.2.840.10045.4.3.1', 'ecdsa-with-SHA224', 'SHA-224', 'ecdsa'],
  ['1.2.840.10045.4.3.2', 'ecdsa-with-SHA256', 'SHA-256', 'ecdsa'],
  ['1.2.840.10045.4.3.3', 'ecdsa-with-SHA384', 'SHA-384', 'ecdsa'],
  ['1.2.840.10045.4.3.4', 'ecdsa-with-SHA512', 'SHA-512', 'ecdsa'],
  ['2.16.840.1.101.3.4.3.9', 'ecdsa_with_SHA3-224', 'SHA3-224', 'ecdsa'],
  ['2.16.840.1.101.3.4.3.10', 'ecdsa_with_SHA3-256', 'SHA3-256', 'ecdsa'],
  ['2.16.840.1.101.3.4.3.11', 'ecdsa_with_SHA3-384', 'SHA3-384', 'ecdsa'],
  ['2.16.840.1.101.3.4.3.12', 'ecdsa_with_SHA3-512', 'SHA3-512', 'ecdsa'],
  ['1.2.840.10040.4.3', 'dsaWithSHA1', 'SHA-1', 'dsa'],
  ['1.3.14.3.2.27', 'dsaWithSHA1-old', 'SHA-1', 'dsa'],
  ['2.16.840.1.101.3.4.3.1', 'dsa_with_SHA224', 'SHA-224', 'dsa'],
  ['2.16.840.1.101.3.4.3.2', 'dsa_with_SHA256', 'SHA-256', 'dsa'],
  ['2.16.840.1.101.3.4.3.3', 'dsa_with_SHA384', 'SHA-384', 'dsa'],
  ['2.16.840.1.101.3.4.3.4', 'dsa_with_SHA512', 'SHA-512', 'dsa'],
  ['1.3.101.112', 'ED25519', undefined, 'ed25519'],
  ['1.3.101.113', 'ED448', undefined, 'ed448'],
];

const KNOWN: ReadonlyMap<string, SignatureAlgorithm> = new Map(
  ROWS.map(([oid, name, hash, scheme]) => [oid, { name, hash, scheme }]),
);

/** ANSI X9.62: the hash stands in the parameters. AD CS writes it with "alternate signature format". */
const ECDSA_WITH_SPECIFIED = '1.2.840.10045.4.3';
const MGF1 = '1.2.840.113549.1.1.8';

/** What an AlgorithmIdentifier of a signature means, RSASSA-PSS parameters (RFC 4055 § 3.1) included. */
export function describeSignatureAlgorithm(algorithm: AlgorithmIdentifier): SignatureAlgorithm {
  if (algorithm.oid === RSASSA_PSS) return describePss(algorithm.parameters);
  if (algorithm.oid === ECDSA_WITH_SPECIFIED) {
    return { name: 'ecdsa-with-Specified', hash: specifiedHash(algorithm.parameters), scheme: 'ecdsa' };
  }
  return KNOWN.get(algorithm.oid) ?? { name: algorithm.oid, hash: undefined, scheme: 'unknown' };
}

function describePss(parameters: Uint8Array | undefined): SignatureAlgorithm {
  const unreadable: SignatureAlgorithm = { name: 'rsassaPss', hash: undefined, scheme: 'rsa-pss' };
  if (parameters === undefined) return unreadable;
  return orElse(unreadable, () => readPss(parameters));
}

/** Every member has a default: SHA-1, MGF1 with SHA-1, a salt of 20 octets, trailer 1. */
function readPss(parameters: Uint8Array): SignatureAlgorithm {
  const outer = Cursor.over(parameters, BER_LIMITS);
  const inner = outer.readInto(TAG.sequence, 'RSASSA-PSS-params');
  const hash = inner.nextTag === 0xa0 ? readHash(inner.readInto(0xa0, 'hashAlgorithm')) : 'SHA-1';
  const mgfHash = inner.nextTag === 0xa1 ? readMgf1(inner.readInto(0xa1, 'maskGenAlgorithm')) : 'SHA-1';
  const saltLength = inner.nextTag === 0xa2 ? readNumber(inner.readInto(0xa2, 'saltLength'), 'saltLength') : 20;
  const trailer = inner.nextTag === 0xa3 ? readNumber(inner.readInto(0xa3, 'trailerField'), 'trailerField') : 1;
  inner.finish('RSASSA-PSS-params');
  if (saltLength < 0 || trailer !== 1) throw malformed('RSASSA-PSS-params: values that RFC 4055 does not allow');
  return { name: 'rsassaPss', hash, scheme: 'rsa-pss', saltLength, mgfHash };
}

function readHash(cursor: Cursor): HashName | undefined {
  return HASH_OIDS.get(readAlgorithm(cursor, 'hashAlgorithm').oid);
}

function readMgf1(cursor: Cursor): HashName | undefined {
  const mgf = readAlgorithm(cursor, 'maskGenAlgorithm');
  if (mgf.oid !== MGF1 || mgf.parameters === undefined) return undefined;
  return readHash(Cursor.over(mgf.parameters, BER_LIMITS));
}

function specifiedHash(parameters: Uint8Array | undefined): HashName | undefined {
  if (parameters === undefined) return undefined;
  return orElse(undefined, () => readHash(Cursor.over(parameters, BER_LIMITS)));
}

function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return otherwise;
  }
}
