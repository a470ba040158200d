import { nameEquals } from './compareNames.js';
import { readExtension } from './readExtension.js';
import type { Certificate } from './types.js';

/**
 * Whether basicConstraints says that it is a CA's certificate. Without that extension, or with one that
 * cannot be read, it is not (RFC 5280 § 4.2.1.9).
 */
export function isCa(certificate: Pick<Certificate, 'extensions'>): boolean {
  const reading = readExtension(certificate, 'basicConstraints');
  return reading.state === 'present' && reading.value.ca;
}

/** Issuer and subject are the same name (RFC 5280 § 3.2); whether it signed itself is another question. */
export function isSelfIssued(certificate: Certificate): boolean {
  return nameEquals(certificate.issuer, certificate.subject);
}
