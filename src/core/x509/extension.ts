import type { Cursor } from '../asn1/cursor.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import type { DecodeProblem, Extension, ExtensionReading } from './types.js';

/**
 * A view into the file. The value's array is made when asked for: typed arrays are the dearest part of
 * reading a certificate, and most extensions of a fleet's certificates are never opened.
 */
export class LazyExtension implements Extension {
  /** What `decodeExtension` made of it, kept with it: a WeakMap of many short-lived keys burdens the collector. */
  reading: ExtensionReading<unknown> | undefined;
  readonly oid: string;
  readonly critical: boolean;
  readonly span: { readonly start: number; readonly end: number };
  readonly #bytes: Uint8Array;
  readonly #valueStart: number;
  readonly #valueEnd: number;

  constructor(
    oid: string,
    critical: boolean,
    span: { readonly start: number; readonly end: number },
    bytes: Uint8Array,
    valueStart: number,
    valueEnd: number,
  ) {
    this.oid = oid;
    this.critical = critical;
    this.span = span;
    this.#bytes = bytes;
    this.#valueStart = valueStart;
    this.#valueEnd = valueEnd;
  }

  get value(): Uint8Array {
    return this.#bytes.subarray(this.#valueStart, this.#valueEnd);
  }
}

/**
 * Reads Extensions (RFC 5280 § 4.2), without opening them.
 * @param cursor at the SEQUENCE OF Extension
 * @param problems gets what strict readers refuse
 */
export function readExtensions(cursor: Cursor, what: string, problems: DecodeProblem[]): Extension[] {
  const tlv = cursor.read(TAG.sequence, what);
  const list = cursor.enter(tlv);
  const extensions: Extension[] = [];
  if (list.atEnd) problems.push({ message: `${what}: an empty list, which must be left out`, offset: tlv.start });
  while (!list.atEnd) extensions.push(readOne(list, problems));
  return extensions;
}

function readOne(list: Cursor, problems: DecodeProblem[]): Extension {
  const tlv = list.read(TAG.sequence, 'Extension');
  const inner = list.enter(tlv);
  const oid = readOid(inner, 'extnID');
  const flag = inner.readOptional(TAG.boolean, 'critical');
  let critical = false;
  if (flag !== undefined) {
    const octet = flag.bytes[flag.contentStart] ?? 0;
    critical = octet !== 0;
    if (flag.contentEnd - flag.contentStart !== 1) {
      problems.push({ message: `critical of ${oid}: a BOOLEAN that is not one octet long`, offset: flag.start });
    } else if (octet !== 0xff) {
      const message = critical
        ? `critical of ${oid}: TRUE encoded as ${octet}, DER asks for 255`
        : `critical of ${oid}: FALSE is the default, which DER leaves out`;
      problems.push({ message, offset: flag.start });
    }
  }
  const value = inner.read(TAG.octetString, 'extnValue');
  inner.finish('Extension');
  return new LazyExtension(
    oid,
    critical,
    { start: tlv.start, end: tlv.end },
    tlv.bytes,
    value.contentStart,
    value.contentEnd,
  );
}
