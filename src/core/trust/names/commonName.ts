import { commonNames } from '../../x509/nameAttributes.js';
import { readExtension } from '../../x509/readExtension.js';
import type { Certificate } from '../../x509/types.js';
import { isDnsName } from './dns.js';

/**
 * The host that a common name stands for where no DNS name is among the alternative names (RFC 6125 § 6.4.4; gone
 * from RFC 9525). The last common name counts, as the most specific one.
 * @returns undefined when there is none, or it is no host name
 */
export function commonNameAsDnsName(certificate: Certificate): string | undefined {
  const alternative = readExtension(certificate, 'subjectAltName');
  if (alternative.state === 'malformed') return undefined;
  if (alternative.state === 'present' && alternative.value.some(({ kind }) => kind === 'dns')) return undefined;
  const last = commonNames(certificate.subject).at(-1);
  return last !== undefined && isDnsName(last, { wildcard: true, underscore: true }) ? last : undefined;
}
