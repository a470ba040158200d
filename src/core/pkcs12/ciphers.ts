import type { CipherName } from '../ports.js';

export interface CipherShape {
  /** 1 for a stream cipher, which has neither IV nor padding. */
  readonly blockOctets: number;
  /** Keys that the cipher takes; RC2 and RC4 take any length in between. */
  readonly keyOctets: { readonly min: number; readonly max: number };
}

function shape(blockOctets: number, min: number, max = min): CipherShape {
  return { blockOctets, keyOctets: { min, max } };
}

export const CIPHER_SHAPES: Readonly<Record<CipherName, CipherShape>> = {
  'AES-128-CBC': shape(16, 16),
  'AES-192-CBC': shape(16, 24),
  'AES-256-CBC': shape(16, 32),
  'CAMELLIA-128-CBC': shape(16, 16),
  'CAMELLIA-192-CBC': shape(16, 24),
  'CAMELLIA-256-CBC': shape(16, 32),
  'DES-EDE3-CBC': shape(8, 24),
  'DES-EDE2-CBC': shape(8, 16),
  'DES-CBC': shape(8, 8),
  'RC2-CBC': shape(8, 1, 128),
  RC4: shape(1, 1, 256),
};

/** RC2 with fewer effective bits than the key has octets is legal; none at all is not. */
const RC2_EFFECTIVE_BITS = { min: 1, max: 1024 };

/** Whether a cipher can be started with these; what platforms ask before they decrypt. */
export function fitsCipher(cipher: CipherName, key: Uint8Array, iv: Uint8Array, effectiveBits?: number): boolean {
  const { blockOctets, keyOctets } = CIPHER_SHAPES[cipher];
  if (key.length < keyOctets.min || key.length > keyOctets.max) return false;
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
  const { blockOctets } = CIPHER_SHAPES[cipher];
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
