import * as asn1js from 'asn1js';
import { decoded, encode, oid, sequence } from './asn1.js';

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

const STRINGS: Readonly<Record<NameStringType, (value: string) => asn1js.AsnType>> = {
  utf8: (value) => new asn1js.Utf8String({ value }),
  printable: (value) => new asn1js.PrintableString({ value }),
  ia5: (value) => new asn1js.IA5String({ value }),
  bmp: (value) => new asn1js.BmpString({ value }),
};

/** A name as DER; DER is passed through, for names that no option describes. */
export function encodeName(name: DistinguishedName | Uint8Array): Uint8Array {
  if (name instanceof Uint8Array) return name;
  const rdns = name.map(([type, value, as]) => {
    const [id, usual] = ATTRIBUTES[type] ?? [type, 'utf8' as const];
    return new asn1js.Set({ value: [sequence(oid(id), STRINGS[as ?? usual](value))] });
  });
  return encode(sequence(...rdns));
}

export const nameElement = (name: DistinguishedName | Uint8Array): asn1js.AsnType => decoded(encodeName(name));
