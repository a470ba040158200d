import { EXTENSION_NAMES } from '../../x509/extensions/index.js';
import { readExtension } from '../../x509/readExtension.js';
import type { Extension, ExtensionName } from '../../x509/types.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { clip } from '../names/describe.js';

/** Extensions that decide about a path: unreadable, they leave no safe answer. */
const DECIDING: ReadonlySet<ExtensionName> = new Set<ExtensionName>([
  'keyUsage',
  'certificatePolicies',
  'policyMappings',
  'subjectAltName',
  'basicConstraints',
  'nameConstraints',
  'policyConstraints',
  'extendedKeyUsage',
  'inhibitAnyPolicy',
  'microsoftApplicationPolicies',
]);

/** Each extension by itself: known if critical, once, readable, flagged as its standard says (RFC 5280 § 4.2). */
export function checkExtensions(judged: Judged, context: Context): PathFailure | undefined {
  const seen = new Set<string>();
  for (const extension of judged.certificate.extensions) {
    if (seen.has(extension.oid)) return duplicateFailure(judged, extension);
    seen.add(extension.oid);
    const failed = checkOne(judged, extension, context);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

function checkOne(judged: Judged, extension: Extension, { profile }: Context): PathFailure | undefined {
  const name = EXTENSION_NAMES.get(extension.oid);
  const processed = name !== undefined && profile.criticalExtensions.includes(name);
  const leafOnly = judged.position === 'leaf' ? profile.leaf.criticality : {};
  const wanted = name && (leafOnly[name] ?? profile.form.criticality[name]);
  if (wanted !== undefined && (wanted === 'critical') !== extension.critical) {
    return criticalityFailure(judged, name as ExtensionName, extension.critical);
  }
  if (extension.critical && !processed) return unknownFailure(judged, extension, name);
  if (name === undefined) return undefined;
  const reading = readExtension(judged.certificate, name);
  if (reading.state === 'present') return name === 'certificatePolicies' ? checkQualifiers(judged) : undefined;
  if (reading.state === 'absent') return undefined;
  const needed = reading.critical || DECIDING.has(name);
  if (profile.form.malformedExtensions === 'refused-if-needed' && !needed) return undefined;
  return failure(
    'malformed-extension',
    judged.certificate,
    `The extension ${name} of ${judged.label} cannot be read: ${clip(reading.error)}.`,
    { extension: name, oid: extension.oid, critical: reading.critical, error: clip(reading.error) },
  );
}

/** CPS pointer and user notice, the qualifiers of RFC 5280. */
const QUALIFIERS: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

/** § 4.2.1.4: who cannot interpret a qualifier of a critical extension must refuse the certificate. */
function checkQualifiers({ certificate, label }: Judged): PathFailure | undefined {
  const policies = readExtension(certificate, 'certificatePolicies');
  if (policies.state !== 'present' || !policies.critical) return undefined;
  const oid = policies.value.flatMap(({ qualifiers }) => qualifiers).find((one) => !QUALIFIERS.has(one.oid))?.oid;
  if (oid === undefined) return undefined;
  return failure(
    'unknown-critical-extension',
    certificate,
    `${label} has the policy qualifier ${oid} in critical certificate policies, which is not processed here; such a certificate must be refused.`,
    { oid, extension: 'certificatePolicies' },
  );
}

function duplicateFailure({ certificate, label }: Judged, { oid }: Extension): PathFailure {
  const name = EXTENSION_NAMES.get(oid) ?? oid;
  return failure('duplicate-extension', certificate, `${label} has the extension ${name} twice.`, {
    extension: name,
    oid,
  });
}

function criticalityFailure({ certificate, label }: Judged, name: ExtensionName, critical: boolean): PathFailure {
  return failure(
    'extension-criticality',
    certificate,
    `The extension ${name} of ${label} is ${critical ? '' : 'not '}marked critical, and must ${critical ? 'not ' : ''}be.`,
    { extension: name, critical },
  );
}

function unknownFailure(
  { certificate, label }: Judged,
  { oid }: Extension,
  name: ExtensionName | undefined,
): PathFailure {
  const what = name === undefined ? oid : `${name} (${oid})`;
  return failure(
    'unknown-critical-extension',
    certificate,
    `${label} has the critical extension ${what}, which is not processed here; such a certificate must be refused.`,
    { oid, extension: name ?? oid },
  );
}
