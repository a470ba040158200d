import { Cursor, DER_LIMITS } from '../asn1/cursor.js';
import { CmgCertError } from '../errors.js';
import type { HashName } from '../ports.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { DSA, EC_PUBLIC_KEY, ED448, ED25519, RSA_ENCRYPTION, RSASSA_PSS } from '../x509/publicKey.js';
import { describeSignatureAlgorithm } from '../x509/signatureAlgorithms.js';
import type { AlgorithmIdentifier, PublicKeyInfo } from '../x509/types.js';
import { type PssParameters, readPssParameters } from './pss.js';

/** A signature algorithm with its parameters settled: what a platform needs to verify. */
export type SignatureScheme =
  | { readonly kind: 'rsa-pkcs1' | 'ecdsa' | 'dsa'; readonly hash: HashName }
  | ({ readonly kind: 'rsa-pss' } & PssParameters)
  | { readonly kind: 'ed25519' | 'ed448' };

/** ANSI X9.62: the hash stands in the parameters, where the other algorithms have none. */
const ECDSA_WITH_SPECIFIED = '1.2.840.10045.4.3';

/**
 * Reads a signature's AlgorithmIdentifier. `invalid`: the algorithm is known and its parameters are not
 * what its standard allows, so that no signature under it can hold; `unsupported`: not known here, which
 * says nothing about the signature.
 *
 * NULL and absent parameters are taken alike for RSA, as RFC 4055 § 5 asks of verifiers, and for ECDSA and
 * DSA, where some issuers write a NULL that RFC 5758 § 3 forbids.
 */
export function signatureScheme(algorithm: AlgorithmIdentifier): SignatureScheme | 'invalid' | 'unsupported' {
  const { scheme, hash } = describeSignatureAlgorithm(algorithm);
  switch (scheme) {
    case 'rsa-pkcs1':
    case 'ecdsa':
    case 'dsa':
      if (!hasAllowedParameters(algorithm)) return 'invalid';
      return hash === undefined ? 'unsupported' : { kind: scheme, hash };
    case 'rsa-pss':
      return pssScheme(algorithm.parameters);
    case 'ed25519':
    case 'ed448':
      // RFC 8410 § 3: the parameters must be absent.
      return algorithm.parameters === undefined ? { kind: scheme } : 'invalid';
    case 'unknown':
      return 'unsupported';
  }
}

/** Algorithms of public keys that go with a signature algorithm (RFC 4055 § 1.2, RFC 5480, RFC 8410, RFC 3279). */
const KEY_ALGORITHMS: Readonly<Record<SignatureScheme['kind'], readonly string[]>> = {
  'rsa-pkcs1': [RSA_ENCRYPTION],
  'rsa-pss': [RSA_ENCRYPTION, RSASSA_PSS],
  ecdsa: [EC_PUBLIC_KEY],
  dsa: [DSA],
  ed25519: [ED25519],
  ed448: [ED448],
};

/** Whether a key under this algorithm can have made signatures of the scheme. */
export function keyGoesWith(scheme: SignatureScheme, { oid }: AlgorithmIdentifier): boolean {
  return KEY_ALGORITHMS[scheme.kind].includes(oid);
}

function pssScheme(parameters: Uint8Array | undefined): SignatureScheme | 'invalid' | 'unsupported' {
  // RFC 4055 § 3.1: with a signature, the parameters must be present; the defaults are an empty SEQUENCE.
  if (parameters === undefined) return 'invalid';
  const read = unlessMalformed(() => readPssParameters(parameters));
  if (read === undefined) return 'invalid';
  return read === 'unsupported' ? 'unsupported' : { kind: 'rsa-pss', ...read };
}

function hasAllowedParameters({ oid, parameters }: AlgorithmIdentifier): boolean {
  if (oid === ECDSA_WITH_SPECIFIED) return parameters !== undefined && isHashAlgorithm(parameters);
  return parameters === undefined || (parameters.length === 2 && parameters[0] === 0x05 && parameters[1] === 0);
}

function isHashAlgorithm(parameters: Uint8Array): boolean {
  const read = unlessMalformed(() => {
    const outer = Cursor.over(parameters, DER_LIMITS);
    const hash = readAlgorithm(outer, 'hashAlgorithm');
    outer.finish('hashAlgorithm');
    return hash;
  });
  return read !== undefined;
}

function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CmgCertError) return undefined;
    throw error;
  }
}

/**
 * RFC 8017 §§ 8.1.2, 8.2.2, step 1: an RSA signature is exactly as long as the modulus. OpenSSL also takes one whose leading zeros are gone.
 */
export const signatureFits = ({ key }: PublicKeyInfo, signature: Uint8Array): boolean =>
  key.type !== 'rsa' || signature.length === Math.ceil(key.modulusBits / 8);
