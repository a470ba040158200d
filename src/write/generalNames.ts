import * as asn1js from 'asn1js';
import { bufferOf, oid, tagged, taggedOctets } from './asn1.js';
import { type DistinguishedName, nameElement } from './name.js';

/** One GeneralName (RFC 5280 § 4.2.1.6). A bare string is a DNS name in a SAN, and a URI in a location. */
export type GeneralNameRecipe =
  | { readonly dns: string }
  | { readonly uri: string }
  | { readonly email: string }
  /** 4 or 16 octets; with a mask in a name constraint, 8 or 32. */
  | { readonly ip: Uint8Array }
  | { readonly directory: DistinguishedName | Uint8Array }
  /** User principal name: otherName of 1.3.6.1.4.1.311.20.2.3. */
  | { readonly upn: string };

const UPN = '1.3.6.1.4.1.311.20.2.3';
const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export function generalName(name: GeneralNameRecipe): asn1js.AsnType {
  if ('upn' in name) return tagged(0, oid(UPN), tagged(0, new asn1js.Utf8String({ value: name.upn })));
  if ('email' in name) return taggedOctets(1, octets(name.email));
  if ('dns' in name) return taggedOctets(2, octets(name.dns));
  if ('directory' in name) return tagged(4, nameElement(name.directory));
  if ('uri' in name) return taggedOctets(6, octets(name.uri));
  return new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber: 7 }, valueHex: bufferOf(name.ip) });
}
