import { Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { withoutLeadingZeros } from '../asn1/integer.js';
import { encodeOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { element } from '../asn1/write.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { DSA, EC_PUBLIC_KEY, ED448, ED25519, RSA_ENCRYPTION, RSASSA_PSS } from '../x509/publicKey.js';
import type { AlgorithmIdentifier, PrivateKey } from '../x509/types.js';

const EC_PARAMETERS = 0xa0;
const ZERO = element(TAG.integer, new Uint8Array([0]));
const NULL = element(TAG.null);

const TYPES: ReadonlyMap<string, PrivateKey['type']> = new Map([
  [RSA_ENCRYPTION, 'rsa'],
  [RSASSA_PSS, 'rsa'],
  [EC_PUBLIC_KEY, 'ec'],
  [ED25519, 'ed25519'],
  [ED448, 'ed448'],
  [DSA, 'dsa'],
]);

/**
 * Reads a private key in the clear: PKCS #8 (RFC 5958), PKCS #1 (RFC 8017 appendix A.1.2) or SEC 1 (RFC 5915).
 * @throws CmgCertError `malformed`, `truncated`
 */
export function readPrivateKey(der: Uint8Array): PrivateKey {
  const outer = Cursor.over(der);
  const whole = outer.read(TAG.sequence, 'private key');
  outer.finish('private key');
  const key = outer.enter(whole);
  key.read(TAG.integer, 'version');
  switch (key.nextTag) {
    case TAG.sequence:
      return ofPkcs8(der, readAlgorithm(key, 'privateKeyAlgorithm'));
    case TAG.integer:
      return ofPkcs8(wrap(der, RSA_ENCRYPTION, NULL));
    case TAG.octetString: {
      key.read(TAG.octetString, 'privateKey');
      const parameters = key.readOptional(EC_PARAMETERS, 'parameters');
      if (parameters === undefined) throw malformed('EC private key: it does not say which curve', key.position);
      return ofPkcs8(wrap(der, EC_PUBLIC_KEY, der.subarray(parameters.contentStart, parameters.contentEnd)));
    }
    default:
      throw malformed('private key: neither PKCS #8, PKCS #1 nor SEC 1', whole.start);
  }
}

/** Modulus and public exponent as they stand in an RSA private key, without leading zeros; undefined for other keys. */
export function rsaPublicPart(key: PrivateKey): { readonly modulus: Uint8Array; readonly exponent: Uint8Array } | undefined {
  if (key.type !== 'rsa') return undefined;
  const info = Cursor.over(key.pkcs8).readInto(TAG.sequence, 'PrivateKeyInfo');
  info.read(TAG.integer, 'version');
  info.read(TAG.sequence, 'privateKeyAlgorithm');
  const octets = info.read(TAG.octetString, 'privateKey');
  const rsa = Cursor.over(key.pkcs8.subarray(octets.contentStart, octets.contentEnd)).readInto(TAG.sequence, 'RSAPrivateKey');
  rsa.read(TAG.integer, 'version');
  const number = (what: string) => {
    const tlv = rsa.read(TAG.integer, what);
    return withoutLeadingZeros(tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd));
  };
  return { modulus: number('modulus'), exponent: number('publicExponent') };
}

function ofPkcs8(pkcs8: Uint8Array, known?: AlgorithmIdentifier): PrivateKey {
  const algorithm = known ?? algorithmOf(pkcs8);
  return { pkcs8, algorithm, type: TYPES.get(algorithm.oid) ?? 'unknown' };
}

function algorithmOf(pkcs8: Uint8Array): AlgorithmIdentifier {
  const info = Cursor.over(pkcs8).readInto(TAG.sequence, 'PrivateKeyInfo');
  info.read(TAG.integer, 'version');
  return readAlgorithm(info, 'privateKeyAlgorithm');
}

const wrap = (key: Uint8Array, oid: string, parameters: Uint8Array): Uint8Array =>
  element(
    TAG.sequence,
    ZERO,
    element(TAG.sequence, element(TAG.oid, encodeOid(oid)), parameters),
    element(TAG.octetString, key),
  );
