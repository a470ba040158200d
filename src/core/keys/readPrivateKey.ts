import { Cursor, DER_LIMITS } from '../asn1/cursor.js';
import { integer, NULL, octetString, oid, sequence } from '../asn1/encode.js';
import { malformed } from '../asn1/errors.js';
import { readNumber } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { DSA, EC_PUBLIC_KEY, ED448, ED25519, RSA_ENCRYPTION, RSASSA_PSS } from '../x509/publicKey.js';
import type { AlgorithmIdentifier, PrivateKey } from '../x509/types.js';

/** EncryptedPrivateKeyInfo (RFC 5958 § 3), still encrypted. */
export interface EncryptedPrivateKey {
  readonly encrypted: {
    /** PBES1, PBES2 or a PKCS #12 scheme, with its parameters. */
    readonly algorithm: AlgorithmIdentifier;
    readonly data: Uint8Array;
  };
  readonly der: Uint8Array;
}

/** PKCS #8 does not forbid BER, and some devices write it. */
const LIMITS = { ...DER_LIMITS, encoding: 'ber', maxElements: 10_000 } as const;

/**
 * Reads a private key: PKCS #8 (RFC 5958), encrypted PKCS #8, PKCS #1 RSAPrivateKey (RFC 8017 § A.1.2),
 * SEC 1 ECPrivateKey (RFC 5915) or OpenSSL's DSA form. What is in the clear comes back as PKCS #8. Bytes after
 * the key are ignored.
 * @throws CmgCertError `truncated`, `malformed`; messages never hold key material
 */
export function readPrivateKey(der: Uint8Array): PrivateKey | EncryptedPrivateKey {
  const outer = Cursor.over(der, LIMITS);
  const whole = outer.read(TAG.sequence, 'private key');
  const bytes = der.subarray(whole.start, whole.end);
  const inner = outer.enter(whole);
  if (inner.nextTag === TAG.sequence) return readEncrypted(inner, bytes);
  const version = readNumber(inner, 'version');
  switch (inner.nextTag) {
    case TAG.sequence:
      return readPkcs8(inner, bytes);
    case TAG.octetString:
      return wrapSec1(inner, bytes);
    case TAG.integer:
      return version === 0 || version === 1 ? wrapIntegers(inner, bytes) : refuse(inner.position);
    default:
      return refuse(inner.position);
  }
}

/** Whether the key is still encrypted. */
export function isEncryptedPrivateKey(key: PrivateKey | EncryptedPrivateKey): key is EncryptedPrivateKey {
  return 'encrypted' in key;
}

function refuse(offset: number): never {
  throw malformed('private key: in none of the known forms', offset);
}

function readEncrypted(inner: Cursor, der: Uint8Array): EncryptedPrivateKey {
  const algorithm = readAlgorithm(inner, 'encryptionAlgorithm');
  const data = inner.read(TAG.octetString, 'encryptedData');
  inner.finish('EncryptedPrivateKeyInfo');
  return { encrypted: { algorithm, data: data.bytes.subarray(data.contentStart, data.contentEnd) }, der };
}

function readPkcs8(inner: Cursor, pkcs8: Uint8Array): PrivateKey {
  const algorithm = readAlgorithm(inner, 'privateKeyAlgorithm');
  inner.read(TAG.octetString, 'privateKey');
  return { pkcs8, type: keyType(algorithm.oid), algorithm };
}

function keyType(oid: string): PrivateKey['type'] {
  switch (oid) {
    case RSA_ENCRYPTION:
    case RSASSA_PSS:
      return 'rsa';
    case EC_PUBLIC_KEY:
      return 'ec';
    case ED25519:
      return 'ed25519';
    case ED448:
      return 'ed448';
    case DSA:
      return 'dsa';
    default:
      return 'unknown';
  }
}

/** RSAPrivateKey has eight integers after its version, and OpenSSL's DSA key five. */
function wrapIntegers(inner: Cursor, der: Uint8Array): PrivateKey {
  const integers: Uint8Array[] = [];
  const start = inner.position;
  while (inner.nextTag === TAG.integer) {
    const tlv = inner.read(TAG.integer, 'private key');
    integers.push(tlv.bytes.subarray(tlv.start, tlv.end));
  }
  // A multi-prime RSA key (version 1) has a SEQUENCE of further primes at its end.
  if (integers.length === 8) return wrap(RSA_ENCRYPTION, NULL, der);
  const [p, q, g, , x] = integers;
  if (integers.length !== 5 || !inner.atEnd || !p || !q || !g || !x) refuse(start);
  return wrap(DSA, sequence(p, q, g), x);
}

function wrapSec1(inner: Cursor, der: Uint8Array): PrivateKey {
  inner.read(TAG.octetString, 'privateKey');
  if (inner.nextTag !== 0xa0) throw malformed('ECPrivateKey: no curve in it', inner.position);
  const parameters = inner.readInto(0xa0, 'parameters').read(undefined, 'parameters');
  return wrap(EC_PUBLIC_KEY, parameters.bytes.subarray(parameters.start, parameters.end), der);
}

function wrap(id: string, parameters: Uint8Array, key: Uint8Array): PrivateKey {
  const algorithm = sequence(oid(id), parameters);
  const pkcs8 = sequence(integer(0), algorithm, octetString(key));
  return { pkcs8, type: keyType(id), algorithm: { oid: id, parameters, der: algorithm } };
}
