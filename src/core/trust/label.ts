import { toHex } from '../text/hex.js';
import { readExtension } from '../x509/readExtension.js';
import type { Certificate } from '../x509/types.js';
import { clip, describeGeneralName, nameLabel } from './names/describe.js';

/** What a person calls a certificate: by its subject, else its first alternative name, else its serial number. */
export function certificateLabel(certificate: Certificate): string {
  const subject = nameLabel(certificate.subject);
  if (subject !== undefined) return subject;
  const names = readExtension(certificate, 'subjectAltName');
  const first = names.state === 'present' ? names.value[0] : undefined;
  if (first !== undefined) return `the certificate for ${describeGeneralName(first)}`;
  return `the certificate with serial number ${clip(toHex(certificate.serialNumber))}`;
}

/** `a, b, c and 7 more`. @param total how many there are, of which `items` are the first */
export function shortList(items: readonly string[], total = items.length): string {
  const shown = items.slice(0, 5);
  const rest = total - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
