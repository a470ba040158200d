import type { Cursor } from '../asn1/cursor.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';

export interface Attribute {
  readonly oid: string;
  /** Whole elements. */
  readonly values: readonly Uint8Array[];
}

/** Reads an Attribute ::= SEQUENCE { type, values SET OF ANY } (X.501; RFC 2986 § 4.1, RFC 5280 § 4.2.1.8). */
export function readAttribute(cursor: Cursor): Attribute {
  const inner = cursor.readInto(TAG.sequence, 'Attribute');
  const oid = readOid(inner, 'attribute type');
  const set = inner.readInto(TAG.set, `values of attribute ${oid}`);
  inner.finish(`attribute ${oid}`);
  const values: Uint8Array[] = [];
  while (!set.atEnd) {
    const tlv = set.read(undefined, `value of attribute ${oid}`);
    values.push(tlv.bytes.subarray(tlv.start, tlv.end));
  }
  return { oid, values };
}
