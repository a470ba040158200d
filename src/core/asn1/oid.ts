import { present } from '../present.js';
import type { Cursor } from './cursor.js';
import { malformed } from './errors.js';
import { TAG } from './tags.js';

/** X.660 sets no limit. The longest OIDs in use, UUIDs under 2.25 and private arcs, stay far below. */
const MAX_OCTETS = 1024;
const MAX_ARCS = 128;
/** 2.25.UUID needs 19 octets for its 128 bits. */
const MAX_ARC_OCTETS = 20;

/**
 * Certificates repeat a few dozen OIDs, so decoded strings are kept: by a hash of the octets, with the
 * octets compared, and without growing once it is full.
 */
const KEPT_SLOTS = 2048;
const KEPT_MAX_OCTETS = 32;
const keptOctets: (Uint8Array | undefined)[] = new Array(KEPT_SLOTS).fill(undefined);
const keptStrings: string[] = new Array(KEPT_SLOTS).fill('');

/**
 * Content octets of an OBJECT IDENTIFIER to dotted decimal (X.690 § 8.19).
 * @throws CmgCertError `malformed`
 */
export function decodeOid(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const length = end - start;
  if (length > KEPT_MAX_OCTETS) return decodeArcs(bytes, start, end);
  let hash = length;
  for (let i = start; i < end; i += 1) hash = (Math.imul(hash, 31) + present(bytes[i])) | 0;
  const slot = (hash ^ (hash >>> 11)) & (KEPT_SLOTS - 1);
  const kept = keptOctets[slot];
  if (kept !== undefined && kept.length === length) {
    let i = 0;
    while (i < length && kept[i] === bytes[start + i]) i += 1;
    if (i === length) return present(keptStrings[slot]);
  }
  const text = decodeArcs(bytes, start, end);
  if (kept === undefined) {
    keptOctets[slot] = bytes.slice(start, end);
    keptStrings[slot] = text;
  }
  return text;
}

function decodeArcs(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length === 0) throw malformed('object identifier: empty', start);
  if (length > MAX_OCTETS) throw malformed(`object identifier: ${length} octets, more than ${MAX_OCTETS}`, start);
  if (present(bytes[end - 1]) & 0x80) throw malformed('object identifier: last arc unfinished', start);
  const arcs: string[] = [];
  let position = start;
  while (position < end) {
    if (bytes[position] === 0x80) throw malformed('object identifier: arc with leading zeros', position);
    const arcStart = position;
    while (present(bytes[position]) & 0x80) position += 1;
    position += 1;
    if (position - arcStart > MAX_ARC_OCTETS)
      throw malformed('object identifier: an arc of more than 140 bits', arcStart);
    if (arcs.length === 0) pushFirstArcs(arcs, bytes, arcStart, position);
    else arcs.push(arcText(bytes, arcStart, position, 0));
    if (arcs.length > MAX_ARCS) throw malformed(`object identifier: more than ${MAX_ARCS} arcs`, start);
  }
  return arcs.join('.');
}

/** The first two arcs share one number: 40 × first + second, with 2 as the open-ended first. */
function pushFirstArcs(arcs: string[], bytes: Uint8Array, start: number, end: number): void {
  const first = present(bytes[start]);
  if (end - start === 1 && first < 80) arcs.push(first < 40 ? '0' : '1', String(first % 40));
  else arcs.push('2', arcText(bytes, start, end, 80));
}

function arcText(bytes: Uint8Array, start: number, end: number, minus: number): string {
  if (end - start <= 7) {
    let value = 0;
    for (let i = start; i < end; i += 1) value = value * 128 + (present(bytes[i]) & 0x7f);
    return String(value - minus);
  }
  let value = 0n;
  for (let i = start; i < end; i += 1) value = (value << 7n) | BigInt(present(bytes[i]) & 0x7f);
  return String(value - BigInt(minus));
}

/** Reads the next element, an OBJECT IDENTIFIER, as dotted decimal. */
export function readOid(cursor: Cursor, what: string): string {
  const tlv = cursor.read(TAG.oid, what);
  return decodeOid(tlv.bytes, tlv.contentStart, tlv.contentEnd);
}

/**
 * Dotted decimal to content octets.
 * @throws RangeError when the text is no OID: a mistake of the calling program, not of a file
 */
export function encodeOid(oid: string): Uint8Array {
  if (!/^[012](\.(0|[1-9][0-9]{0,45}))+$/.test(oid)) throw new RangeError(`no object identifier: ${oid}`);
  const [first = 0n, second = 0n, ...rest] = oid.split('.').map(BigInt);
  if (first < 2n && second > 39n) throw new RangeError(`no object identifier: ${oid}`);
  const octets: number[] = [];
  for (const arc of [first * 40n + second, ...rest]) {
    const groups = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.push(Number(left & 0x7fn) | 0x80);
    octets.push(...groups.reverse());
  }
  return Uint8Array.from(octets);
}
