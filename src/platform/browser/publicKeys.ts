import { MAX_RSA_BITS } from '../../core/signatures/keyPair.js';
import { publicKeyUnder, RSA_ENCRYPTION_IDENTIFIER } from '../../core/signatures/rewrap.js';
import { RSASSA_PSS } from '../../core/x509/publicKey.js';
import type { PublicKeyInfo } from '../../core/x509/types.js';
import { owned, webCrypto } from './subtle.js';

/** Curves of Web Crypto, with the octets of a coordinate, which is also the length of the order. */
export const WEB_CRYPTO_CURVES: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
]);

const UNCOMPRESSED_POINT = 4;
const EDWARDS_KEY_OCTETS = { ed25519: 32, ed448: 57 } as const;

/**
 * Imports a public key for verifying. A key that is wrong by itself is `invalid`; one that may be right and
 * that this browser refuses is `unsupported`.
 */
export async function importPublicKey(
  info: PublicKeyInfo,
  algorithm: AlgorithmIdentifier | RsaHashedImportParams | EcKeyImportParams,
): Promise<CryptoKey | 'invalid' | 'unsupported'> {
  const subtle = webCrypto();
  const judged = judge(info);
  if (judged === 'invalid') return 'invalid';
  if (subtle === undefined || judged === 'unsupported') return 'unsupported';
  // Web Crypto does not import keys marked for RSASSA-PSS, only plain RSA ones.
  const isPss = info.algorithm.oid === RSASSA_PSS;
  const spki = isPss ? publicKeyUnder(RSA_ENCRYPTION_IDENTIFIER, info.bits) : info.der;
  try {
    return await subtle.importKey('spki', owned(spki), algorithm, true, ['verify']);
  } catch (error) {
    // A complete uncompressed point that is refused is not on its curve. Other refusals may be the browser's limits.
    const isPoint = info.key.type === 'ec' && info.bits[0] === UNCOMPRESSED_POINT;
    return isPoint && !isNotSupported(error) ? 'invalid' : 'unsupported';
  }
}

function isNotSupported(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotSupportedError';
}

function judge({ key, bits }: PublicKeyInfo): 'plausible' | 'invalid' | 'unsupported' {
  switch (key.type) {
    case 'rsa':
      if (key.negative || key.modulusBits === 0 || key.exponent.length === 0) return 'invalid';
      return key.modulusBits > MAX_RSA_BITS ? 'unsupported' : 'plausible';
    case 'ec': {
      const octets = WEB_CRYPTO_CURVES.get(key.curve);
      if (octets === undefined) return 'unsupported';
      const expected = bits[0] === UNCOMPRESSED_POINT ? 2 * octets + 1 : octets + 1;
      return bits.length === expected ? 'plausible' : 'invalid';
    }
    case 'ed25519':
    case 'ed448':
      return bits.length === EDWARDS_KEY_OCTETS[key.type] ? 'plausible' : 'invalid';
    case 'unknown':
      return 'invalid';
    default:
      return 'unsupported';
  }
}
