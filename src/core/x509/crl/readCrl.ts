import { Cursor, type ReadLimits } from '../../asn1/cursor.js';
import { isInteger, minimalInteger, readNumber } from '../../asn1/integer.js';
import { TAG } from '../../asn1/tags.js';
import { readTime } from '../../asn1/time.js';
import { readAlgorithm } from '../algorithm.js';
import { readStrictlyThenLeniently, readTaggedExtensions } from '../certificate.js';
import { readName } from '../name.js';
import { readSignatureValue } from '../signatureValue.js';
import type { AlgorithmIdentifier, Crl, DecodeProblem, Extension, Name, RevokedEntry } from '../types.js';
import { formProblems } from './form.js';
import { RevokedList } from './revokedList.js';

const EXTENSIONS = 0xa0;

type CrlFields = Omit<Crl, 'entries' | 'find' | 'findAll' | 'hasUnknownCriticalEntry'>;

class DecodedCrl implements Crl {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly version: number;
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly extensions: readonly Extension[];
  readonly entryCount: number;
  readonly problems: readonly DecodeProblem[];
  readonly #revoked: RevokedList;

  constructor(fields: CrlFields, revoked: RevokedList) {
    this.der = fields.der;
    this.tbs = fields.tbs;
    this.version = fields.version;
    this.tbsSignatureAlgorithm = fields.tbsSignatureAlgorithm;
    this.signatureAlgorithm = fields.signatureAlgorithm;
    this.signature = fields.signature;
    this.issuer = fields.issuer;
    this.thisUpdate = fields.thisUpdate;
    this.nextUpdate = fields.nextUpdate;
    this.extensions = fields.extensions;
    this.entryCount = fields.entryCount;
    this.problems = fields.problems;
    this.#revoked = revoked;
  }

  entries(): Iterable<RevokedEntry> {
    return this.#revoked.entries();
  }

  find(serialNumber: Uint8Array): RevokedEntry | undefined {
    return this.#revoked.find(serialNumber);
  }

  *findAll(serialNumber: Uint8Array): Generator<RevokedEntry, void, undefined> {
    const wanted = minimalInteger(serialNumber);
    for (const entry of this.entries())
      if (isInteger(entry.serialNumber, 0, entry.serialNumber.length, wanted)) yield entry;
  }

  hasUnknownCriticalEntry(): boolean {
    for (const entry of this.entries()) if (entry.unknownCritical.length > 0) return true;
    return false;
  }
}

/**
 * Reads a CRL (RFC 5280 § 5.1). Its entries are checked in one pass and decoded only when asked for, so
 * that a million of them cost neither time nor memory; bytes after the CRL are ignored.
 *
 * An entry's `certificateIssuer` is the one in force there (§ 5.3.3): its own, or that of an entry
 * before it; undefined stands for the CRL's issuer. In an indirect CRL a serial number may appear once an
 * issuer, and `find` gives the first: walk `entries` there.
 *
 * @throws CmgCertError `truncated`, `malformed`, `too-deep`, with the field and the offset
 */
export function readCrl(der: Uint8Array): Crl {
  return readStrictlyThenLeniently(der, readWith);
}

function readWith(bytes: Uint8Array, limits: ReadLimits, problems: DecodeProblem[]): Crl {
  const outer = Cursor.over(bytes, limits);
  const whole = outer.read(TAG.sequence, 'CertificateList');
  const crl = outer.enter(whole);
  const tbsTlv = crl.read(TAG.sequence, 'tbsCertList');
  const tbs = crl.enter(tbsTlv);

  const versionWritten = tbs.nextTag === TAG.integer;
  const version = versionWritten ? readNumber(tbs, 'version') + 1 : 1;
  const tbsSignatureAlgorithm = readAlgorithm(tbs, 'signature');
  const issuer = readName(tbs, 'issuer');
  const thisUpdate = readTime(tbs, 'thisUpdate').ms;
  const hasNextUpdate = tbs.nextTag === TAG.utcTime || tbs.nextTag === TAG.generalizedTime;
  const nextUpdate = hasNextUpdate ? readTime(tbs, 'nextUpdate').ms : undefined;
  const list = tbs.readOptional(TAG.sequence, 'revokedCertificates');
  const revoked = new RevokedList(bytes, list?.contentStart ?? 0, list?.contentEnd ?? 0);
  const extensions = readTaggedExtensions(tbs, EXTENSIONS, problems);
  tbs.finish('tbsCertList');

  const signatureAlgorithm = readAlgorithm(crl, 'signatureAlgorithm');
  const signature = readSignatureValue(crl, 'signatureValue', problems);
  crl.finish('CertificateList');
  const fields = {
    der: bytes.subarray(whole.start, whole.end),
    tbs: bytes.subarray(tbsTlv.start, tbsTlv.end),
    version,
    tbsSignatureAlgorithm,
    signatureAlgorithm,
    signature,
    issuer,
    thisUpdate,
    nextUpdate,
    extensions,
    entryCount: revoked.count,
  };
  const form = { ...fields, versionWritten, listWritten: list !== undefined, entryFlags: revoked.flags };
  return new DecodedCrl({ ...fields, problems: [...problems, ...formProblems(form)] }, revoked);
}
