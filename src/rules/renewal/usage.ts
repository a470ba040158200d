import { defineRule, fail, notApplicable, note, pass, unknown } from '../../core/check/rule.js';
import { CLIENT_AUTH, SERVER_AUTH } from '../../core/usage/purposes.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate } from '../../core/x509/types.js';

export default defineRule({
  id: 'renewal/usage',
  title: 'The new certificate allows the purposes that the CMG needs',
  targets: ['renewal'],
  severity: 'error',
  severityNote: 'info if only Client Authentication is missing, which the CMG does not use',
  why: 'The server certificate of a CMG needs Server Authentication. In 2026 and 2027, public providers remove Client Authentication from new server certificates. The CMG does not use it.',
  fix: 'Request the certificate again with Server Authentication, 1.3.6.1.5.5.7.3.1.',
  symptoms: ['winhttp-cert-wrong-usage', 'cert-e-wrong-usage'],
  citations: [
    { source: 'SRV', section: 'CMG server authentication certificate', strength: 'required' },
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'required' },
  ],
  example: { good: 'Server Authentication after Server and Client Authentication', bad: 'only Client Authentication' },
  check({ old, replacement }) {
    const before = purposesOf(old.certificate);
    const after = purposesOf(replacement.certificate);
    if (after === undefined)
      return unknown('undecidable', 'Cannot read the extended key usage of the new certificate.');
    const allows = (purposes: readonly string[] | 'any', purpose: string) =>
      purposes === 'any' || purposes.includes(purpose);
    const evidence = { new: after === 'any' ? ['any'] : after.slice(0, 50) };
    if (!allows(after, SERVER_AUTH)) {
      return fail('The new certificate does not allow Server Authentication.', {
        path: 'new/extensions/extendedKeyUsage',
        evidence,
      });
    }
    if (before === undefined)
      return notApplicable(
        'Cannot read the extended key usage of the old certificate. The new certificate allows Server Authentication.',
      );
    if (allows(before, CLIENT_AUTH) && !allows(after, CLIENT_AUTH)) {
      return note(
        'Client Authentication is missing. The CMG does not need it, but another use of the same certificate might.',
        { evidence },
      );
    }
    return pass('It allows Server Authentication and does not lose Client Authentication', evidence);
  },
});

/** No extension, or anyExtendedKeyUsage, allows every purpose. Returns undefined if it does not decode. */
function purposesOf(certificate: Certificate): readonly string[] | 'any' | undefined {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state === 'malformed') return undefined;
  return usage.state === 'absent' || usage.value.includes('2.5.29.37.0') ? 'any' : usage.value;
}
