import { readExtension } from '../../x509/readExtension.js';
import type { KeyUsageBit } from '../../x509/types.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { shortList } from '../label.js';
import { PURPOSES } from '../profiles.js';

const ANY_PURPOSE = '2.5.29.37.0';

/** Bits of which a certificate with a key usage must have one for a purpose (RFC 5280 § 4.2.1.12). */
const KEY_USAGES: ReadonlyMap<string, readonly KeyUsageBit[]> = new Map([
  [PURPOSES.serverAuth, ['digitalSignature', 'keyEncipherment', 'keyAgreement']],
  [PURPOSES.clientAuth, ['digitalSignature', 'keyAgreement']],
  [PURPOSES.codeSigning, ['digitalSignature']],
  [PURPOSES.emailProtection, ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'keyAgreement']],
]);

/**
 * The purpose asked for is one that the certificate serves. CAs are asked too: an extended key usage in a CA's
 * certificate bounds those of all that it issues, as every TLS stack and Windows have it (CA/Browser Forum BR 7.1.2.10.6).
 */
export function checkPurpose(judged: Judged, context: Context): PathFailure | undefined {
  const { purpose } = context;
  if (purpose === undefined || judged.position === 'crl-signer') return undefined;
  return (
    checkOids(judged, context, 'extendedKeyUsage', purpose) ??
    (context.profile.applicationPolicies
      ? checkOids(judged, context, 'microsoftApplicationPolicies', purpose)
      : undefined) ??
    (judged.position === 'leaf' && context.profile.leaf.keyUsageForPurpose ? checkKeyUsage(judged, purpose) : undefined)
  );
}

const TITLES = {
  extendedKeyUsage: 'extended key usage',
  microsoftApplicationPolicies: 'application policies',
} as const;

function checkOids(
  { certificate, position, label }: Judged,
  { profile }: Context,
  extension: keyof typeof TITLES,
  purpose: string,
): PathFailure | undefined {
  const reading = readExtension(certificate, extension);
  const title = TITLES[extension];
  const name = purposeName(purpose);
  if (reading.state === 'absent') {
    if (position !== 'leaf' || extension !== 'extendedKeyUsage' || !profile.leaf.extendedKeyUsage) return undefined;
    return failure('purpose-not-allowed', certificate, `${label} has no ${title}; ${name} is asked for.`, { purpose });
  }
  if (reading.state === 'malformed') return undefined;
  const forbidden = position === 'leaf' && profile.leaf.anyPurpose === 'forbidden';
  if (forbidden && reading.value.includes(ANY_PURPOSE)) {
    return failure(
      'purpose-not-allowed',
      certificate,
      `The ${title} of ${label} has anyExtendedKeyUsage, which a publicly trusted certificate must not have.`,
      { purpose, extension, has: reading.value.slice(0, 20) },
    );
  }
  if (reading.value.includes(purpose)) return undefined;
  if (!forbidden && reading.value.includes(ANY_PURPOSE)) return undefined;
  const has = reading.value.map(purposeName);
  const role = position === 'leaf' ? '' : ', so that no certificate below it can serve for it';
  return failure(
    'purpose-not-allowed',
    certificate,
    `${label} is not for ${name}${role}: its ${title} has ${shortList(has)}.`,
    { purpose, extension, has: reading.value.slice(0, 20) },
  );
}

function checkKeyUsage({ certificate, label }: Judged, purpose: string): PathFailure | undefined {
  const wanted = KEY_USAGES.get(purpose);
  const usage = readExtension(certificate, 'keyUsage');
  if (wanted === undefined || usage.state !== 'present') return undefined;
  if (wanted.some((bit) => usage.value.has(bit))) return undefined;
  return failure(
    'key-usage-not-allowed',
    certificate,
    `The key usage of ${label} has none of ${wanted.join(', ')}, one of which ${purposeName(purpose)} needs.`,
    { keyUsage: [...usage.value], needed: [...wanted], purpose },
  );
}

const PURPOSE_NAMES: ReadonlyMap<string, string> = new Map([
  [PURPOSES.serverAuth, 'Server Authentication'],
  [PURPOSES.clientAuth, 'Client Authentication'],
  [PURPOSES.codeSigning, 'Code Signing'],
  [PURPOSES.emailProtection, 'Secure Email'],
  [ANY_PURPOSE, 'Any Purpose'],
]);

/** As Windows shows it: the name, with the OID where there is no name. */
export function purposeName(oid: string): string {
  const name = PURPOSE_NAMES.get(oid);
  return name === undefined ? oid : `${name} (${oid})`;
}
