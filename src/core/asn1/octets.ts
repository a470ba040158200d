import type { Cursor, Tlv } from './cursor.js';
import { malformed } from './errors.js';
import { TAG, tagName } from './tags.js';

const CONSTRUCTED = 0x20;

/**
 * Reads the next element, an OCTET STRING, primitive or in pieces (BER, as NSS and older Java write it).
 * @param tag the primitive identifier octet, for an implicitly tagged one
 * @returns a view into the file, or a copy where pieces had to be joined
 * @throws CmgCertError `malformed`, and what the cursor throws
 * @see X.690 § 8.7
 */
export function readOctets(cursor: Cursor, what: string, tag: number = TAG.octetString): Uint8Array {
  const tlv = cursor.read(cursor.nextTag === (tag | CONSTRUCTED) ? tag | CONSTRUCTED : tag, what);
  return octetsOf(cursor, tlv, what);
}

/** Reads the next element if it has this tag, primitive or constructed. */
export function readOptionalOctets(cursor: Cursor, what: string, tag: number): Uint8Array | undefined {
  return cursor.nextTag === tag || cursor.nextTag === (tag | CONSTRUCTED) ? readOctets(cursor, what, tag) : undefined;
}

function octetsOf(cursor: Cursor, tlv: Tlv, what: string): Uint8Array {
  if ((tlv.tag & CONSTRUCTED) === 0) return tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd);
  const pieces: Uint8Array[] = [];
  collect(cursor.enter(tlv), what, pieces);
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) return first;
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let position = 0;
  for (const piece of pieces) {
    joined.set(piece, position);
    position += piece.length;
  }
  return joined;
}

/** Pieces may be in pieces; the cursor bounds the depth. */
function collect(pieces: Cursor, what: string, into: Uint8Array[]): void {
  while (!pieces.atEnd) {
    const piece = pieces.read(undefined, what);
    if (piece.tag === TAG.octetString) into.push(piece.bytes.subarray(piece.contentStart, piece.contentEnd));
    else if (piece.tag === (TAG.octetString | CONSTRUCTED)) collect(pieces.enter(piece), what, into);
    else throw malformed(`${what}: a piece of an OCTET STRING that is ${tagName(piece.tag)}`, piece.start);
  }
}
