import { bytesEqual } from '../../asn1/bytes.js';
import { isCa } from '../../x509/certificateKind.js';
import { readExtension } from '../../x509/readExtension.js';
import type { GeneralName } from '../../x509/types.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { shortList } from '../label.js';
import { commonNameAsDnsName } from '../names/commonName.js';
import { describeGeneralName } from '../names/describe.js';
import { matchesDnsName } from '../names/dns.js';
import { parseMailbox } from '../names/email.js';
import { parseIpAddress } from '../names/ip.js';

/** A name that the certificate at the end of the path must have. */
export interface ExpectedName {
  readonly kind: 'dns' | 'ip' | 'email';
  /** A DNS name in A-labels without trailing dot; an IP address; a mailbox. */
  readonly value: string;
}

/** What the profile asks of the leaf alone. */
export function checkEndEntity(judged: Judged, { profile, isPublicSuffix }: Context): PathFailure | undefined {
  const { certificate, label } = judged;
  const { leaf } = profile;
  if (!leaf.mayBeCa && isCa(certificate)) {
    return failure('ca-as-leaf', certificate, `${label} is a CA certificate, which cannot serve as an end entity's.`);
  }
  const names = readExtension(certificate, 'subjectAltName');
  if (!leaf.subjectAltName) return undefined;
  if (names.state !== 'present') {
    return failure('extension-missing', certificate, `${label} has no subject alternative name.`, {
      extension: 'subjectAltName',
    });
  }
  if (names.critical && certificate.subject.rdns.length > 0) {
    return failure(
      'extension-criticality',
      certificate,
      `The alternative name of ${label} is marked critical although its subject is not empty.`,
      { extension: 'subjectAltName', critical: true },
    );
  }
  const broad = names.value.find((name) => isTooBroad(name, leaf.wildcardMinLabels, isPublicSuffix));
  if (broad === undefined) return undefined;
  const text = describeGeneralName(broad);
  return failure('name-malformed', certificate, `${label} has ${text}, a wildcard for a whole public suffix.`, {
    name: text,
  });
}

function isTooBroad(name: GeneralName, minLabels: number, isPublicSuffix: Context['isPublicSuffix']): boolean {
  if (name.kind !== 'dns' || !name.value.startsWith('*.')) return false;
  const domain = name.value.slice(2);
  if (domain.split('.').length < minLabels) return true;
  // Where the profile lets a wildcard follow any label, it asks nothing of public suffixes.
  return minLabels > 1 && isPublicSuffix?.(domain.toLowerCase()) === true;
}

/** Whether the certificate has every name asked for (RFC 9525 § 6). */
export function checkExpectedNames(
  { certificate, label }: Judged,
  expected: readonly ExpectedName[],
  { profile }: Context,
): PathFailure | undefined {
  const reading = readExtension(certificate, 'subjectAltName');
  const presented: GeneralName[] = reading.state === 'present' ? [...reading.value] : [];
  const host = profile.leaf.commonNameAsDnsName ? commonNameAsDnsName(certificate) : undefined;
  if (host !== undefined) presented.push({ kind: 'dns', value: host });
  for (const name of expected) {
    if (presented.some((candidate) => matches(candidate, name))) continue;
    const has = presented.slice(0, 20).map(describeGeneralName);
    const list = has.length === 0 ? 'it has no names' : `it has ${shortList(has, presented.length)}`;
    return failure('name-mismatch', certificate, `${label} is not for "${name.value}": ${list}.`, {
      expected: name.value,
      kind: name.kind,
      has,
    });
  }
  return undefined;
}

function matches(presented: GeneralName, expected: ExpectedName): boolean {
  switch (expected.kind) {
    case 'dns':
      return presented.kind === 'dns' && matchesDnsName(presented.value, expected.value);
    case 'ip': {
      const octets = parseIpAddress(expected.value);
      return presented.kind === 'ip' && octets !== undefined && bytesEqual(presented.bytes, octets);
    }
    case 'email':
      return presented.kind === 'email' && sameMailbox(presented.value, expected.value);
  }
}

function sameMailbox(a: string, b: string): boolean {
  const left = parseMailbox(a);
  const right = parseMailbox(b);
  return left !== undefined && right !== undefined && left.local === right.local && left.host === right.host;
}
