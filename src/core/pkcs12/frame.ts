import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { isNegativeInteger, withoutLeadingZeros } from '../asn1/integer.js';
import { readOctets, readOptionalOctets } from '../asn1/octets.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { identify } from '../identify.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { type Bag, checkBagCount, readSafeContents } from './bags.js';
import type { EncryptedPart } from './encrypted.js';
import type { PfxLimits } from './limits.js';
import { type Mac, readMac } from './mac.js';
import { encryptedPart } from './part.js';
import { unsupportedCipher } from './unsupported.js';

/** A SafeContents of the authenticated safe: in the clear, or encrypted by password. */
export type Safe =
  | { readonly kind: 'clear'; readonly bags: readonly Bag[] }
  | { readonly kind: 'encrypted'; readonly part: EncryptedPart<readonly Bag[]> };

/** A PFX before any decryption: all that can be read without a password. */
export interface PfxFrame {
  readonly safes: readonly Safe[];
  readonly mac: Mac | undefined;
  /** What the MAC is made over: the content of authSafe's OCTET STRING. */
  readonly authenticatedSafe: Uint8Array;
}

/** RFC 5652 §§ 4 to 8, RFC 7292 § 3. */
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const PFX_VERSION = 3;

/**
 * Reads the outer structure of a PFX (RFC 7292 § 4), down to the bags that are not in encrypted content.
 * @throws CmgCertError `empty`, `too-large`, `not-a-pfx`, `truncated`, `malformed`, `too-deep`,
 * `too-many-elements`, `too-many-iterations`, `unsupported-cipher`
 */
export function readFrame(bytes: Uint8Array, limits: PfxLimits): PfxFrame {
  if (bytes.length === 0) throw new CmgCertError('empty', 'the file is empty', { remedy: 'Copy or export it again.' });
  if (bytes.length > limits.maxBytes) {
    throw new CmgCertError('too-large', `a PFX of ${bytes.length} bytes, more than ${limits.maxBytes}`, {
      remedy: 'Check that this is the file you mean. A PFX with a long chain has some 100,000 bytes.',
    });
  }
  const kind = identify(bytes);
  if (kind.kind !== 'pfx') throw notAPfx(kind.kind);
  const outer = Cursor.over(bytes, BER_LIMITS);
  const pfx = outer.enter(outer.read(TAG.sequence, 'PFX'));
  // The file is as long as it says, so a length that is too long is a contradiction and not a file cut short.
  return sayingMalformed(() => {
    const rest = bytes.subarray(outer.position);
    // Windows leaves zeros of its buffer at the end; anything else was put there later.
    if (rest.some((octet) => octet !== 0)) throw malformed(`${rest.length} bytes follow the PFX`, outer.position);
    return readPfx(pfx, limits);
  });
}

function readPfx(pfx: Cursor, limits: PfxLimits): PfxFrame {
  const version = pfx.read(TAG.integer, 'version');
  const octets = version.bytes.subarray(version.contentStart, version.contentEnd);
  const magnitude = withoutLeadingZeros(octets);
  if (isNegativeInteger(octets) || magnitude.length !== 1 || magnitude[0] !== PFX_VERSION) {
    throw malformed('PFX: a version other than 3, the only one there is', version.start);
  }
  const authenticatedSafe = readAuthSafe(pfx.readInto(TAG.sequence, 'authSafe'));
  const mac = pfx.atEnd ? undefined : readMac(pfx, limits.maxIterations);
  pfx.finish('PFX');
  return { safes: readAuthenticatedSafe(authenticatedSafe, limits), mac, authenticatedSafe };
}

/** The outer ContentInfo. Its type is the integrity mode (RFC 7292 § 3.1). */
function readAuthSafe(authSafe: Cursor): Uint8Array {
  const type = readOid(authSafe, 'contentType of authSafe');
  if (type === SIGNED_DATA) {
    throw unsupportedCipher('its integrity is protected by a public key (authSafe is SignedData), not by a password');
  }
  if (type !== DATA) throw malformed(`authSafe: content of type ${type}, which a PFX cannot have`);
  const octets = readOctets(authSafe.readInto(0xa0, 'content of authSafe'), 'AuthenticatedSafe');
  authSafe.finish('authSafe');
  return octets;
}

