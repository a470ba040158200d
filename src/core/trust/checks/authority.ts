import { readExtension } from '../../x509/readExtension.js';
import { type Context, issues, type Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';

/** Whether a certificate above the leaf may issue certificates (RFC 5280 § 6.1.4 (k), (n)). */
export function checkAuthority(judged: Judged, context: Context): PathFailure | undefined {
  if (!issues(judged.position)) return undefined;
  return checkBasicConstraints(judged, context) ?? checkKeyCertSign(judged);
}

function checkBasicConstraints(
  { certificate, position, label }: Judged,
  { profile }: Context,
): PathFailure | undefined {
  const constraints = readExtension(certificate, 'basicConstraints');
  const notCa = (reason: string) => failure('not-a-ca', certificate, `${label} is used as a CA, and ${reason}.`);
  if (constraints.state === 'malformed') return notCa('its basic constraints cannot be read');
  if (constraints.state === 'absent') {
    // Roots of version 1 have no extensions at all; who gives one as an anchor vouches for it.
    if (position === 'anchor' && !profile.anchor.extensions) return undefined;
    return notCa('has no basic constraints that say so');
  }
  if (!constraints.value.ca) return notCa('its basic constraints say that it is none');
  const { basicConstraintsCritical } = profile.form;
  const asked = basicConstraintsCritical === 'every-ca' || basicConstraintsCritical === position;
  if (asked && !constraints.critical) {
    return failure('extension-criticality', certificate, `The basic constraints of ${label} are not marked critical.`, {
      extension: 'basicConstraints',
      critical: false,
    });
  }
  return undefined;
}

function checkKeyCertSign({ certificate, label }: Judged): PathFailure | undefined {
  const usage = readExtension(certificate, 'keyUsage');
  if (usage.state === 'absent') return undefined;
  if (usage.state === 'present' && usage.value.has('keyCertSign')) return undefined;
  const bits = usage.state === 'present' ? [...usage.value] : [];
  return failure(
    'key-usage-not-allowed',
    certificate,
    `${label} is used as a CA, and its key usage does not allow signing certificates (keyCertSign).`,
    { keyUsage: bits, needed: 'keyCertSign' },
  );
}
