import { encodeElement, oid, sequence, setOf } from '../asn1/encode.js';
import { encodeUtf8 } from '../asn1/strings.js';
import { TAG } from '../asn1/tags.js';
import { ATTRIBUTE_SHORT_NAMES, EMAIL_ADDRESS } from '../x509/nameAttributes.js';
import type { Name } from '../x509/types.js';

/*
 * A subject as the table of public roots writes it, in the order of the certificate:
 *
 *   C=ES; O:FNMT-RCM; OU:AC RAIZ FNMT-RCM
 *
 * A colon stands before a UTF8String, an equals sign before a PrintableString (of an e-mail address, an IA5String).
 * That is enough for the names of roots, not for every name: where octets matter, encode the text and compare.
 */

export interface SubjectAttribute {
  /** `CN`, `O`, … */
  readonly type: string;
  readonly value: string;
  readonly utf8: boolean;
}

export const subjectText = (name: Name): string =>
  name.rdns
    .flat()
    .map(({ oid, tag, value }) => `${ATTRIBUTE_SHORT_NAMES.get(oid)}${tag === TAG.utf8String ? ':' : '='}${value}`)
    .join('; ');

export const subjectAttributes = (text: string): readonly SubjectAttribute[] =>
  text.split('; ').map((attribute) => {
    const mark = attribute.search(/[:=]/);
    return { type: attribute.slice(0, mark), value: attribute.slice(mark + 1), utf8: attribute[mark] === ':' };
  });

/** DER of the Name. @throws RangeError for an attribute whose type has no short name */
export const encodeSubject = (text: string): Uint8Array => sequence(...subjectAttributes(text).map(encodeAttribute));

function encodeAttribute({ type, value, utf8 }: SubjectAttribute): Uint8Array {
  const id = [...ATTRIBUTE_SHORT_NAMES.keys()].find((key) => ATTRIBUTE_SHORT_NAMES.get(key) === type) ?? '';
  const plain = id === EMAIL_ADDRESS ? TAG.ia5String : TAG.printableString;
  return setOf(sequence(oid(id), encodeElement(utf8 ? TAG.utf8String : plain, encodeUtf8(value))));
}
