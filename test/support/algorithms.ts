import { encodeElement } from '../../src/core/asn1/encode.js';
import { encodeOid } from '../../src/core/asn1/oid.js';
import type { AlgorithmIdentifier } from '../../src/core/x509/types.js';

export const NULL = Uint8Array.of(5, 0);

/** An AlgorithmIdentifier as a certificate would hold it. */
export function algorithm(oid: string, parameters?: Uint8Array): AlgorithmIdentifier {
  const der = encodeElement(0x30, encodeElement(0x06, encodeOid(oid)), parameters ?? new Uint8Array());
  return { oid, parameters, der };
}

const HASH_OIDS: Readonly<Record<string, string>> = {
  'SHA-1': '1.3.14.3.2.26',
  'SHA-224': '2.16.840.1.101.3.4.2.4',
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

export interface PssFields {
  readonly hash?: string;
  readonly maskHash?: string;
  readonly saltOctets?: number;
  readonly trailer?: number;
}

/** RSASSA-PSS with only the given fields encoded; what is left out takes its default (RFC 4055 § 3.1). */
export function pssAlgorithm(fields: PssFields): AlgorithmIdentifier {
  const integer = (value: number) => encodeElement(0x02, Uint8Array.of(value));
  const hash = (name: string) => algorithm(HASH_OIDS[name] ?? name, NULL).der;
  const parts = [
    fields.hash === undefined ? [] : [encodeElement(0xa0, hash(fields.hash))],
    fields.maskHash === undefined
      ? []
      : [encodeElement(0xa1, algorithm('1.2.840.113549.1.1.8', hash(fields.maskHash)).der)],
    fields.saltOctets === undefined ? [] : [encodeElement(0xa2, integer(fields.saltOctets))],
    fields.trailer === undefined ? [] : [encodeElement(0xa3, integer(fields.trailer))],
  ].flat();
  return algorithm('1.2.840.113549.1.1.10', encodeElement(0x30, ...parts));
}
