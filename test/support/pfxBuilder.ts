import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { encodeElement } from '../../src/core/asn1/encode.js';
import { encodeUtf16be } from '../../src/core/asn1/strings.js';
import { pkcs12Pbkdf } from '../../src/core/pkcs12/pbkdf.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { explicit, integer, NULL_ELEMENT, octetString, oid, sequence, set } from './der.js';

/*
 * Writes PFX files of forms that no program at hand writes, and such as no program should. What programs do
 * write stands in fixtures/, so that this builder and the reader cannot share a mistake unnoticed.
 */

const NOTHING = new Uint8Array();

/** A non-negative INTEGER. */
export function number(value: number): Uint8Array {
  const content: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) content.unshift(left % 256);
  if (content.length === 0 || (content[0] as number) > 0x7f) content.unshift(0);
  return integer(...content);
}

const PKCS7 = '1.2.840.113549.1.7';
const PKCS12 = '1.2.840.113549.1.12';
const SALT = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

export const bmpPassword = (password: string) => encodeUtf16be(`${password}\0`);

export const bmpString = (value: string) => encodeElement(0x1e, encodeUtf16be(value));

/** An encryption by password, with everything in it that a test may want to set. */
export interface Scheme {
  readonly algorithm: Uint8Array;
  encrypt(plain: Uint8Array, password: string): Uint8Array;
}

function encryptWith(cipher: string, key: Uint8Array, iv: Uint8Array | null, plain: Uint8Array): Uint8Array {
  const running = createCipheriv(cipher, key, iv);
  return Buffer.concat([running.update(plain), running.final()]);
}

/** pbeWithSHAAnd3-KeyTripleDES-CBC. `count` replaces the INTEGER of the iterations. */
export function tripleDes(iterations = 1, count = number(iterations), salt = SALT): Scheme {
  return {
    algorithm: sequence(oid(`${PKCS12}.1.3`), sequence(octetString(salt), count)),
    encrypt(plain, password) {
      const derive = (purpose: 'key' | 'iv', length: number) =>
        pkcs12Pbkdf(
          nodeCrypto.hash('SHA-1') as (data: Uint8Array) => Uint8Array,
          'SHA-1',
          bmpPassword(password),
          salt,
          purpose,
          iterations,
          length,
        );
      return encryptWith('des-ede3-cbc', derive('key', 24), derive('iv', 8), plain);
    },
  };
}

export interface Pbes2Options {
  readonly iterations?: number;
  /** Replaces the INTEGER of the iterations. */
  readonly count?: Uint8Array;
  readonly salt?: Uint8Array;
  readonly keyLength?: Uint8Array;
  readonly prf?: { readonly oid: string; readonly name: string };
  readonly cipher?: {
    readonly oid: string;
    readonly name: string;
    readonly keyOctets: number;
    readonly ivOctets: number;
  };
  /** Replaces the parameters of the cipher. */
  readonly cipherParameters?: Uint8Array;
  readonly spell?: (password: string) => Uint8Array;
}

export const AES_256 = { oid: '2.16.840.1.101.3.4.1.42', name: 'aes-256-cbc', keyOctets: 32, ivOctets: 16 };

/** PBES2 with PBKDF2; AES-256 and HMAC-SHA-256 unless told. */
export function pbes2(options: Pbes2Options = {}): Scheme {
  const { iterations = 1, salt = SALT, cipher = AES_256 } = options;
  const prf = options.prf ?? { oid: '1.2.840.113549.2.9', name: 'sha256' };
  const iv = Uint8Array.from({ length: cipher.ivOctets }, (_, i) => 0xf0 - i);
  const kdf = sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(
      octetString(salt),
      options.count ?? number(iterations),
      options.keyLength ?? NOTHING,
      sequence(oid(prf.oid), NULL_ELEMENT),
    ),
  );
  return {
    algorithm: sequence(
      oid('1.2.840.113549.1.5.13'),
      sequence(kdf, sequence(oid(cipher.oid), options.cipherParameters ?? octetString(iv))),
    ),
    encrypt(plain, password) {
      const spelled = options.spell?.(password) ?? Buffer.from(password, 'utf8');
      return encryptWith(cipher.name, pbkdf2Sync(spelled, salt, iterations, cipher.keyOctets, prf.name), iv, plain);
    },
  };
}

