import { CmgCertError } from '../errors.js';
import type { HashName } from '../ports.js';
import { DSA, EC_PUBLIC_KEY, ED448, ED25519, RSA_ENCRYPTION, RSASSA_PSS } from '../x509/publicKey.js';
import type { AlgorithmIdentifier } from '../x509/types.js';
import { type PssParameters, readPssParameters } from './pss.js';

interface HashedScheme {
  readonly kind: 'rsa-pkcs1' | 'ecdsa' | 'dsa';
  readonly hash: HashName;
}

/** A signature algorithm with its parameters settled: what a platform needs to verify. */
export type SignatureScheme =
  | HashedScheme
  | ({ readonly kind: 'rsa-pss' } & PssParameters)
  | { readonly kind: 'ed25519' | 'ed448' };

const HASHED: ReadonlyMap<string, HashedScheme> = new Map([
  // RFC 8017 § A.2.4, and OIW's older name for SHA-1 with RSA
  ...hashed('rsa-pkcs1', {
    '1.2.840.113549.1.1.2': 'MD2',
    '1.2.840.113549.1.1.3': 'MD4',
    '1.2.840.113549.1.1.4': 'MD5',
    '1.2.840.113549.1.1.5': 'SHA-1',
    '1.3.14.3.2.29': 'SHA-1',
    '1.2.840.113549.1.1.14': 'SHA-224',
    '1.2.840.113549.1.1.11': 'SHA-256',
    '1.2.840.113549.1.1.12': 'SHA-384',
    '1.2.840.113549.1.1.13': 'SHA-512',
    '1.2.840.113549.1.1.15': 'SHA-512/224',
    '1.2.840.113549.1.1.16': 'SHA-512/256',
    '2.16.840.1.101.3.4.3.13': 'SHA3-224',
    '2.16.840.1.101.3.4.3.14': 'SHA3-256',
    '2.16.840.1.101.3.4.3.15': 'SHA3-384',
    '2.16.840.1.101.3.4.3.16': 'SHA3-512',
  }),
  // RFC 5758 § 3.2, NIST CSOR
  ...hashed('ecdsa', {
    '1.2.840.10045.4.1': 'SHA-1',
    '1.2.840.10045.4.3.1': 'SHA-224',
    '1.2.840.10045.4.3.2': 'SHA-256',
    '1.2.840.10045.4.3.3': 'SHA-384',
    '1.2.840.10045.4.3.4': 'SHA-512',
    '2.16.840.1.101.3.4.3.9': 'SHA3-224',
    '2.16.840.1.101.3.4.3.10': 'SHA3-256',
    '2.16.840.1.101.3.4.3.11': 'SHA3-384',
    '2.16.840.1.101.3.4.3.12': 'SHA3-512',
  }),
  // RFC 3279 § 2.2.2, RFC 5758 § 3.1, NIST CSOR
  ...hashed('dsa', {
    '1.2.840.10040.4.3': 'SHA-1',
    '2.16.840.1.101.3.4.3.1': 'SHA-224',
    '2.16.840.1.101.3.4.3.2': 'SHA-256',
    '2.16.840.1.101.3.4.3.3': 'SHA-384',
    '2.16.840.1.101.3.4.3.4': 'SHA-512',
  }),
]);

const EDWARDS: ReadonlyMap<string, 'ed25519' | 'ed448'> = new Map([
  [ED25519, 'ed25519'],
  [ED448, 'ed448'],
]);

/**
 * Reads a signature's AlgorithmIdentifier. `invalid`: the algorithm is known and its parameters are not
 * what its standard allows, so that no signature under it can hold; `unsupported`: not known here, which
 * says nothing about the signature.
 *
 * NULL and absent parameters are taken alike for RSA, as RFC 4055 § 5 asks of verifiers, and for ECDSA and
 * DSA, where some issuers write a NULL that RFC 5758 § 3 forbids.
 */
export function signatureScheme(algorithm: AlgorithmIdentifier): SignatureScheme | 'invalid' | 'unsupported' {
  const { oid, parameters } = algorithm;
  const scheme = HASHED.get(oid);
  if (scheme !== undefined) return isAbsentOrNull(parameters) ? scheme : 'invalid';
  const kind = EDWARDS.get(oid);
  // RFC 8410 § 3: the parameters must be absent.
  if (kind !== undefined) return parameters === undefined ? { kind } : 'invalid';
  return oid === RSASSA_PSS ? pssScheme(parameters) : 'unsupported';
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
  try {
    const read = readPssParameters(parameters);
    return read === 'unsupported' ? 'unsupported' : { kind: 'rsa-pss', ...read };
  } catch (error) {
    if (error instanceof CmgCertError) return 'invalid';
    throw error;
  }
}

function isAbsentOrNull(parameters: Uint8Array | undefined): boolean {
  return parameters === undefined || (parameters.length === 2 && parameters[0] === 0x05 && parameters[1] === 0);
}

function hashed(
  kind: HashedScheme['kind'],
  hashes: Readonly<Record<string, HashName>>,
): readonly (readonly [string, HashedScheme])[] {
  return Object.entries(hashes).map(([oid, hash]) => [oid, { kind, hash }]);
}
