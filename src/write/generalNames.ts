import { explicit, implicit, oid } from '../core/asn1/encode.js';
import { type DistinguishedName, encodeName, latin1, stringElement } from './name.js';

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

export function generalName(name: GeneralNameRecipe): Uint8Array {
  if ('upn' in name) return explicit(0, oid(UPN), explicit(0, stringElement('utf8', name.upn)));
  if ('email' in name) return implicit(1, latin1(name.email));
  if ('dns' in name) return implicit(2, latin1(name.dns));
  if ('directory' in name) return explicit(4, encodeName(name.directory));
  if ('uri' in name) return implicit(6, latin1(name.uri));
  return implicit(7, name.ip);
}
