import { HASH_OIDS, HASHES, type HashName, PBMAC1 } from '../algorithms.js';
import { bytesEqual } from '../asn1/bytes.js';
import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { readOctets } from '../asn1/octets.js';
import { TAG } from '../asn1/tags.js';
import type { CryptoPort } from '../ports.js';
import { readAlgorithm } from '../x509/algorithm.js';
import type { AlgorithmIdentifier } from '../x509/types.js';
import type { KeyDeriver } from './derivation.js';
import { readIterations } from './iterations.js';
import { MAX_SALT_OCTETS } from './limits.js';
import type { Spelling } from './passwords.js';
import { hmacHash, type KeyDerivationFunction, readDerivation } from './schemes.js';
import type { MacScheme } from './types.js';
import { unsupportedCipher } from './unsupported.js';

/** The MacData of a PFX (RFC 7292 § 4), of either kind. */
export interface Mac {
  readonly scheme: MacScheme;
  readonly hash: HashName;
  readonly derivation: KeyDerivationFunction;
  readonly keyOctets: number;
  readonly digest: Uint8Array;
}

/**
 * @param macData at its SEQUENCE
 * @throws CmgCertError `malformed`, `too-many-iterations`, `unsupported-cipher`
 */
export function readMac(macData: Cursor, maxIterations: number): Mac {
  const fields = macData.readInto(TAG.sequence, 'macData');
  const digestInfo = fields.readInto(TAG.sequence, 'mac');
  const algorithm = readAlgorithm(digestInfo, 'digestAlgorithm of MAC');
  const digest = readOctets(digestInfo, 'digest of MAC');
  digestInfo.finish('mac');
  const salt = readOctets(fields, 'macSalt');
  if (salt.length > MAX_SALT_OCTETS) throw malformed(`MAC: a salt of ${salt.length} octets`);
  // RFC 9579 § 5: PBMAC1 has its own salt and count in its parameters; these two are to be ignored.
  const isPbmac1 = algorithm.oid === PBMAC1;
  const iterations = fields.atEnd ? 1 : readIterations(fields, 'MAC', isPbmac1 ? Infinity : maxIterations);
  fields.finish('macData');
  const mac = isPbmac1
    ? readPbmac1(algorithm, digest, maxIterations)
    : readPkcs12Mac(algorithm, digest, salt, iterations);
  const { digestOctets } = HASHES[mac.hash];
  if (digest.length !== digestOctets) {
    throw malformed(`MAC: ${digest.length} octets; HMAC-${mac.hash} has ${digestOctets}`);
  }
  return mac;
}

/** RFC 7292 appendix B.4: a key as long as the hash. */
function readPkcs12Mac(algorithm: AlgorithmIdentifier, digest: Uint8Array, salt: Uint8Array, iterations: number): Mac {
  const hash = HASH_OIDS.get(algorithm.oid);
  if (hash === undefined) throw unsupportedCipher(`the MAC uses the hash ${algorithm.oid}`);
  if (algorithm.parameters !== undefined && algorithm.parameters[0] !== TAG.null) {
    throw malformed(`MAC: ${hash} with parameters, which it has none of`);
  }
  return {
    scheme: { hash, kind: 'pkcs12', iterations },
    hash,
    derivation: { kind: 'pkcs12', hash, salt, iterations },
    keyOctets: HASHES[hash].digestOctets,
    digest,
  };
}

/** RFC 8018 § A.5, RFC 9579 § 4. */
function readPbmac1({ parameters }: AlgorithmIdentifier, digest: Uint8Array, maxIterations: number): Mac {
  if (parameters === undefined) throw malformed('PBMAC1 without parameters');
  const fields = Cursor.over(parameters, BER_LIMITS).readInto(TAG.sequence, 'PBMAC1-params');
  const kdf = readAlgorithm(fields, 'keyDerivationFunc of MAC');
  const messageAuthScheme = readAlgorithm(fields, 'messageAuthScheme of MAC');
  fields.finish('PBMAC1-params');
  const derived = readDerivation(kdf, 'MAC', maxIterations);
  if ('unsupported' in derived) throw unsupportedCipher(`the MAC uses ${derived.unsupported}`);
  const hash = hmacHash(messageAuthScheme);
  if (hash === undefined) throw unsupportedCipher(`the MAC uses the algorithm ${messageAuthScheme.oid}`);
  const { derivation, keyOctets } = derived;
  // RFC 9579 § 4: keyLength must be there, for the key of an HMAC has no length of its own.
  if (keyOctets === undefined) throw malformed('MAC: PBMAC1 without keyLength');
  const iterations = derivation.kind === 'scrypt' ? derivation.n : derivation.iterations;
  return { scheme: { hash, kind: 'pbmac1', iterations }, hash, derivation, keyOctets, digest };
}

/**
 * Whether the MAC over the authenticated safe verifies with this password.
 * @throws CmgCertError `unsupported-cipher` where the platform lacks the hash, `too-many-iterations`
 */
export async function macVerifies(
  mac: Mac,
  authenticatedSafe: Uint8Array,
  password: Spelling,
  deriver: KeyDeriver,
  crypto: CryptoPort,
): Promise<boolean> {
  const key = await deriver.derive(mac.derivation, 'mac', mac.keyOctets, password);
  const digest = key && crypto.hmac(mac.hash, key, authenticatedSafe);
  if (digest === undefined) throw unsupportedCipher(`the MAC uses ${mac.hash}`);
  return bytesEqual(digest, mac.digest);
}
