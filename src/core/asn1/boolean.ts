import type { Cursor } from './cursor.js';
import { malformed } from './errors.js';
import { TAG } from './tags.js';

/** Reads the next element, a BOOLEAN; BER takes any octet but zero as true. @param tag for an implicitly tagged one */
export function readBoolean(cursor: Cursor, what: string, tag: number = TAG.boolean): boolean {
  const tlv = cursor.read(tag, what);
  if (tlv.contentEnd - tlv.contentStart !== 1) throw malformed(`${what}: a BOOLEAN not one octet long`, tlv.start);
  return tlv.bytes[tlv.contentStart] !== 0;
}
