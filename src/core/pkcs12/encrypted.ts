import { CmgCertError } from '../errors.js';
import type { CryptoPort } from '../ports.js';
import { CIPHER_SHAPES } from './ciphers.js';
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
 * What became of one part with one password.
 * - `malformed`: it decrypts to something that is not what must be there.
 * - `closed`: the padding is wrong, so nothing is known of the content.
 */
export type Opening<T> =
  | { readonly state: 'open'; readonly value: T }
  | { readonly state: 'malformed'; readonly error: CmgCertError }
  | { readonly state: 'closed' }
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
    const plain = await this.decrypt(part, password, 'pkcs7');
    if (plain === 'bad-padding') return { state: 'closed' };
    if (!(plain instanceof Uint8Array)) return { state: 'unsupported', name: plain.unsupported };
    try {
      return { state: 'open', value: part.parse(plain) };
    } catch (error) {
      if (error instanceof CmgCertError && PARSING_CODES.has(error.code)) return { state: 'malformed', error };
      throw error;
    }
  }

  /** Whether this password is the right one for a part that it does not open. */
  async isRightFor(part: EncryptedPart<unknown>, password: Spelling): Promise<boolean> {
    const plain = await this.decrypt(part, password, 'none');
    if (!(plain instanceof Uint8Array) || 'unsupported' in part.encryption) return false;
    return looksDecrypted(plain, part.kind, CIPHER_SHAPES[part.encryption.cipher].blockOctets);
  }

  private async decrypt(
    { encryption, cipherText }: EncryptedPart<unknown>,
    password: Spelling,
    padding: 'pkcs7' | 'none',
  ): Promise<Uint8Array | 'bad-padding' | UnknownEncryption> {
    if ('unsupported' in encryption) return encryption;
    const { cipher, derivation, keyOctets, effectiveBits, scheme } = encryption;
    const { blockOctets } = CIPHER_SHAPES[cipher];
    const key = await this.deriver.derive(derivation, 'key', keyOctets, password);
    const ivOctets = blockOctets === 1 ? 0 : blockOctets;
    const iv = encryption.iv ?? (await this.deriver.derive(derivation, 'iv', ivOctets, password));
    if (key === undefined || iv === undefined) return { unsupported: scheme.name };
    const plain = await this.crypto.decrypt(cipher, key, iv, cipherText, effectiveBits, padding);
    return plain === 'unsupported' ? { unsupported: scheme.name } : plain;
  }
}