function readAuthenticatedSafe(authenticatedSafe: Uint8Array, limits: PfxLimits): Safe[] {
  const outer = Cursor.over(authenticatedSafe, BER_LIMITS);
  const list = outer.readInto(TAG.sequence, 'AuthenticatedSafe');
  outer.finish('AuthenticatedSafe');
  const safes: Safe[] = [];
  let count = 0;
  while (!list.atEnd) {
    const safe = readSafe(list.readInto(TAG.sequence, 'ContentInfo'), safes, limits);
    safes.push(safe);
    count += safe.kind === 'clear' ? 1 + safe.bags.length : 1;
    checkBagCount(count);
  }
  return safes;
}

function readSafe(contentInfo: Cursor, before: readonly Safe[], { maxIterations }: PfxLimits): Safe {
  const type = readOid(contentInfo, 'contentType');
  const number = before.length + 1;
  switch (type) {
    case DATA: {
      const contents = readOctets(contentInfo.readInto(0xa0, 'content'), `content ${number}`);
      return { kind: 'clear', bags: readSafeContents(contents, `content ${number}`, maxIterations) };
    }
    case ENCRYPTED_DATA:
      return { kind: 'encrypted', part: readEncryptedData(contentInfo, `encrypted content ${number}`, maxIterations) };
    case ENVELOPED_DATA:
      throw unsupportedCipher(`content ${number} is encrypted for a public key (EnvelopedData), not by a password`);
    default:
      throw malformed(`content ${number} of type ${type}, which a PFX cannot have`);
  }
}

/** EncryptedData (RFC 5652 § 8). */
function readEncryptedData(contentInfo: Cursor, what: string, maxIterations: number): EncryptedPart<readonly Bag[]> {
  const data = contentInfo.readInto(0xa0, 'content').readInto(TAG.sequence, 'EncryptedData');
  data.read(TAG.integer, 'version of EncryptedData');
  const info = data.readInto(TAG.sequence, 'encryptedContentInfo');
  const type = readOid(info, 'contentType of EncryptedData');
  if (type !== DATA) throw malformed(`${what}: content of type ${type}, which a PFX cannot have`);
  const algorithm = readAlgorithm(info, `contentEncryptionAlgorithm of ${what}`);
  const cipherText = readOptionalOctets(info, `encryptedContent of ${what}`, 0x80);
  if (cipherText === undefined) throw malformed(`${what}: no content in it`);
  info.finish('encryptedContentInfo');
  const parse = (plain: Uint8Array) => readSafeContents(plain, what, maxIterations);
  return encryptedPart(what, 'SafeContents', algorithm, cipherText, maxIterations, parse);
}

function sayingMalformed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CmgCertError) || error.code !== 'truncated') throw error;
    throw new CmgCertError('malformed', `the lengths in the file contradict each other: ${error.message}`, {
      remedy: 'The file is damaged. Copy it again in binary mode, or export it again from its source.',
      cause: error,
    });
  }
}

const OTHER_KINDS: Readonly<Record<string, string>> = {
  certificate: 'a certificate',
  pkcs7: 'a PKCS #7 file (P7B)',
  crl: 'a CRL',
  csr: 'a certificate request',
  'private-key': 'a private key',
  'encrypted-private-key': 'an encrypted private key',
  pem: 'PEM text',
  base64: 'Base64 text',
  token: 'a token',
  html: 'an HTML page',
  text: 'text',
  zeros: 'nothing but zero octets',
  mangled: 'binary data that a transfer as text destroyed',
};

function notAPfx(kind: string): CmgCertError {
  const found = OTHER_KINDS[kind];
  return new CmgCertError('not-a-pfx', `not a PFX (PKCS #12) file${found === undefined ? '' : `, but ${found}`}`, {
    remedy:
      kind === 'mangled'
        ? 'It cannot be repaired. Copy the original file again, in binary mode.'
        : 'Give the .pfx or .p12 file itself, as it was exported together with its private key.',
  });
}
