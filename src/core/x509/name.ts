import { BER_LIMITS, Cursor, type Tlv } from '../asn1/cursor.js';
import { readOid } from '../asn1/oid.js';
import { decodeString } from '../asn1/strings.js';
import { TAG } from '../asn1/tags.js';
import { toHex } from '../text/hex.js';
import type { Name, NameAttribute } from './types.js';

/** Decodes its attributes at the first look: most certificates of a fleet are read for a field or two. */
export class LazyName implements Name {
  readonly der: Uint8Array;
  #rdns: readonly (readonly NameAttribute[])[] | undefined;
  #key: string | undefined;

  constructor(der: Uint8Array) {
    this.der = der;
  }

  get rdns(): readonly (readonly NameAttribute[])[] {
    this.#rdns ??= readRdns(Cursor.over(this.der, BER_LIMITS));
    return this.#rdns;
  }

  /** What names are compared by, kept once it is worked out. */
  keyedBy(keyOf: (name: Name) => string): string {
    this.#key ??= keyOf(this);
    return this.#key;
  }
}

/**
 * Reads a Name (RFC 5280 § 4.1.2.4). Its structure is checked at once, its strings are decoded when asked for.
 * @param tag for a tagged one
 * @throws CmgCertError `malformed`
 */
export function readName(cursor: Cursor, what: string): Name {
  const tlv = cursor.read(TAG.sequence, what);
  checkStructure(cursor.enter(tlv), what);
  return new LazyName(tlv.bytes.subarray(tlv.start, tlv.end));
}

function checkStructure(rdns: Cursor, what: string): void {
  while (!rdns.atEnd) {
    const set = rdns.readInto(TAG.set, `${what}: RelativeDistinguishedName`);
    while (!set.atEnd) {
      const attribute = set.readInto(TAG.sequence, `${what}: AttributeTypeAndValue`);
      readOid(attribute, `${what}: attribute type`);
      attribute.read(undefined, `${what}: attribute value`);
      attribute.finish(`${what}: AttributeTypeAndValue`);
    }
  }
}

function readRdns(cursor: Cursor): readonly (readonly NameAttribute[])[] {
  const sequence = cursor.readInto(TAG.sequence, 'Name');
  const rdns: (readonly NameAttribute[])[] = [];
  while (!sequence.atEnd) rdns.push(readRdn(sequence.readInto(TAG.set, 'RelativeDistinguishedName')));
  return rdns;
}

/** The attributes of one relative distinguished name; the cursor stands at the content of its SET. */
export function readRdn(set: Cursor): readonly NameAttribute[] {
  const attributes: NameAttribute[] = [];
  while (!set.atEnd) {
    const attribute = set.readInto(TAG.sequence, 'AttributeTypeAndValue');
    const oid = readOid(attribute, 'attribute type');
    const value = attribute.read(undefined, 'attribute value');
    attribute.finish('AttributeTypeAndValue');
    attributes.push(nameAttribute(oid, value));
  }
  return attributes;
}

function nameAttribute(oid: string, value: Tlv): NameAttribute {
  const raw = value.bytes.subarray(value.contentStart, value.contentEnd);
  const reading = decodeString(value.tag, raw);
  const text = reading?.text ?? `#${toHex(value.bytes.subarray(value.start, value.end))}`;
  return { oid, value: text, tag: value.tag, raw };
}
