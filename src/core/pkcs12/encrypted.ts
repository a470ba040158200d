import { CIPHERS } from '../algorithms.js';
import { CmgCertError } from '../errors.js';
import type { CryptoPort } from '../ports.js';
import { withoutPadding } from './ciphers.js';
import type { KeyDeriver } from './derivation.js';
import { looksDecrypted } from './evidence.js';
import type { Spelling } from './passwords.js';
import type { PasswordEncryption, UnknownEncryption } from './schemes.js';

/** A part of a file that a password encrypts. */
export interface EncryptedPart<T> {
  /** Names the place, for messages: `encrypted content 1`. */
  readonly what: string;
  readonly encryption: PasswordEncryption | UnknownEncryption;
  readonly cipherText: Uint8Array;
  readonly kind: 'SafeContents' | 'PrivateKeyInfo';
  /** @throws CmgCertError when `plain` is none */
  readonly parse: (plain: Uint8Array) => T;
}

/**
 * What became of one part with one password. `closed`: what it decrypts to is not what must be there; `rightKey`
 * tells that the password is right all the same and the part is damaged (see evidence.ts), `error` what was
 * found instead, if the padding at least is whole.
 */
export type Opening<T> =
  | { readonly state: 'open'; readonly value: T }
  | { readonly state: 'closed'; readonly rightKey: boolean; readonly error: CmgCertError | undefined }
  | { readonly state: 'unsupported'; readonly name: string };

/** What may be wrong with content that was decrypted with the wrong key. */
const PARSING_CODES: ReadonlySet<string> = new Set(['malformed', 'truncated', 'too-deep', 'too-many-elements']);

export class Decryption {
  private readonly crypto: CryptoPort;
  private readonly deriver: KeyDeriver;

  constructor(crypto: CryptoPort, deriver: KeyDeriver) {
    this.crypto = crypto;
    this.deriver = deriver;
  }

  /** @throws CmgCertError `too-many-iterations`; what `parse` throws that a wrong key cannot be the cause of */
  async open<T>(part: EncryptedPart<T>, password: Spelling): Promise<Opening<T>> {
    const { encryption, kind } = part;
    if ('unsupported' in encryption) return { state: 'unsupported', name: encryption.unsupported };
    const { blockOctets } = CIPHERS[encryption.cipher];
    const padded = await this.decrypt(encryption, part.cipherText, password, blockOctets);
    if (padded === undefined) return { state: 'unsupported', name: encryption.scheme.name };
    const plain = withoutPadding(padded, blockOctets);
    const read = plain === undefined ? undefined : tryParse(plain, part.parse);
    if (read !== undefined && 'value' in read) return { state: 'open', value: read.value };
    return { state: 'closed', rightKey: looksDecrypted(padded, kind, blockOctets), error: read?.error };
  }

  /** @returns the plain text with its padding; undefined where the platform lacks the hash or the cipher */
  private async decrypt(
    { cipher, derivation, keyOctets, effectiveBits, iv: stated }: PasswordEncryption,
    cipherText: Uint8Array,
    password: Spelling,
    blockOctets: number,
  ): Promise<Uint8Array | undefined> {
    const key = await this.deriver.derive(derivation, 'key', keyOctets, password);
    const ivOctets = blockOctets === 1 ? 0 : blockOctets;
    const iv = stated ?? (await this.deriver.derive(derivation, 'iv', ivOctets, password));
    if (key === undefined || iv === undefined) return undefined;
    const padded = await this.crypto.decrypt(cipher, key, iv, cipherText, effectiveBits, 'none');
    return padded instanceof Uint8Array ? padded : undefined;
  }
}

function tryParse<T>(
  plain: Uint8Array,
  parse: (plain: Uint8Array) => T,
): { readonly value: T } | { readonly error: CmgCertError } {
  try {
    return { value: parse(plain) };
  } catch (error) {
    if (error instanceof CmgCertError && PARSING_CODES.has(error.code)) return { error };
    throw error;
  }
}
