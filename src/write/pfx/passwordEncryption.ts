import { createCipheriv, createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, DigestInfo, MacData, PBES2Params, PBKDF2Params } from 'pkijs';
import { encodeUtf8, encodeUtf16be } from '../../core/asn1/strings.js';
import { type Purpose, pkcs12Pbkdf } from '../../core/pkcs12/pbkdf.js';

/** The two protections that the export wizard of Windows offers: "AES256-SHA256" and "TripleDES-SHA1". */
export type Protection = 'aes' | '3des';

/** What Windows writes in both; more would slow a guesser down, but no Windows has been seen to need or make it. */
const ITERATIONS = 2000;
const SALT_OCTETS = 8;
const AES_256 = { keyOctets: 32, ivOctets: 16 };
const TRIPLE_DES = { keyOctets: 24, ivOctets: 8 };

const OID = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  pbeWithShaAnd3KeyTripleDesCbc: '1.2.840.113549.1.12.1.3',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

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
  const salt = randomBytes(SALT_OCTETS);
  const iv = randomBytes(AES_256.ivOctets);
  const key = await promisify(pbkdf2)(encodeUtf8(password), salt, ITERATIONS, AES_256.keyOctets, 'sha256');
  const kdf = new PBKDF2Params({
    salt: new asn1js.OctetString({ valueHex: salt }),
    iterationCount: ITERATIONS,
    prf: withNull(OID.hmacWithSha256),
  });
  const parameters = new PBES2Params({
    keyDerivationFunc: new AlgorithmIdentifier({ algorithmId: OID.pbkdf2, algorithmParams: kdf.toSchema() }),
    encryptionScheme: new AlgorithmIdentifier({
      algorithmId: OID.aes256Cbc,
      algorithmParams: new asn1js.OctetString({ valueHex: iv }),
    }),
  });
  return {
    algorithm: new AlgorithmIdentifier({ algorithmId: OID.pbes2, algorithmParams: parameters.toSchema() }),
    cipherText: encrypt('aes-256-cbc', key, iv, plain),
  };
}

async function encryptTripleDes(password: string, plain: Uint8Array): Promise<Encrypted> {
  const salt = randomBytes(SALT_OCTETS);
  const key = derive('SHA-1', password, salt, 'key', TRIPLE_DES.keyOctets);
  const iv = derive('SHA-1', password, salt, 'iv', TRIPLE_DES.ivOctets);
  const parameters = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: salt }), new asn1js.Integer({ value: ITERATIONS })],
  });
  return {
    algorithm: new AlgorithmIdentifier({ algorithmId: OID.pbeWithShaAnd3KeyTripleDesCbc, algorithmParams: parameters }),
    cipherText: encrypt('des-ede3-cbc', key, iv, plain),
  };
}

/** The MAC over an AuthenticatedSafe (RFC 7292 § 4): HMAC-SHA-256 beside AES, HMAC-SHA-1 beside 3DES. */
export function macOver(authenticatedSafe: Uint8Array, password: string, protection: Protection): MacData {
  const salt = randomBytes(SALT_OCTETS);
  const { name, node, oid, octets } =
    protection === 'aes'
      ? ({ name: 'SHA-256', node: 'sha256', oid: OID.sha256, octets: 32 } as const)
      : ({ name: 'SHA-1', node: 'sha1', oid: OID.sha1, octets: 20 } as const);
  const key = derive(name, password, salt, 'mac', octets);
  return new MacData({
    mac: new DigestInfo({
      digestAlgorithm: withNull(oid),
      digest: new asn1js.OctetString({ valueHex: createHmac(node, key).update(authenticatedSafe).digest() }),
    }),
    macSalt: new asn1js.OctetString({ valueHex: salt }),
    iterations: ITERATIONS,
  });
}

function derive(
  hash: 'SHA-1' | 'SHA-256',
  password: string,
  salt: Uint8Array,
  purpose: Purpose,
  octets: number,
): Uint8Array {
  const algorithm = hash === 'SHA-1' ? 'sha1' : 'sha256';
  const digest = (data: Uint8Array) => new Uint8Array(createHash(algorithm).update(data).digest());
  return pkcs12Pbkdf(digest, hash, encodeUtf16be(`${password}\0`), salt, purpose, ITERATIONS, octets);
}

function encrypt(cipher: string, key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const running = createCipheriv(cipher, key, iv);
  return Buffer.concat([running.update(plain), running.final()]);
}

function withNull(algorithmId: string): AlgorithmIdentifier {
  return new AlgorithmIdentifier({ algorithmId, algorithmParams: new asn1js.Null() });
}
