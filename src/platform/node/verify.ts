import { constants, createPublicKey, type KeyObject, verify as verifyNatively } from 'node:crypto';
import type { VerifyRequest, VerifyResult } from '../../core/ports.js';
import type { PssParameters } from '../../core/signatures/pss.js';
import { publicKeyUnder } from '../../core/signatures/rewrap.js';
import { keyGoesWith, signatureFits, signatureScheme } from '../../core/signatures/scheme.js';
import { NODE_HASHES } from './hashes.js';
import { readPublicKey } from './publicKeys.js';

/** Garbage, and a key that does not go with the algorithm, are `invalid`; what OpenSSL lacks is `unsupported`. */
export async function verify(request: VerifyRequest): Promise<VerifyResult> {
  const scheme = signatureScheme(request.algorithm);
  if (scheme === 'invalid' || scheme === 'unsupported') return scheme;
  const hash = 'hash' in scheme ? NODE_HASHES[scheme.hash] : null;
  if (hash === undefined) return 'unsupported';
  const reading = readPublicKey(request.spki);
  if (reading === undefined || !keyGoesWith(scheme, reading.info.algorithm)) return 'invalid';
  const { key, info } = reading;
  if (!signatureFits(info, request.signature)) return 'invalid';
  if (key === 'invalid' || key === 'unsupported') return key;
  try {
    const options = scheme.kind === 'rsa-pss' ? pssOptions(scheme, request, info.bits, key) : { key };
    if (options === 'unsupported') return 'unsupported';
    return verifyNatively(hash, request.data, options, request.signature) ? 'valid' : 'invalid';
  } catch {
    // OpenSSL throws on what cannot be a signature under this key: too short a modulus, a restricted key.
    return 'invalid';
  }
}

function pssOptions(scheme: PssParameters, { algorithm }: VerifyRequest, bits: Uint8Array, key: KeyObject) {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const options = { key, padding, saltLength: scheme.saltOctets };
  const restrictedMask = key.asymmetricKeyDetails?.mgf1HashAlgorithm;
  if (restrictedMask !== undefined) {
    // RFC 4055 § 3.3: the key's own parameters bind its signatures. OpenSSL checks the rest of them.
    if (NODE_HASHES[scheme.maskHash] !== restrictedMask) throw new Error('restricted to another mask function');
    return options;
  }
  if (scheme.maskHash === scheme.hash) return options;
  if (NODE_HASHES[scheme.maskHash] === undefined) return 'unsupported';
  // node:crypto has no option for MGF1's hash, and takes it from a key that is restricted to it.
  const spki = publicKeyUnder(algorithm.der, bits);
  return { ...options, key: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }) };
}
