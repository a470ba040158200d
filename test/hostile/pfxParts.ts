import { encodeElement } from '../../src/core/asn1/encode.js';
import { explicit, integer, NULL_ELEMENT, octetString, oid, sequence } from '../support/der.js';

/** PFX files put together by hand (RFC 7292), for what no program writes. Nothing in them decrypts. */

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const PBE_SHA1_3DES = '1.2.840.113549.1.12.1.3';
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const PBMAC1 = '1.2.840.113549.1.5.14';
const HMAC_SHA256 = '1.2.840.113549.2.9';
const AES_256_CBC = '2.16.840.1.101.3.4.1.42';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';

const SALT = octetString(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
const cipherText = (blocks = 4) => Uint8Array.from({ length: blocks * 16 }, (_, index) => (index * 37) & 0xff);

/** Content octets of an INTEGER, whatever they are. */
export const count = (content: Uint8Array): Uint8Array => encodeElement(0x02, content);
/** 2³¹ − 1. */
export const MAX_INT32 = Uint8Array.of(0x7f, 0xff, 0xff, 0xff);
/** 2⁶³. */
export const TWO_TO_63 = Uint8Array.of(0, 0x80, 0, 0, 0, 0, 0, 0, 0);
export const ONE = Uint8Array.of(1);
export const NEGATIVE = Uint8Array.of(0xff);
export const ZERO = Uint8Array.of(0);
/** Positive, and one megabyte long. */
export const MEGABYTE_INTEGER = new Uint8Array(1_000_000).fill(0x7f);

const prf = sequence(oid(HMAC_SHA256), NULL_ELEMENT);
const pbkdf2 = (iterations: Uint8Array, ...keyLength: Uint8Array[]) =>
  sequence(oid(PBKDF2), sequence(SALT, count(iterations), ...keyLength, prf));

/** PBES2 with PBKDF2, HMAC-SHA-256 and AES-256 (RFC 8018 § A.4). */
export const pbes2 = (iterations: Uint8Array): Uint8Array =>
  sequence(oid(PBES2), sequence(pbkdf2(iterations), sequence(oid(AES_256_CBC), octetString(new Uint8Array(16)))));

/** pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 appendix C). */
export const pbe = (iterations: Uint8Array): Uint8Array =>
  sequence(oid(PBE_SHA1_3DES), sequence(SALT, count(iterations)));

export const encryptedContent = (algorithm: Uint8Array): Uint8Array =>
  sequence(
    oid(ENCRYPTED_DATA),
    explicit(0, sequence(integer(0), sequence(oid(DATA), algorithm, encodeElement(0x80, cipherText())))),
  );

export const clearContent = (safeContents: Uint8Array): Uint8Array =>
  sequence(oid(DATA), explicit(0, octetString(safeContents)));

export const shroudedKeyBag = (algorithm: Uint8Array): Uint8Array =>
  sequence(oid(SHROUDED_KEY_BAG), explicit(0, sequence(algorithm, octetString(cipherText()))));

/** MacData with HMAC-SHA-256. */
export const mac = (iterations: Uint8Array): Uint8Array =>
  sequence(sequence(sequence(oid(SHA256), NULL_ELEMENT), octetString(new Uint8Array(32))), SALT, count(iterations));

/** MacData of RFC 9579. */
export const pbmac1 = (iterations: Uint8Array): Uint8Array =>
  sequence(
    sequence(sequence(oid(PBMAC1), sequence(pbkdf2(iterations, integer(32)), prf)), octetString(new Uint8Array(32))),
    SALT,
    integer(1),
  );

/** The content of the outer OCTET STRING as it is given. */
export const pfxAround = (authenticatedSafe: Uint8Array, macData?: Uint8Array): Uint8Array =>
  sequence(
    integer(3),
    sequence(oid(DATA), explicit(0, octetString(authenticatedSafe))),
    ...(macData === undefined ? [] : [macData]),
  );

export const pfx = (contents: readonly Uint8Array[], macData?: Uint8Array): Uint8Array =>
  pfxAround(sequence(...contents), macData);
