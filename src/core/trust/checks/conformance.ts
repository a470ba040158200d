import { isCa, isSelfIssued } from '../../x509/certificateKind.js';
import { readExtension } from '../../x509/readExtension.js';
import type { GeneralName } from '../../x509/types.js';
import { type Context, issues, type Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { checkConstraintSyntax } from '../nameConstraints/check.js';
import { describeGeneralName } from '../names/describe.js';
import { isDnsName } from '../names/dns.js';
import { parseMailbox } from '../names/email.js';

/**
 * What RFC 5280 § 4.2.1 asks of a conforming CA's certificates beyond what § 6 needs: extensions that must be there,
 * belong to CAs only, or hold well-formed names.
 */
export function checkConformance(judged: Judged, { profile }: Context): PathFailure | undefined {
  const { form } = profile;
  return (
    (form.keyIdentifiers ? checkKeyIdentifiers(judged) : undefined) ??
    (form.caFieldsInCaOnly ? checkCaFields(judged) : undefined) ??
    (form.nameSyntax ? checkNameSyntax(judged) : undefined)
  );
}

function missing({ certificate, label }: Judged, extension: string, title: string): PathFailure {
  return failure('extension-missing', certificate, `${label} has no ${title}.`, { extension });
}

/** §§ 4.2.1.1, 4.2.1.2. An anchor is trusted for itself, whoever else may have signed it. */
function checkKeyIdentifiers(judged: Judged): PathFailure | undefined {
  const { certificate, position } = judged;
  const authority = readExtension(certificate, 'authorityKeyIdentifier');
  // Of an intermediate that is self-issued, the identifier tells by which of the CA's keys.
  if (position === 'intermediate' || (position !== 'anchor' && !isSelfIssued(certificate))) {
    if (authority.state !== 'present' || authority.value.keyIdentifier === undefined) {
      return missing(judged, 'authorityKeyIdentifier', 'authority key identifier');
    }
  }
  const subject = readExtension(certificate, 'subjectKeyIdentifier');
  if ((issues(position) || isCa(certificate)) && subject.state !== 'present') {
    return missing(judged, 'subjectKeyIdentifier', 'subject key identifier, which every CA certificate must have');
  }
  return undefined;
}

/** §§ 4.2.1.3, 4.2.1.9, 4.2.1.10: fields that only a CA's certificate may have. */
function checkCaFields(judged: Judged): PathFailure | undefined {
  const { certificate, label } = judged;
  const usage = readExtension(certificate, 'keyUsage');
  if (usage.state === 'present' && usage.value.size === 0) {
    return failure('malformed-extension', certificate, `The key usage of ${label} allows nothing at all.`, {
      extension: 'keyUsage',
    });
  }
  const constraints = readExtension(certificate, 'basicConstraints');
  const foreign = (extension: string, title: string) =>
    failure('extension-not-allowed', certificate, `${label} is no CA certificate and has ${title}.`, { extension });
  if (isCa(certificate)) return undefined;
  if (usage.state === 'present' && usage.value.has('keyCertSign')) {
    return foreign('keyUsage', 'a key usage for signing certificates (keyCertSign)');
  }
  if (constraints.state === 'present' && constraints.value.pathLength !== undefined) {
    return foreign('basicConstraints', 'a path length constraint');
  }
  if (readExtension(certificate, 'nameConstraints').state !== 'absent') {
    return foreign('nameConstraints', 'name constraints');
  }
  return undefined;
}

/** §§ 4.2.1.6, 4.2.1.10. */
function checkNameSyntax(judged: Judged): PathFailure | undefined {
  const { certificate, label } = judged;
  const names = readExtension(certificate, 'subjectAltName');
  if (names.state === 'present') {
    const malformed = names.value.find((name) => !isWellFormed(name));
    if (malformed !== undefined) {
      const text = describeGeneralName(malformed);
      return failure('name-malformed', certificate, `${label} has ${text}, which is not well-formed.`, { name: text });
    }
  }
  const subjectEmpty = certificate.subject.rdns.length === 0;
  if (subjectEmpty && (names.state === 'absent' || !names.critical)) {
    return names.state === 'absent'
      ? failure('empty-name', certificate, `${label} has neither a subject nor an alternative name.`, {
          field: 'subject',
        })
      : failure(
          'extension-criticality',
          certificate,
          `The subject of ${label} is empty, so its alternative name must be marked critical.`,
          { extension: 'subjectAltName', critical: false },
        );
  }
  return checkConstraintSyntax(certificate, label);
}

const ABSOLUTE_URI = /^[a-z][a-z0-9+.-]*:[!-~]+$/i;

function isWellFormed(name: GeneralName): boolean {
  switch (name.kind) {
    case 'dns':
      return isDnsName(name.value, { wildcard: true, underscore: false });
    case 'email':
      return parseMailbox(name.value) !== undefined;
    case 'uri':
      return ABSOLUTE_URI.test(name.value);
    default:
      return true;
  }
}
