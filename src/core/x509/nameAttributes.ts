import type { Name } from './types.js';

export const COMMON_NAME = '2.5.4.3';
export const ORGANIZATION = '2.5.4.10';
export const DOMAIN_COMPONENT = '0.9.2342.19200300.100.1.25';
export const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

/** Short names by OID: RFC 4514 § 3 first, then those that Windows and OpenSSL show. */
export const ATTRIBUTE_SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  [COMMON_NAME, 'CN'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  [ORGANIZATION, 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.6', 'C'],
  ['2.5.4.9', 'STREET'],
  [DOMAIN_COMPONENT, 'DC'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  [EMAIL_ADDRESS, 'E'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'SERIALNUMBER'],
  ['2.5.4.12', 'T'],
  ['2.5.4.13', 'description'],
  ['2.5.4.15', 'businessCategory'],
  ['2.5.4.17', 'postalCode'],
  ['2.5.4.41', 'name'],
  ['2.5.4.42', 'G'],
  ['2.5.4.43', 'I'],
  ['2.5.4.44', 'generationQualifier'],
  ['2.5.4.46', 'dnQualifier'],
  ['2.5.4.65', 'pseudonym'],
  ['2.5.4.97', 'organizationIdentifier'],
  ['1.2.840.113549.1.9.2', 'unstructuredName'],
  ['1.2.840.113549.1.9.8', 'unstructuredAddress'],
  ['1.3.6.1.4.1.311.60.2.1.1', 'jurisdictionL'],
  ['1.3.6.1.4.1.311.60.2.1.2', 'jurisdictionST'],
  ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionC'],
]);

/** Values of all attributes of one type, in the order of the file. */
export function attributeValues(name: Name, oid: string): readonly string[] {
  const values: string[] = [];
  for (const rdn of name.rdns) for (const attribute of rdn) if (attribute.oid === oid) values.push(attribute.value);
  return values;
}

/** The common names, in the order of the file; the last is the most specific. */
export function commonNames(name: Name): readonly string[] {
  return attributeValues(name, COMMON_NAME);
}
