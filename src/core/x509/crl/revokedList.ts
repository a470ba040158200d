import { malformed } from '../../asn1/errors.js';
import { isInteger, minimalInteger } from '../../asn1/integer.js';
import { Scanner } from '../../asn1/scanner.js';
import { TAG } from '../../asn1/tags.js';
import { decodeTime, strictTime } from '../../asn1/time.js';
import { present } from '../../present.js';
import type { GeneralName, RevokedEntry } from '../types.js';
import { decodeEntry } from './entry.js';
import { SerialIndex } from './serialIndex.js';

/** A look-up without index reads the list once; an index costs as much as some twenty of them. */
const LOOKUPS_BEFORE_INDEX = 16;

/** revokedCertificates of a CRL, as a run of bytes. */
export class RevokedList {
  readonly count: number;
  /** Flags of all entries together. */
  readonly flags: number;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  /** Offsets of the entries with a certificateIssuer of their own, ascending. */
  readonly #issuerPositions: readonly number[];
  #lookups = 0;
  #index: SerialIndex | undefined;

  /**
   * Checks the form, serial number and date of every entry in `[start, end)`.
   * @throws CmgCertError `malformed`
   */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    const issuerPositions: number[] = [];
    const { count, flags } = checkEntries(bytes, start, end, issuerPositions);
    this.count = count;
    this.flags = flags;
    this.#issuerPositions = issuerPositions;
  }

  *entries(): Generator<RevokedEntry, void, undefined> {
    const scanner = new Scanner(this.#bytes);
    let issuer: readonly GeneralName[] | undefined;
    for (let position = this.#start; position < this.#end; ) {
      scanner.step(position, this.#end, 'revokedCertificates');
      const entry = decodeEntry(this.#bytes, position, scanner.end, issuer);
      issuer = entry.certificateIssuer;
      position = scanner.end;
      yield entry;
    }
  }

  find(serialNumber: Uint8Array): RevokedEntry | undefined {
    this.#lookups += 1;
    if (this.#index === undefined && this.#lookups > LOOKUPS_BEFORE_INDEX) {
      this.#index = new SerialIndex(this.#bytes, this.#start, this.#end, this.count);
    }
    const wanted = minimalInteger(serialNumber);
    const position = this.#index === undefined ? this.#scanFor(wanted) : this.#index.positionOf(wanted);
    if (position === undefined) return undefined;
    return this.#entryAt(position, this.#issuerBefore(position));
  }

  /** @param serialNumber in its shortest form */
  #scanFor(serialNumber: Uint8Array): number | undefined {
    const bytes = this.#bytes;
    const scanner = new Scanner(bytes);
    const length = serialNumber.length;
    // Serial numbers differ most at their end: issuers count upward or draw at random.
    const last = serialNumber[length - 1];
    for (let position = this.#start; position < this.#end; ) {
      scanner.step(position, this.#end, 'revokedCertificates');
      const entryEnd = scanner.end;
      scanner.step(scanner.contentStart, entryEnd, 'userCertificate');
      const { contentStart, end } = scanner;
      // Told by the end first, and by the whole number only where that is the same: it may be padded.
      if (
        end - contentStart >= length &&
        bytes[end - 1] === last &&
        isInteger(bytes, contentStart, end, serialNumber)
      ) {
        return position;
      }
      position = entryEnd;
    }
    return undefined;
  }

  #entryAt(position: number, issuerBefore: readonly GeneralName[] | undefined): RevokedEntry {
    const scanner = new Scanner(this.#bytes);
    scanner.step(position, this.#end, 'revokedCertificates');
    return decodeEntry(this.#bytes, position, scanner.end, issuerBefore);
  }

  /** The certificateIssuer in force before an entry (RFC 5280 § 5.3.3). */
  #issuerBefore(position: number): readonly GeneralName[] | undefined {
    let low = 0;
    let high = this.#issuerPositions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (present(this.#issuerPositions[middle]) < position) low = middle + 1;
      else high = middle;
    }
    const at = this.#issuerPositions[low - 1];
    return at === undefined ? undefined : this.#entryAt(at, undefined).certificateIssuer;
  }
}

function checkEntries(bytes: Uint8Array, start: number, end: number, issuerPositions: number[]) {
  const scanner = new Scanner(bytes);
  let count = 0;
  let flags = 0;
  for (let position = start; position < end; count += 1) {
    const found = checkEntry(scanner, position, end);
    if (found & HAS_ISSUER) issuerPositions.push(position);
    flags |= found;
    position = scanner.end;
  }
  return { count, flags };
}

/**
 * Checks the form of the entry at `position`; `scanner.end` is then where it ends.
 * @returns flags: {@link HAS_ISSUER}, {@link HAS_CRITICAL}, {@link HAS_EXTENSIONS}, {@link HAS_NO_EXTENSION}
 * @throws CmgCertError `malformed`
 */
export function checkEntry(scanner: Scanner, position: number, limit: number): number {
  if (scanner.step(position, limit, 'revokedCertificates') !== TAG.sequence) {
    throw malformed('revokedCertificates: an entry that is no SEQUENCE', position);
  }
  const entryEnd = scanner.end;
  const serialTag = scanner.step(scanner.contentStart, entryEnd, 'userCertificate');
  if (serialTag !== TAG.integer || scanner.end === scanner.contentStart) {
    throw malformed('userCertificate: no serial number', position);
  }
  checkDate(scanner, scanner.end, entryEnd);
  const found = scanner.end < entryEnd ? checkExtensions(scanner, scanner.end, entryEnd) : 0;
  scanner.end = entryEnd;
  return found;
}

function checkDate(scanner: Scanner, start: number, limit: number): void {
  scanner.step(start, limit, 'revocationDate');
  const { bytes, tag, contentStart, end } = scanner;
  if (strictTime(bytes, tag, contentStart, end) !== undefined) return;
  decodeTime({ bytes, tag, start, contentStart, contentEnd: end, end, indefinite: false }, 'revocationDate');
}

/** An entry with a certificateIssuer (2.5.29.29), which counts for those after it, too. */
export const HAS_ISSUER = 1;
/** An entry with an extension that is marked critical. */
export const HAS_CRITICAL = 2;
/** An entry with extensions, which version 1 does not have. */
export const HAS_EXTENSIONS = 4;
/** An entry with a list of extensions that is empty. */
export const HAS_NO_EXTENSION = 8;

/** What follows the OID of an extension: an optional BOOLEAN and an OCTET STRING, so that whatever decodes it later finds what it looks for. */
function checkValue(scanner: Scanner, start: number, limit: number): void {
  let tag = scanner.step(start, limit, 'extnValue');
  if (tag === TAG.boolean) {
    if (scanner.end - scanner.contentStart !== 1)
      throw malformed('critical: a BOOLEAN that is not one byte long', start);
    tag = scanner.step(scanner.end, limit, 'extnValue');
  }
  if (tag !== TAG.octetString || scanner.end !== limit) {
    throw malformed('extnValue: not an OCTET STRING that ends the Extension', start);
  }
}

/** @returns flags */
function checkExtensions(scanner: Scanner, start: number, limit: number): number {
  const { bytes } = scanner;
  if (scanner.step(start, limit, 'crlEntryExtensions') !== TAG.sequence || scanner.end !== limit) {
    throw malformed('crlEntryExtensions: not a SEQUENCE that ends the entry', start);
  }
  let found = scanner.contentStart === limit ? HAS_NO_EXTENSION : HAS_EXTENSIONS;
  for (let position = scanner.contentStart; position < limit; ) {
    if (scanner.step(position, limit, 'crlEntryExtensions') !== TAG.sequence) {
      throw malformed('crlEntryExtensions: an Extension that is no SEQUENCE', position);
    }
    const next = scanner.end;
    if (scanner.step(scanner.contentStart, next, 'extnID') !== TAG.oid) {
      throw malformed('crlEntryExtensions: an Extension without an OID', position);
    }
    const { contentStart: oid, end } = scanner;
    if (end === oid || (bytes[end - 1] as number) >= 0x80) {
      throw malformed('crlEntryExtensions: an OID that does not end', position);
    }
    checkValue(scanner, end, next);
    if (end - oid === 3 && bytes[oid] === 0x55 && bytes[oid + 1] === 0x1d && bytes[oid + 2] === 0x1d)
      found |= HAS_ISSUER;
    if (bytes[end] === TAG.boolean) found |= HAS_CRITICAL;
    position = next;
  }
  scanner.end = limit;
  return found;
}
