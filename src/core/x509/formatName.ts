import { isStringType } from '../asn1/strings.js';
import { ATTRIBUTE_SHORT_NAMES } from './nameAttributes.js';
import type { Name, NameAttribute } from './types.js';

/**
 * A distinguished name for people: `CN=www.contoso.com, O=Contoso, C=US`. The most specific part stands
 * first, as RFC 4514 § 2.1, Windows and `openssl -nameopt RFC2253` have it: the reverse of the file.
 * Special characters are escaped with a backslash. Control characters are left as they are: whoever
 * shows the text escapes them with `visible`.
 *
 * @returns '' for the empty name
 */
export function formatName(name: Name): string {
  return [...name.rdns].reverse().map(formatRdn).join(', ');
}

function formatRdn(rdn: readonly NameAttribute[]): string {
  return rdn.map(formatAttribute).join('+');
}

function formatAttribute(attribute: NameAttribute): string {
  const type = ATTRIBUTE_SHORT_NAMES.get(attribute.oid) ?? attribute.oid;
  return `${type}=${isStringType(attribute.tag) ? escapeValue(attribute.value) : attribute.value}`;
}

/** RFC 4514 § 2.4. */
function escapeValue(value: string): string {
  const body = value.length > 1 && value.endsWith(' ') ? value.slice(0, -1) : value;
  const escaped = body.replace(/[\\",+;<>]/g, '\\$&').replace(/^[ #]/, '\\$&');
  return body === value ? escaped : `${escaped}\\ `;
}
