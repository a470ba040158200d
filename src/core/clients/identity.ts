import type { Requested } from '../check/target.js';
import { toHex } from '../text/hex.js';
import { formatName } from '../x509/formatName.js';
import { commonNames } from '../x509/nameAttributes.js';
import { readExtension } from '../x509/readExtension.js';
import type { GeneralName } from '../x509/types.js';

/** What tells Configuration Manager which computer a client certificate belongs to. */
export interface ClientIdentity {
  /** Common names that are not blank. */
  readonly commonNames: readonly string[];
  /** Values of the SAN in the order of the file; Configuration Manager uses the first alone. */
  readonly alternativeNames: readonly string[];
}

/** @returns the reason when the subject alternative name cannot be read */
export function clientIdentity(certificate: Requested): ClientIdentity | { readonly unreadable: string } {
  const san = readExtension(certificate, 'subjectAltName');
  if (san.state === 'malformed') return { unreadable: san.error };
  return {
    commonNames: commonNames(certificate.subject).filter((name) => name.trim() !== ''),
    alternativeNames: san.state === 'present' ? san.value.map(generalNameText) : [],
  };
}

/** The value of a general name, for comparison and for people. */
function generalNameText(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
    case 'email':
    case 'uri':
    case 'ip':
      return name.value;
    case 'directory':
      return formatName(name.name);
    case 'other':
      return name.text ?? `${name.oid}:${toHex(name.bytes)}`;
    case 'registered-id':
      return name.oid;
    case 'x400':
    case 'edi':
      return `${name.kind}:${toHex(name.bytes)}`;
  }
}
