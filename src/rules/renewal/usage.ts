import { defineRule, fail, notApplicable, note, pass, unknown } from '../../core/check/rule.js';
import { CLIENT_AUTH, SERVER_AUTH } from '../../core/usage/purposes.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate } from '../../core/x509/types.js';

export default defineRule({
  id: 'renewal/usage',
  title: 'The new certificate serves what the old one served',
  targets: ['renewal'],
  severity: 'error',
  severityNote: 'info when only Client Authentication is gone, which the CMG never used',
  why: 'The server certificate of a CMG needs Server Authentication. Public providers leave Client Authentication out of new server certificates in 2026 and 2027; the CMG does not use it.',
  fix: 'Request the certificate again with Server Authentication, 1.3.6.1.5.5.7.3.1.',
  symptoms: ['winhttp-cert-wrong-usage', 'cert-e-wrong-usage'],
  citations: [
    { source: 'SRV', section: 'CMG server authentication certificate', strength: 'required' },
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'required' },
  ],
  example: { good: 'Server Authentication after Server and Client Authentication', bad: 'Client Authentication alone' },
  check({ old, replacement }) {
    const before = purposesOf(old.certificate);
    const after = purposesOf(replacement.certificate);
    if (after === undefined) return unknown('undecidable', 'The extended key usage of the new one cannot be read.');
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
      return notApplicable('The extended key usage of the old one cannot be read; the new one serves.');
    if (allows(before, CLIENT_AUTH) && !allows(after, CLIENT_AUTH)) {
      return note(
        'Client Authentication is gone; the CMG does not need it. Another use of the same certificate might.',
        { evidence },
      );
    }
    return pass('It serves Server Authentication, and no purpose is lost', evidence);
  },
});

/** No extension, or anyExtendedKeyUsage, allows every purpose; undefined where it does not decode. */
function purposesOf(certificate: Certificate): readonly string[] | 'any' | undefined {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state === 'malformed') return undefined;
  return usage.state === 'absent' || usage.value.includes('2.5.29.37.0') ? 'any' : usage.value;
}
