import { BER_LIMITS, Cursor, type Tlv } from '../../asn1/cursor.js';
import { malformed } from '../../asn1/errors.js';
import type { ExtensionName, ExtensionValues } from '../types.js';

/** How one extension is found and decoded. */
export interface ExtensionDecoder<K extends ExtensionName> {
  readonly name: K;
  readonly oid: string;
  /**
   * @param value content of extnValue
   * @throws CmgCertError `malformed` and the like; `readExtension` turns it into a reading
   */
  decode(value: Uint8Array): ExtensionValues[K];
}

/** The one element that an extension's value consists of. */
export function wholeElement(value: Uint8Array, tag: number | undefined, what: string): Tlv {
  const cursor = Cursor.over(value, BER_LIMITS);
  const tlv = cursor.read(tag, what);
  cursor.finish(what);
  return tlv;
}

/** A cursor over the content of the one element that an extension's value consists of. */
export function wholeContent(value: Uint8Array, tag: number, what: string): Cursor {
  const cursor = Cursor.over(value, BER_LIMITS);
  const content = cursor.readInto(tag, what);
  cursor.finish(what);
  return content;
}

/** Everything in a SEQUENCE SIZE (1..MAX) OF. */
export function readList<T>(list: Cursor, what: string, readItem: (list: Cursor) => T): readonly T[] {
  if (list.atEnd) throw malformed(`${what}: an empty list`, list.position);
  const items: T[] = [];
  while (!list.atEnd) items.push(readItem(list));
  return items;
}
