import { bytesEqual } from '../../asn1/bytes.js';
import { BER_LIMITS, Cursor } from '../../asn1/cursor.js';
import { sequence } from '../../asn1/encode.js';
import { malformed } from '../../asn1/errors.js';
import { readNumber } from '../../asn1/integer.js';
import { Scanner } from '../../asn1/scanner.js';
import { TAG } from '../../asn1/tags.js';
import { CmgCertError } from '../../errors.js';
import type { CryptoStreams, StreamVerifier, VerifyResult } from '../../ports.js';
import { present } from '../../present.js';
import { readAlgorithm } from '../algorithm.js';
import { readName } from '../name.js';
import type { Crl, DecodeProblem, Name, RevocationList } from '../types.js';
import { decodeEntry } from './entry.js';
import { formProblems } from './form.js';
import { readCrl } from './readCrl.js';
import { checkEntry, HAS_CRITICAL, HAS_ISSUER } from './revokedList.js';
import { StreamedCrl } from './streamedCrl.js';
import { endingOf, WantedSerials } from './wantedSerials.js';

/** What stands before the entries: versions, algorithms and two names. */
const MAX_HEAD = 64 * 1024;
/** One entry; those of real CRLs have 40 octets. */
const MAX_ENTRY = 64 * 1024;
/** Extensions and signature. */
const MAX_TAIL = 1024 * 1024;
/** Of a new piece, to end the entry that began in the last. */
const BRIDGE = 4096;
/** Keys tried at once, each of which hashes the whole list. Reissued CAs keep their name, so a few are normal. */
const MAX_KEYS = 8;

export interface CrlStreamOptions {
  /** Serial numbers (content octets) that will be looked up; no other can be. */
  readonly wanted: Iterable<Uint8Array>;
  /** Keys (SubjectPublicKeyInfo) that may have signed, by the CRL's issuer. */
  readonly keysOf: (issuer: Name) => readonly Uint8Array[];
  readonly crypto: CryptoStreams;
}

/** Where the parts are, as offsets from the first octet of the stream. */
interface Layout {
  readonly tbsStart: number;
  /** After the header of tbsCertList. */
  readonly tbsContent: number;
  /** Of revokedCertificates, where it is or would be. */
  readonly listHeader: number;
  readonly listStart: number;
  readonly listEnd: number;
  readonly tbsEnd: number;
  readonly end: number;
}

/**
 * Reads a CRL (RFC 5280 § 5.1, DER) piece by piece: of the entries the form is checked, and only those looked for are decoded; the signature is worked
 * out on the way. What stays in memory does not grow with the list. Everything around the entries is read by {@link readCrl}.
 *
 * @throws CmgCertError from `push` and `end`: `truncated`, `malformed`, `too-large`
 */
export class CrlStream {
  readonly #options: CrlStreamOptions;
  readonly #wanted: WantedSerials;
  /** Octets not done with, the first of them at `#offset` of the stream. */
  #buffer: Uint8Array = new Uint8Array(0);
  #offset = 0;
  #layout: Layout | undefined;
  /** tbsCertList's fields before the entries. */
  #head: Uint8Array = new Uint8Array(0);
  #keys: { readonly spki: Uint8Array; readonly verifier: StreamVerifier | 'invalid' | 'unsupported' }[] = [];
  #position = 0;
  /** Extensions of entries are a mistake in version 1: there each entry is looked at. */
  #version = 1;
  #entryCount = 0;
  #entryFlags = 0;
  #unknownCritical = false;
  #issuer: ReturnType<typeof decodeEntry>['certificateIssuer'];

  constructor(options: CrlStreamOptions) {
    this.#options = options;
    this.#wanted = new WantedSerials(options.wanted);
  }

