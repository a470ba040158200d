import { type KeyObject, sign } from 'node:crypto';
import { Cursor } from '../../core/asn1/cursor.js';
import { bitString, sequence } from '../../core/asn1/encode.js';
import { readCertificate } from '../../core/x509/certificate.js';

/** The same certificate with other octets in it, signed anew: for encodings that no library writes. */
export function resign(der: Uint8Array, key: KeyObject, edit: (tbs: Buffer) => Uint8Array): Uint8Array {
  const { tbs, signatureAlgorithm } = readCertificate(der);
  const edited = edit(Buffer.from(tbs));
  return sequence(edited, signatureAlgorithm.der, bitString(sign('sha256', edited, key)));
}

/** Where the content of an element begins, behind its tag and length. */
export const contentStart = (element: Uint8Array): number => Cursor.over(element).read().contentStart;
