import { createCipheriv, createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, DigestInfo, MacData, PBES2Params, PBKDF2Params } from 'pkijs';
import {
  CIPHERS,
  type CipherName,
  HASHES,
  type HashName,
  PBES1_SCHEMES,
  PBES2,
  PBKDF2,
} from '../../core/algorithms.js';
import { encodeUtf8, encodeUtf16be } from '../../core/asn1/strings.js';
import { type Purpose, pkcs12Pbkdf } from '../../core/pkcs12/pbkdf.js';

/** The two protections that the export wizard of Windows offers: "AES256-SHA256" and "TripleDES-SHA1". */
export type Protection = 'aes' | '3des';

/** What Windows writes in both; more would slow a guesser down, but no Windows has been seen to need or make it. */
const ITERATIONS = 2000;
const SALT_OCTETS = 8;
/** Of everything that a protection derives: its keys, and the MAC. `openssl` is the hash's name there. */
const HASH_OF = {
  aes: { hash: 'SHA-256', openssl: 'sha256' },
  '3des': { hash: 'SHA-1', openssl: 'sha1' },
} as const satisfies Record<Protection, { readonly hash: HashName; readonly openssl: string }>;

export interface Encrypted {
  readonly algorithm: AlgorithmIdentifier;
  readonly cipherText: Uint8Array;
}

/**
 * Encrypts a key or a SafeContents under a password, with a salt of its own.
 *
 * `aes`: PBES2 with AES-256-CBC and PBKDF2 under HMAC-SHA-256, password in UTF-8 (RFC 8018 § 6.2).
 * `3des`: pbeWithSHAAnd3-KeyTripleDES-CBC, password in UTF-16BE with two zero octets behind it (RFC 7292
 * appendices B and C).
 */
export function encryptUnder(password: string, protection: Protection, plain: Uint8Array): Promise<Encrypted> {
  return protection === 'aes' ? encryptAes(password, plain) : encryptTripleDes(password, plain);
}

async function encryptAes(password: string, plain: Uint8Array): Promise<Encrypted> {
  const cipher = 'AES-256-CBC';
  const { oid, blockOctets, keyOctets } = CIPHERS[cipher];
  const { hash, openssl } = HASH_OF.aes;
  const salt = randomBytes(SALT_OCTETS);
  const iv = randomBytes(blockOctets);
  const key = await promisify(pbkdf2)(encodeUtf8(password), salt, ITERATIONS, keyOctets[1], openssl);
  const kdf = new PBKDF2Params({
    salt: new asn1js.OctetString({ valueHex: salt }),
    iterationCount: ITERATIONS,
    prf: withNull(HASHES[hash].hmacOids[0]),
  });
  const parameters = new PBES2Params({
    keyDerivationFunc: new AlgorithmIdentifier({ algorithmId: PBKDF2, algorithmParams: kdf.toSchema() }),
    encryptionScheme: new AlgorithmIdentifier({
      algorithmId: oid,
      algorithmParams: new asn1js.OctetString({ valueHex: iv }),
    }),
  });
  return {
    algorithm: new AlgorithmIdentifier({ algorithmId: PBES2, algorithmParams: parameters.toSchema() }),
    cipherText: encrypt(cipher, key, iv, plain),
  };
}

async function encryptTripleDes(password: string, plain: Uint8Array): Promise<Encrypted> {
  const { oid, cipher, keyOctets } = PBES1_SCHEMES['pbeWithSHAAnd3-KeyTripleDES-CBC'];
  const salt = randomBytes(SALT_OCTETS);
  const key = derive('3des', password, salt, 'key', keyOctets);
  const iv = derive('3des', password, salt, 'iv', CIPHERS[cipher].blockOctets);
  const parameters = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: salt }), new asn1js.Integer({ value: ITERATIONS })],
  });
  return {
    algorithm: new AlgorithmIdentifier({ algorithmId: oid, algorithmParams: parameters }),
    cipherText: encrypt(cipher, key, iv, plain),
  };
}

/** The MAC over an AuthenticatedSafe (RFC 7292 § 4): HMAC-SHA-256 beside AES, HMAC-SHA-1 beside 3DES. */
export function macOver(authenticatedSafe: Uint8Array, password: string, protection: Protection): MacData {
  const salt = randomBytes(SALT_OCTETS);
  const { hash, openssl } = HASH_OF[protection];
  const { oid, digestOctets } = HASHES[hash];
  const key = derive(protection, password, salt, 'mac', digestOctets);
  return new MacData({
    mac: new DigestInfo({
      digestAlgorithm: withNull(oid),
      digest: new asn1js.OctetString({ valueHex: createHmac(openssl, key).update(authenticatedSafe).digest() }),
    }),
    macSalt: new asn1js.OctetString({ valueHex: salt }),
    iterations: ITERATIONS,
  });
}

function derive(
  protection: Protection,
  password: string,
  salt: Uint8Array,
  purpose: Purpose,
  octets: number,
): Uint8Array {
  const { hash, openssl } = HASH_OF[protection];
  const digest = (data: Uint8Array) => new Uint8Array(createHash(openssl).update(data).digest());
  return pkcs12Pbkdf(digest, hash, encodeUtf16be(`${password}\0`), salt, purpose, ITERATIONS, octets);
}

/** OpenSSL has these ciphers under the names of the table. */
function encrypt(cipher: CipherName, key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const running = createCipheriv(cipher, key, iv);
  return Buffer.concat([running.update(plain), running.final()]);
}

function withNull(algorithmId: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId, algorithmParams: new asn1js.Null() });
}
