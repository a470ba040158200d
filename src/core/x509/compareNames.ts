import { bytesEqual } from '../asn1/bytes.js';
import { decodeString } from '../asn1/strings.js';
import { TAG } from '../asn1/tags.js';
import { toHex } from '../text/hex.js';
import { LazyName } from './name.js';
import type { Name, NameAttribute } from './types.js';

/**
 * Whether two distinguished names are the same by RFC 5280 § 7.1: relative names in order, the
 * attributes of one in any order; PrintableString, UTF8String and IA5String (§ 7.3, domain components)
 * without regard to case, compatibility forms and repeated spaces; anything else octet by octet.
 */
export function nameEquals(a: Name, b: Name): boolean {
  return bytesEqual(a.der, b.der) || nameKey(a) === nameKey(b);
}

/** A string that two names share exactly when `nameEquals` holds: for maps. Not for display. */
export function nameKey(name: Name): string {
  return name instanceof LazyName ? name.keyedBy(keyOf) : keyOf(name);
}

const keyOf = (name: Name): string => name.rdns.map(rdnKey).join('/');

/** Lengths stand before what they measure, so that no value can pass for a separator. */
function rdnKey(rdn: readonly NameAttribute[]): string {
  const attributes = rdn.map((attribute) => {
    const value = attributeKey(attribute);
    return `${attribute.oid}=${value.length}:${value}`;
  });
  return attributes.sort().join('+');
}

function attributeKey({ tag, raw }: NameAttribute): string {
  if (tag === TAG.printableString || tag === TAG.utf8String || tag === TAG.ia5String) {
    const reading = decodeString(tag, raw);
    if (reading?.valid) return `s${foldText(reading.text)}`;
  }
  return `b${tag}.${toHex(raw)}`;
}

/** RFC 4518 as far as names in use need it: NFKC, case, and white space folded. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim();
}