/** A scheme whose algorithm identifier is given and whose cipher text is never decrypted. */
export function unknownScheme(algorithm: Uint8Array): Scheme {
  return { algorithm, encrypt: (plain) => plain };
}

export function attribute(type: string, ...values: readonly Uint8Array[]): Uint8Array {
  return sequence(oid(type), set(...values));
}

export const localKeyId = (...id: readonly number[]) =>
  attribute('1.2.840.113549.1.9.21', octetString(Uint8Array.from(id)));

export function bag(type: string, value: Uint8Array, ...attributes: readonly Uint8Array[]): Uint8Array {
  return sequence(oid(type), explicit(0, value), attributes.length === 0 ? NOTHING : set(...attributes));
}

const bagType = (number: number) => `${PKCS12}.10.1.${number}`;

export const keyBag = (pkcs8: Uint8Array, ...attributes: readonly Uint8Array[]) =>
  bag(bagType(1), pkcs8, ...attributes);

export function shroudedKeyBag(
  pkcs8: Uint8Array,
  scheme: Scheme,
  password: string,
  ...attributes: readonly Uint8Array[]
): Uint8Array {
  return bag(bagType(2), sequence(scheme.algorithm, octetString(scheme.encrypt(pkcs8, password))), ...attributes);
}

export function certificateBag(
  der: Uint8Array,
  attributes: readonly Uint8Array[] = [],
  type = '1.2.840.113549.1.9.22.1',
): Uint8Array {
  return bag(bagType(3), sequence(oid(type), explicit(0, octetString(der))), ...attributes);
}

export const crlBag = (der: Uint8Array) =>
  bag(bagType(4), sequence(oid('1.2.840.113549.1.9.23.1'), explicit(0, octetString(der))));

export const secretBag = (type: string, value: Uint8Array) => bag(bagType(5), sequence(oid(type), explicit(0, value)));

export const nestedBag = (...bags: readonly Uint8Array[]) => bag(bagType(6), sequence(...bags));

export const clearSafe = (...bags: readonly Uint8Array[]) =>
  sequence(oid(`${PKCS7}.1`), explicit(0, octetString(sequence(...bags))));

export function encryptedSafe(scheme: Scheme, password: string, ...bags: readonly Uint8Array[]): Uint8Array {
  return encryptedContent(scheme, scheme.encrypt(sequence(...bags), password));
}

export function encryptedContent(scheme: Scheme, cipherText: Uint8Array): Uint8Array {
  const info = sequence(oid(`${PKCS7}.1`), scheme.algorithm, encodeElement(0x80, cipherText));
  return sequence(oid(`${PKCS7}.6`), explicit(0, sequence(number(0), info)));
}

export interface MacOptions {
  readonly password: string;
  /** Octets of the password, where they are not its BMPString. */
  readonly secret?: Uint8Array;
  readonly iterations?: number;
  /** Replaces the INTEGER of the iterations. */
  readonly count?: Uint8Array;
  readonly salt?: Uint8Array;
}

/** A SHA-256 MAC over the safes; without options, none. */
export function pfx(safes: readonly Uint8Array[], mac?: MacOptions): Uint8Array {
  const authenticatedSafe = sequence(...safes);
  return sequence(
    number(3),
    sequence(oid(`${PKCS7}.1`), explicit(0, octetString(authenticatedSafe))),
    mac === undefined ? NOTHING : macData(authenticatedSafe, mac),
  );
}

function macData(authenticatedSafe: Uint8Array, options: MacOptions): Uint8Array {
  const { password, secret = bmpPassword(password), iterations = 1, salt = SALT } = options;
  const hash = nodeCrypto.hash('SHA-256') as (data: Uint8Array) => Uint8Array;
  const key = pkcs12Pbkdf(hash, 'SHA-256', secret, salt, 'mac', iterations, 32);
  const digest = createHmac('sha256', key).update(authenticatedSafe).digest();
  const digestInfo = sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), NULL_ELEMENT), octetString(digest));
  return sequence(digestInfo, octetString(salt), options.count ?? number(iterations));
}
