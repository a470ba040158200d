import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'trust/ca-key-usage',
  title: 'Every CA certificate may sign certificates and CRLs',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  severityNote: 'a warning where only cRLSign is missing: another key of that name may sign the CRLs',
  why: 'A key usage without keyCertSign forbids the CA to sign certificates, and one without cRLSign to sign CRLs: the path, or its revocation check, is refused.',
  fix: 'Renew the CA certificate with key usage keyCertSign and cRLSign (AD CS writes both; with OpenSSL: keyUsage = critical, keyCertSign, cRLSign).',
  symptoms: ['cert-e-chaining', 'crypt-e-no-revocation-check'],
  citations: [{ source: 'RFC 5280', section: '4.2.1.3: key usage', strength: 'required' }],
  example: { good: 'digitalSignature, keyCertSign, cRLSign', bad: 'digitalSignature, keyEncipherment' },
  check(target) {
    return judgeAuthorities(
      target,
      ({ certificate, label, path }) => {
        const reading = readExtension(certificate, 'keyUsage');
        const place = { path: `${path}extensions/keyUsage` };
        if (reading.state === 'absent') return pass('no key usage, so no limit');
        if (reading.state === 'malformed') {
          return unknown('undecidable', `The key usage of "${label}" cannot be read: ${reading.error}.`, place);
        }
        const details = { ...place, evidence: { keyUsage: [...reading.value] } };
        if (!reading.value.has('keyCertSign')) {
          return fail(`"${label}" may not sign certificates: its key usage lacks keyCertSign.`, details);
        }
        if (reading.value.has('cRLSign')) return pass('both');
        return fail(`"${label}" may not sign CRLs: its key usage lacks cRLSign.`, { ...details, severity: 'warning' });
      },
      'may sign certificates and CRLs',
    );
  },
});
