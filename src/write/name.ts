import { encodeElement, oid, sequence, setOf } from '../core/asn1/encode.js';
import { encodeUtf8, encodeUtf16be } from '../core/asn1/strings.js';
import { TAG } from '../core/asn1/tags.js';

/** The string types of a name's value; others can be written as DER. */
export type NameStringType = 'utf8' | 'printable' | 'ia5' | 'bmp';

/**
 * Attributes in the order of the file, each an RDN of its own: type by short name (`CN`, `O`, `OU`, `C`, `L`, `ST`, `DC`, `E`,
 * `SERIALNUMBER`) or OID, value, and the string type where it is not the usual one.
 */
export type DistinguishedName = readonly (readonly [type: string, value: string, as?: NameStringType])[];

const ATTRIBUTES: Readonly<Record<string, readonly [oid: string, usual: NameStringType]>> = {
  CN: ['2.5.4.3', 'utf8'],
  SERIALNUMBER: ['2.5.4.5', 'printable'],
  C: ['2.5.4.6', 'printable'],
  L: ['2.5.4.7', 'utf8'],
  ST: ['2.5.4.8', 'utf8'],
  O: ['2.5.4.10', 'utf8'],
  OU: ['2.5.4.11', 'utf8'],
  E: ['1.2.840.113549.1.9.1', 'ia5'],
  DC: ['0.9.2342.19200300.100.1.25', 'ia5'],
};

/** One byte a character: what a type for ASCII holds, and what a recipe puts into it that does not belong there. */
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const STRINGS: Readonly<Record<NameStringType, readonly [tag: number, encode: (text: string) => Uint8Array]>> = {
  utf8: [TAG.utf8String, encodeUtf8],
  printable: [TAG.printableString, latin1],
  ia5: [TAG.ia5String, latin1],
  bmp: [TAG.bmpString, encodeUtf16be],
};

export function stringElement(as: NameStringType, text: string): Uint8Array {
  const [tag, encode] = STRINGS[as];
  return encodeElement(tag, encode(text));
}

/** A name as DER; DER is passed through, for names that no option describes. */
export function encodeName(name: DistinguishedName | Uint8Array): Uint8Array {
  if (name instanceof Uint8Array) return name;
  const rdns = name.map(([type, value, as]) => {
    const [id, usual] = ATTRIBUTES[type] ?? [type, 'utf8' as const];
    return setOf(sequence(oid(id), stringElement(as ?? usual, value)));
  });
  return sequence(...rdns);
}
