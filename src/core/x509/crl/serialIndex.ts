import { isInteger } from '../../asn1/integer.js';
import { Scanner } from '../../asn1/scanner.js';
import { present } from '../../present.js';

/**
 * Where each serial number of a CRL stands: offsets grouped by hash, 8 to 12 bytes an entry. Building
 * takes two passes whatever the serial numbers are; colliding ones only make the look-up as slow as a scan.
 */
export class SerialIndex {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  /** Group g is #offsets[#groups[g] … #groups[g + 1]), in the order of the file. */
  readonly #groups: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #mask: number;

  /** @param count number of entries in `[start, end)`, which have been checked */
  constructor(bytes: Uint8Array, start: number, end: number, count: number) {
    this.#bytes = bytes;
    this.#end = end;
    const groupCount = 2 ** Math.ceil(Math.log2(count + 1));
    this.#mask = groupCount - 1;
    const groups = new Uint32Array(groupCount + 1);
    const groupOf = new Uint32Array(count);
    const positions = new Uint32Array(count);
    const scanner = new Scanner(bytes);
    for (let position = start, i = 0; position < end; i += 1) {
      scanner.step(position, end, 'revokedCertificates');
      const entryEnd = scanner.end;
      scanner.step(scanner.contentStart, entryEnd, 'userCertificate');
      const group = hashOf(bytes, scanner.contentStart, scanner.end) & this.#mask;
      groupOf[i] = group;
      positions[i] = position;
      groups[group + 1] = present(groups[group + 1]) + 1;
      position = entryEnd;
    }
    for (let group = 0; group < groupCount; group += 1) {
      groups[group + 1] = present(groups[group + 1]) + present(groups[group]);
    }
    const offsets = new Uint32Array(count);
    const next = groups.slice();
    for (let i = 0; i < count; i += 1) {
      const place = present(next[present(groupOf[i])]);
      offsets[place] = present(positions[i]);
      next[present(groupOf[i])] = place + 1;
    }
    this.#groups = groups;
    this.#offsets = offsets;
  }

  /**
   * @param serialNumber in its shortest form
   * @returns offset of the first entry with this serial number
   */
  positionOf(serialNumber: Uint8Array): number | undefined {
    const bytes = this.#bytes;
    const group = hashOf(serialNumber, 0, serialNumber.length) & this.#mask;
    const scanner = new Scanner(bytes);
    const last = present(this.#groups[group + 1]);
    for (let i = present(this.#groups[group]); i < last; i += 1) {
      const position = present(this.#offsets[i]);
      scanner.step(position, this.#end, 'revokedCertificates');
      scanner.step(scanner.contentStart, this.#end, 'userCertificate');
      const { contentStart, end } = scanner;
      if (isInteger(bytes, contentStart, end, serialNumber)) return position;
    }
    return undefined;
  }
}

/** Of a number: octets that only pad it count for nothing. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  let first = start;
  const sign = bytes[start] === 0xff ? 0xff : 0;
  while (first + 1 < end && bytes[first] === sign && (present(bytes[first + 1]) & 0x80) === (sign & 0x80)) first += 1;
  for (let i = first; i < end; i += 1) hash = Math.imul(hash ^ present(bytes[i]), 0x01000193);
  return hash ^ (hash >>> 15);
}
