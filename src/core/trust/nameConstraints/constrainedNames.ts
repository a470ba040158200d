import { attributeValues, EMAIL_ADDRESS } from '../../x509/nameAttributes.js';
import { readExtension } from '../../x509/readExtension.js';
import type { Certificate, GeneralName } from '../../x509/types.js';
import { commonNameAsDnsName } from '../names/commonName.js';
import { formOf } from './forms.js';

export interface ConstrainedName {
  readonly name: GeneralName;
  /** In the shape that the name's form compares; undefined when it is not of that form, or the form is not comparable. */
  readonly parsed: unknown;
}

const withCommonName = new WeakMap<Certificate, readonly ConstrainedName[]>();
const withoutCommonName = new WeakMap<Certificate, readonly ConstrainedName[]>();

/**
 * Every name of a certificate that name constraints apply to (RFC 5280 § 4.2.1.10): subject alternative names,
 * the subject unless it is empty, e-mail addresses in the subject, and on demand the common name as a DNS name.
 * A SAN that cannot be read yields none; whoever builds the path refuses it.
 */
export function constrainedNames(certificate: Certificate, commonNameIsDns: boolean): readonly ConstrainedName[] {
  const kept = commonNameIsDns ? withCommonName : withoutCommonName;
  const known = kept.get(certificate);
  if (known !== undefined) return known;
  const names = namesOf(certificate, commonNameIsDns).map((name) => ({
    name,
    parsed: formOf(name.kind)?.parseName(name),
  }));
  kept.set(certificate, names);
  return names;
}

function namesOf(certificate: Certificate, commonNameIsDns: boolean): GeneralName[] {
  const alternative = readExtension(certificate, 'subjectAltName');
  const names: GeneralName[] = alternative.state === 'present' ? [...alternative.value] : [];
  if (certificate.subject.rdns.length > 0) names.push({ kind: 'directory', name: certificate.subject });
  for (const value of attributeValues(certificate.subject, EMAIL_ADDRESS)) names.push({ kind: 'email', value });
  const host = commonNameIsDns ? commonNameAsDnsName(certificate) : undefined;
  if (host !== undefined) names.push({ kind: 'dns', value: host });
  return names;
}
