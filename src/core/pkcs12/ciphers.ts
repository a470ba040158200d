import { CIPHERS, type CipherName } from '../algorithms.js';

/** RC2 with fewer effective bits than the key has octets is legal; none at all is not. */
const RC2_EFFECTIVE_BITS = { min: 1, max: 1024 };

/** Whether a cipher can be started with these. */
export function fitsCipher(cipher: CipherName, key: Uint8Array, iv: Uint8Array, effectiveBits?: number): boolean {
  const { blockOctets, keyOctets } = CIPHERS[cipher];
  const [shortest, longest] = keyOctets;
  if (key.length < shortest || key.length > longest) return false;
  if (blockOctets > 1 && iv.length !== blockOctets) return false;
  if (cipher !== 'RC2-CBC' || effectiveBits === undefined) return true;
  return (
    Number.isInteger(effectiveBits) &&
    effectiveBits >= RC2_EFFECTIVE_BITS.min &&
    effectiveBits <= RC2_EFFECTIVE_BITS.max
  );
}

/** Whether this many octets can be the cipher text of a padded message. */
export function isWholeBlocks(cipher: CipherName, octets: number): boolean {
  const { blockOctets } = CIPHERS[cipher];
  return blockOctets === 1 || (octets > 0 && octets % blockOctets === 0);
}

/**
 * Takes the padding of PKCS #7 off: n octets of the value n, from 1 to the block's length.
 * @returns undefined when the last octets are no padding
 * @see RFC 5652 § 6.3
 */
export function withoutPadding(padded: Uint8Array, blockOctets: number): Uint8Array | undefined {
  if (blockOctets === 1) return padded;
  const count = padded[padded.length - 1];
  if (count === undefined || count === 0 || count > blockOctets || count > padded.length) return undefined;
  for (let i = padded.length - count; i < padded.length; i += 1) {
    if (padded[i] !== count) return undefined;
  }
  return padded.subarray(0, padded.length - count);
}
