import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { readOctets } from '../asn1/octets.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { readCertificate } from '../x509/certificate.js';
import type { Certificate, PrivateKey } from '../x509/types.js';
import { readBagAttributes } from './attributes.js';
import { readClearKey } from './clearKey.js';
import type { EncryptedPart } from './encrypted.js';
import { MAX_BAGS, MAX_NESTED_SAFES } from './limits.js';
import { encryptedPart } from './part.js';
import type { BagAttributes } from './types.js';

/** One bag of a SafeContents, as far as it can be read without another decryption. */
export type Bag =
  | { readonly kind: 'certificate'; readonly certificate: Certificate; readonly attributes: BagAttributes }
  | { readonly kind: 'unreadable-certificate'; readonly reason: string }
  | { readonly kind: 'key'; readonly key: PrivateKey; readonly attributes: BagAttributes }
  | { readonly kind: 'shrouded-key'; readonly part: EncryptedPart<PrivateKey>; readonly attributes: BagAttributes }
  | { readonly kind: 'secret'; readonly type: string; readonly attributes: BagAttributes }
  | { readonly kind: 'crl' }
  | { readonly kind: 'unknown'; readonly oid: string };

/** RFC 7292 § 4.2 and appendix D: bagtypes. */
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERT_BAG = '1.2.840.113549.1.12.10.1.3';
const CRL_BAG = '1.2.840.113549.1.12.10.1.4';
const SECRET_BAG = '1.2.840.113549.1.12.10.1.5';
const SAFE_CONTENTS_BAG = '1.2.840.113549.1.12.10.1.6';
/** PKCS #9: certTypes. */
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const SDSI_CERTIFICATE = '1.2.840.113549.1.9.22.2';

/**
 * Reads a SafeContents (RFC 7292 § 4.2) and those within it.
 * @param where names the place of its key bags, for messages
 * @throws CmgCertError `malformed`, `truncated`, `too-deep`, `too-many-elements`; `too-many-iterations` for a key bag
 */
export function readSafeContents(contents: Uint8Array, where: string, maxIterations: number): Bag[] {
  const bags: Bag[] = [];
  const outer = Cursor.over(contents, BER_LIMITS);
  const list = outer.readInto(TAG.sequence, 'SafeContents');
  outer.finish('SafeContents');
  new BagReader(bags, where, maxIterations).readAll(list, 0);
  return bags;
}

class BagReader {
  private readonly bags: Bag[];
  private readonly where: string;
  private readonly maxIterations: number;
  private shroudedKeys = 0;

  constructor(bags: Bag[], where: string, maxIterations: number) {
    this.bags = bags;
    this.where = where;
    this.maxIterations = maxIterations;
  }

  readAll(list: Cursor, depth: number): void {
    while (!list.atEnd) {
      if (this.bags.length >= MAX_BAGS) throw tooManyBags();
      const bag = list.readInto(TAG.sequence, 'SafeBag');
      const oid = readOid(bag, 'bagId');
      const value = bag.readInto(0xa0, 'bagValue');
      const attributes = readBagAttributes(bag);
      bag.finish('SafeBag');
      this.readOne(oid, value, attributes, depth);
    }
  }

  private readOne(oid: string, value: Cursor, attributes: BagAttributes, depth: number): void {
    switch (oid) {
      case KEY_BAG: {
        const key = value.read(TAG.sequence, 'keyBag');
        this.bags.push({ kind: 'key', key: readClearKey(key.bytes.subarray(key.start, key.end)), attributes });
        return;
      }
      case SHROUDED_KEY_BAG:
        this.bags.push({ kind: 'shrouded-key', part: this.shroudedKey(value), attributes });
        return;
      case CERT_BAG:
        this.bags.push(readCertificateBag(value.readInto(TAG.sequence, 'certBag'), attributes));
        return;
      case CRL_BAG:
        this.bags.push({ kind: 'crl' });
        return;
      case SECRET_BAG: {
        const type = readOid(value.readInto(TAG.sequence, 'secretBag'), 'secretTypeId');
        this.bags.push({ kind: 'secret', type, attributes });
        return;
      }
      case SAFE_CONTENTS_BAG:
        if (depth >= MAX_NESTED_SAFES) throw tooDeep(value.position);
        this.readAll(value.readInto(TAG.sequence, 'safeContentsBag'), depth + 1);
        return;
      default:
        this.bags.push({ kind: 'unknown', oid });
    }
  }

  /** EncryptedPrivateKeyInfo (RFC 5958 § 3). */
  private shroudedKey(value: Cursor): EncryptedPart<PrivateKey> {
    this.shroudedKeys += 1;
    const what = `private key ${this.shroudedKeys} in ${this.where}`;
    const info = value.readInto(TAG.sequence, what);
    const algorithm = readAlgorithm(info, `encryptionAlgorithm of ${what}`);
    const cipherText = readOctets(info, `encryptedData of ${what}`);
    return encryptedPart(what, 'PrivateKeyInfo', algorithm, cipherText, this.maxIterations, readClearKey);
  }
}

/** RFC 7292 § 4.2.3. A certificate that cannot be decoded keeps its place with a reason. */
function readCertificateBag(bag: Cursor, attributes: BagAttributes): Bag {
  const type = readOid(bag, 'certId');
  if (type !== X509_CERTIFICATE) {
    const name = type === SDSI_CERTIFICATE ? 'an SDSI certificate' : `a certificate of type ${type}`;
    return { kind: 'unreadable-certificate', reason: `${name}, not an X.509 certificate` };
  }
  const der = readOctets(bag.readInto(0xa0, 'certValue'), 'certValue');
  try {
    return { kind: 'certificate', certificate: readCertificate(der), attributes };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { kind: 'unreadable-certificate', reason: error.message };
  }
}

/** @throws CmgCertError `too-many-elements` */
export function checkBagCount(count: number): void {
  if (count > MAX_BAGS) throw tooManyBags();
}

function tooManyBags(): CmgCertError {
  return new CmgCertError(
    'too-many-elements',
    `the PFX holds more than ${MAX_BAGS} certificates, keys and other bags`,
    {
      remedy: 'Export one certificate with its key and its chain, not a whole store.',
    },
  );
}

function tooDeep(offset: number): CmgCertError {
  return new CmgCertError('too-deep', `SafeContents: more than ${MAX_NESTED_SAFES} levels of safeContentsBag`, {
    offset,
    remedy: 'This is no file that a certificate tool would write. Export it again from its source.',
  });
}
