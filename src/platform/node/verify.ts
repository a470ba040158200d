import { constants, createPublicKey, createVerify, type KeyObject, verify as verifyNatively } from 'node:crypto';
import type { StreamVerifier, VerifyRequest, VerifyResult } from '../../core/ports.js';
import type { PssParameters } from '../../core/signatures/pss.js';
import { publicKeyUnder } from '../../core/signatures/rewrap.js';
import { keyGoesWith, signatureFits, signatureScheme } from '../../core/signatures/scheme.js';
import type { AlgorithmIdentifier, PublicKeyInfo } from '../../core/x509/types.js';
import { NODE_HASHES } from './hashes.js';
import { readPublicKey } from './publicKeys.js';

/** A signature algorithm with a key, ready for OpenSSL. */
interface Prepared {
  /** Null where the algorithm has its own. */
  readonly hash: string | null;
  readonly options: Parameters<typeof verifyNatively>[2];
  readonly info: PublicKeyInfo;
}

function prepare(algorithm: AlgorithmIdentifier, spki: Uint8Array): Prepared | 'invalid' | 'unsupported' {
  const scheme = signatureScheme(algorithm);
  if (scheme === 'invalid' || scheme === 'unsupported') return scheme;
  const hash = 'hash' in scheme ? NODE_HASHES[scheme.hash] : null;
  if (hash === undefined) return 'unsupported';
  const reading = readPublicKey(spki);
  if (reading === undefined || !keyGoesWith(scheme, reading.info.algorithm)) return 'invalid';
  const { key, info } = reading;
  if (key === 'invalid' || key === 'unsupported') return key;
  if (scheme.kind !== 'rsa-pss') return { hash, options: { key }, info };
  try {
    const options = pssOptions(scheme, algorithm, info.bits, key);
    return options === 'unsupported' || options === 'invalid' ? options : { hash, options, info };
  } catch {
    return 'invalid';
  }
}

/** Garbage, and a key that does not go with the algorithm, are `invalid`; what OpenSSL lacks is `unsupported`. */
export async function verify({ algorithm, spki, signature, data }: VerifyRequest): Promise<VerifyResult> {
  const prepared = prepare(algorithm, spki);
  if (prepared === 'invalid' || prepared === 'unsupported') return prepared;
  const { hash, options, info } = prepared;
  if (!signatureFits(info, signature)) return 'invalid';
  try {
    return verifyNatively(hash, data, options, signature) ? 'valid' : 'invalid';
  } catch {
    // OpenSSL throws on what cannot be a signature under this key: too short a modulus, a restricted key.
    return 'invalid';
  }
}

/** The same for data that comes in pieces. */
export function streamVerifier(
  algorithm: AlgorithmIdentifier,
  spki: Uint8Array,
): StreamVerifier | 'invalid' | 'unsupported' {
  const prepared = prepare(algorithm, spki);
  if (prepared === 'invalid' || prepared === 'unsupported') return prepared;
  const { hash, options, info } = prepared;
  // Ed25519 and Ed448 hash their data twice.
  if (hash === null) return 'unsupported';
  const verifier = createVerify(hash);
  return {
    update: (chunk) => void verifier.update(chunk),
    verify(signature) {
      if (!signatureFits(info, signature)) return 'invalid';
      try {
        return verifier.verify(options as Parameters<typeof verifier.verify>[0], signature) ? 'valid' : 'invalid';
      } catch {
        return 'invalid';
      }
    },
  };
}

function pssOptions(scheme: PssParameters, algorithm: AlgorithmIdentifier, bits: Uint8Array, key: KeyObject) {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const options = { key, padding, saltLength: scheme.saltOctets };
  const restrictedMask = key.asymmetricKeyDetails?.mgf1HashAlgorithm;
  if (restrictedMask !== undefined) {
    // RFC 4055 § 3.3: the key's own parameters bind its signatures. OpenSSL checks the rest of them.
    if (NODE_HASHES[scheme.maskHash] !== restrictedMask) return 'invalid';
    return options;
  }
  if (scheme.maskHash === scheme.hash) return options;
  if (NODE_HASHES[scheme.maskHash] === undefined) return 'unsupported';
  // node:crypto has no option for MGF1's hash, and takes it from a key that is restricted to it.
  const spki = publicKeyUnder(algorithm.der, bits);
  return { ...options, key: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }) };
}
