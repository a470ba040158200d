/** Stands for the subject alternative name where an attribute is asked for. */
export const ALTERNATIVE_NAME = '2.5.29.17';

/**
 * Attributes that Configuration Manager knows in certificate selection criteria, by the names of its documents and by OID: "Attribute values
 * for certificate selection criteria" in about-client-installation-properties [PROP]. Names are case-sensitive [PLC].
 */
const OIDS: ReadonlyMap<string, string> = new Map([
  ['DC', '0.9.2342.19200300.100.1.25'],
  ['E', '1.2.840.113549.1.9.1'],
  ['E-mail', '1.2.840.113549.1.9.1'],
  ['CN', '2.5.4.3'],
  ['SN', '2.5.4.4'],
  ['SERIALNUMBER', '2.5.4.5'],
  ['C', '2.5.4.6'],
  ['L', '2.5.4.7'],
  ['S', '2.5.4.8'],
  ['ST', '2.5.4.8'],
  ['STREET', '2.5.4.9'],
  ['O', '2.5.4.10'],
  ['OU', '2.5.4.11'],
  ['T', '2.5.4.12'],
  ['Title', '2.5.4.12'],
  ['G', '2.5.4.42'],
  ['GN', '2.5.4.42'],
  ['GivenName', '2.5.4.42'],
  ['I', '2.5.4.43'],
  ['Initials', '2.5.4.43'],
]);

const KNOWN: ReadonlySet<string> = new Set([...OIDS.values(), ALTERNATIVE_NAME]);

/** The OID of an attribute by its documented name, or by itself; undefined for what Configuration Manager does not list. */
export const attributeOid = (type: string): string | undefined =>
  OIDS.get(type) ?? (KNOWN.has(type) ? type : undefined);

export const ATTRIBUTE_TYPES: readonly string[] = [...OIDS.keys()];