  /** @param chunk may be used again afterwards */
  push(chunk: Uint8Array): void {
    if (this.#layout === undefined) {
      this.#buffer = joined(this.#buffer, chunk);
      this.#layout = this.#readHead(false);
      if (this.#layout === undefined) return;
      this.#hash(this.#buffer, 0, this.#layout);
    } else {
      this.#hash(chunk, this.#offset + this.#buffer.length, this.#layout);
      this.#append(chunk, this.#layout);
    }
    const layout = this.#layout;
    if (this.#position < layout.listEnd) this.#readEntries(layout);
    if (this.#position >= layout.listEnd) this.#boundTail(layout);
    this.#forget();
  }

  /** The whole stream has come. */
  end(): RevocationList {
    const layout = this.#layout ?? present(this.#readHead(true));
    this.#layout = layout;
    const has = this.#offset + this.#buffer.length;
    if (has < layout.end) {
      throw new CmgCertError('truncated', `the CRL says that it has ${layout.end} bytes, only ${has} are there`, {
        remedy: 'It is cut short. Copy or publish it again, in binary mode.',
      });
    }
    const tail = this.#buffer.subarray(layout.listEnd - this.#offset, layout.tbsEnd - this.#offset);
    const after = this.#buffer.subarray(layout.tbsEnd - this.#offset, layout.end - this.#offset);
    const fields = readCrl(sequence(sequence(this.#head, tail), after));
    const agreed = bytesEqual(fields.signatureAlgorithm.der, fields.tbsSignatureAlgorithm.der);
    return new StreamedCrl(fields, {
      problems: [...fields.problems, ...this.#listProblems(fields, layout)],
      entryCount: this.#entryCount,
      unknownCritical: this.#unknownCritical,
      wanted: this.#wanted,
      signatures: this.#keys.map(({ spki, verifier }) => ({
        spki,
        result: agreed ? resultOf(verifier, fields.signature) : ('invalid' as const),
      })),
    });
  }

  /** What the fields without their list could not tell. */
  #listProblems(fields: Crl, { listHeader, listStart }: Layout): DecodeProblem[] {
    const whole = formProblems({
      ...fields,
      versionWritten: false,
      listWritten: listStart !== listHeader,
      entryCount: this.#entryCount,
      entryFlags: this.#entryFlags,
      extensions: [],
    });
    const known = new Set(fields.problems.map(({ message }) => message));
    return whole.filter(({ message }) => !known.has(message));
  }

  /** An entry that lies across two pieces is read from a small copy of both ends, so that the piece itself need not be copied. */
  #append(chunk: Uint8Array, layout: Layout): void {
    const rest = this.#buffer.length;
    if (rest > 0 && this.#position < layout.listEnd && chunk.length > BRIDGE) {
      this.#buffer = joined(this.#buffer, chunk.subarray(0, BRIDGE));
      this.#readEntries(layout);
      const into = this.#position - this.#offset - rest;
      if (into >= 0) {
        this.#buffer = chunk.subarray(into);
        this.#offset = this.#position;
        return;
      }
      this.#buffer = this.#buffer.subarray(0, rest);
    }
    this.#buffer = rest === 0 ? chunk : joined(this.#buffer, chunk);
  }

  /** The reader's place moves on; what lies before it is let go. */
  #forget(): void {
    const done = Math.min(this.#position - this.#offset, this.#buffer.length);
    // A copy of the rest: a view would keep the whole piece alive.
    this.#buffer = copyOf(this.#buffer.subarray(done));
    this.#offset += done;
  }

  /** @returns undefined when more has to come */
  #readHead(ended: boolean): Layout | undefined {
    try {
      const layout = layoutOf(this.#buffer);
      this.#head = copyOf(this.#buffer.subarray(layout.tbsContent, layout.listHeader));
      const { version, issuer, algorithm } = headOf(this.#head);
      this.#version = version;
      this.#position = layout.listStart;
      const keys = distinct(this.#options.keysOf(issuer)).slice(0, MAX_KEYS);
      this.#keys = keys.map((spki) => ({ spki, verifier: this.#options.crypto.verifier(algorithm, spki) }));
      return layout;
    } catch (error) {
      if (!(error instanceof CmgCertError) || ended || this.#buffer.length > MAX_HEAD) throw error;
      return undefined;
    }
  }

  /** @param at where in the stream these octets stand */
  #hash(octets: Uint8Array, at: number, { tbsStart, tbsEnd }: Layout): void {
    const signed = octets.subarray(Math.max(0, tbsStart - at), Math.max(0, tbsEnd - at));
    if (signed.length === 0) return;
    for (const { verifier } of this.#keys) if (typeof verifier !== 'string') verifier.update(signed);
  }

  /** Checks what entries are there whole. */
  #readEntries({ listEnd }: Layout): void {
    const bytes = this.#buffer;
    const listLimit = listEnd - this.#offset;
    const limit = Math.min(bytes.length, listLimit);
    const { endings } = this.#wanted;
    const scanner = new Scanner(bytes);
    const at: Skipped = { position: this.#position - this.#offset, count: this.#entryCount };
    while (at.position < limit) {
      if (this.#version !== 1) skipPlain(bytes, limit, endings, at);
      const { position } = at;
      if (position >= limit || !isWhole(bytes, position, limit, listLimit)) break;
      const found = checkEntry(scanner, position, limit);
      const { end } = scanner;
      this.#entryFlags |= found;
      if (found & (HAS_ISSUER | HAS_CRITICAL)) this.#note(position, end, found);
      if (mayBeWanted(scanner, position, end, endings)) this.#look(position, end);
      at.position = end;
      at.count += 1;
    }
    this.#position = this.#offset + at.position;
    this.#entryCount = at.count;
  }

  /** An entry that says something of those after it (§ 5.3.3), or of the whole list. */
  #note(position: number, end: number, found: number): void {
    const entry = this.#decode(position, end);
    if (found & HAS_ISSUER) this.#issuer = entry.certificateIssuer;
    this.#unknownCritical ||= entry.unknownCritical.length > 0;
  }

  #look(position: number, end: number): void {
    const entry = this.#decode(position, end);
    if (!this.#wanted.has(entry.serialNumber)) return;
    this.#wanted.add({ ...entry, serialNumber: copyOf(entry.serialNumber) });
  }

  #decode(position: number, end: number) {
    return decodeEntry(copyOf(this.#buffer.subarray(position, end)), 0, end - position, this.#issuer);
  }

  #boundTail({ listEnd, end }: Layout): void {
    if (end - listEnd > MAX_TAIL) throw malformed('tbsCertList: more than 1 MiB stands after the entries', listEnd);
    // What follows the CRL is nobody's.
    const rest = end - this.#offset;
    if (this.#buffer.length > rest) this.#buffer = this.#buffer.subarray(0, rest);
  }
}

/** A `slice` of Node's Buffer would be a view. */
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const resultOf = (verifier: StreamVerifier | 'invalid' | 'unsupported', signature: Uint8Array): VerifyResult =>
  typeof verifier === 'string' ? verifier : verifier.verify(signature);

function distinct(keys: readonly Uint8Array[]): Uint8Array[] {
  return keys.filter((key, index) => keys.findIndex((other) => bytesEqual(other, key)) === index);
}

/** @throws CmgCertError `malformed` also while octets are missing */
function layoutOf(bytes: Uint8Array): Layout {
  const outer = headerAt(bytes, 0, TAG.sequence, 'CertificateList');
  const tbs = headerAt(bytes, outer.contentStart, TAG.sequence, 'tbsCertList');
  const tbsEnd = tbs.contentStart + tbs.length;
  const end = outer.contentStart + outer.length;
  if (tbsEnd > end) throw malformed('tbsCertList: it ends after the CertificateList', outer.contentStart);
  const fields = fieldsEnd(bytes, tbs.contentStart, tbsEnd);
  const common = { tbsStart: outer.contentStart, tbsContent: tbs.contentStart, tbsEnd, end, listHeader: fields };
  if (fields === tbsEnd || tagAt(bytes, fields) !== TAG.sequence) {
    return { ...common, listStart: fields, listEnd: fields };
  }
  const list = headerAt(bytes, fields, TAG.sequence, 'revokedCertificates');
  const listEnd = list.contentStart + list.length;
  if (listEnd > tbsEnd) throw malformed('revokedCertificates: it ends after tbsCertList', fields);
  return { ...common, listStart: list.contentStart, listEnd };
}

/** @returns where the fields before revokedCertificates end */
function fieldsEnd(bytes: Uint8Array, start: number, tbsEnd: number): number {
  const scanner = new Scanner(bytes);
  const limit = Math.min(bytes.length, tbsEnd);
  const skip = (position: number, what: string) => {
    scanner.step(position, limit, what);
    return scanner.end;
  };
  let position = start;
  if (tagAt(bytes, position) === TAG.integer) position = skip(position, 'version');
  position = skip(position, 'signature');
  position = skip(position, 'issuer');
  position = skip(position, 'thisUpdate');
  const next = position === tbsEnd ? 0 : tagAt(bytes, position);
  return next === TAG.utcTime || next === TAG.generalizedTime ? skip(position, 'nextUpdate') : position;
}

function tagAt(bytes: Uint8Array, position: number): number {
  if (position >= bytes.length) throw malformed('tbsCertList: the data ends', position);
  return present(bytes[position]);
}

/** The header of an element whose content need not be there yet. */
function headerAt(bytes: Uint8Array, position: number, tag: number, what: string) {
  if (tagAt(bytes, position) !== tag) throw malformed(`${what}: not a SEQUENCE`, position);
  const first = tagAt(bytes, position + 1);
  if (first === 0x80) throw malformed(`${what}: indefinite length, which DER does not allow`, position);
  if (first < 0x80) return { contentStart: position + 2, length: first };
  const count = first & 0x7f;
  let length = 0;
  for (let i = 0; i < count; i += 1) {
    length = length * 256 + tagAt(bytes, position + 2 + i);
    if (length > 0xffffffff) throw malformed(`${what}: a length of more than 4 GiB`, position);
  }
  return { contentStart: position + 2 + count, length };
}

function headOf(head: Uint8Array) {
  const cursor = Cursor.over(head, BER_LIMITS);
  const version = cursor.nextTag === TAG.integer ? readNumber(cursor, 'version') + 1 : 1;
  const algorithm = readAlgorithm(cursor, 'signature');
  return { version, algorithm, issuer: readName(cursor, 'issuer') };
}

/** Whether the entry has come to its end; one that reaches beyond the list is whole, and wrong. */
function isWhole(bytes: Uint8Array, position: number, limit: number, listLimit: number): boolean {
  if (limit === listLimit) return true;
  if (position + 6 > limit) return false;
  const { contentStart, length } = headerAt(bytes, position, TAG.sequence, 'revokedCertificates');
  if (length > MAX_ENTRY) throw malformed('revokedCertificates: an entry of more than 64 KiB', position);
  return contentStart + length <= limit;
}

function mayBeWanted(scanner: Scanner, position: number, end: number, endings: Uint8Array): boolean {
  scanner.step(position, end, 'revokedCertificates');
  scanner.step(scanner.contentStart, end, 'userCertificate');
  return scanner.end - scanner.contentStart < 2 || endings[endingOf(scanner.bytes, scanner.end)] === 1;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const UTC_TIME = 0x17;
/** A UTCTime that ends in Z, with its header. */
const UTC_OCTETS = 15;
/** crlEntryExtensions with nothing but a reasonCode that is not critical, up to its value. */
const REASON_ONLY = Uint8Array.of(0x30, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x1d, 0x15, 0x04, 0x03, 0x0a, 0x01);
const REASON_OCTETS = 14;

/** Where {@link skipPlain} stopped, and how many entries it passed. */
interface Skipped {
  position: number;
  count: number;
}

/**
 * Passes over entries of the form that nearly all have and that nobody asked for: a serial number, a UTCTime, no extension but the reason. One loop without
 * calls: this is where the time of a long list goes.
 */
function skipPlain(bytes: Uint8Array, limit: number, endings: Uint8Array, at: Skipped): void {
  let { position, count } = at;
  for (; position + 2 < limit; count += 1) {
    const length = present(bytes[position + 1]);
    const end = position + 2 + length;
    if (length >= 0x80 || end > limit || bytes[position] !== SEQUENCE || bytes[position + 2] !== INTEGER) break;
    const serialOctets = bytes[position + 3] ?? 0;
    const date = position + 4 + serialOctets;
    const after = date + UTC_OCTETS;
    // A serial number of one octet has no ending of two.
    if (serialOctets < 2 || after > end || bytes[date] !== UTC_TIME || bytes[date + 1] !== 13) break;
    if (endings[(present(bytes[date - 2]) << 8) | present(bytes[date - 1])] === 1) break;
    if (after !== end) {
      if (end - after !== REASON_OCTETS) break;
      let same = 0;
      while (same < REASON_OCTETS - 1 && bytes[after + same] === REASON_ONLY[same]) same += 1;
      if (same < REASON_OCTETS - 1) break;
    }
    position = end;
  }
  at.position = position;
  at.count = count;
}
