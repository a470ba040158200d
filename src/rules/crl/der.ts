import type { FileForm } from '../../core/check/fileForm.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { judgeCrls } from './shared/judgeCrls.js';

const FORMS: Readonly<Record<Exclude<FileForm, 'der'>, string>> = {
  pem: 'PEM',
  base64: 'Base64',
  text: 'text',
  p7b: 'a P7B file',
  pfx: 'a PFX file',
};

export default defineRule({
  id: 'crl/der',
  title: 'The CRL is DER, not PEM',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: 'Windows takes what it fetches from a CRL location for DER. A PEM or Base64 file there is no CRL to it, and revocation checking fails as if the server were offline.',
  fix: 'Convert it: certutil -decode ca.pem ca.crl (or openssl crl -in ca.pem -outform DER -out ca.crl), and publish that file.',
  symptoms: ['crypt-e-revocation-offline', 'winhttp-cert-rev-failed'],
  citations: [{ source: 'RFC 5280', section: '4.2.1.13', strength: 'required' }],
  example: { good: 'a file that begins with the octets 30 82', bad: '-----BEGIN X509 CRL-----' },
  check(target) {
    return judgeCrls(
      target,
      ({ label, form, fetch }) => {
        // A file of either kind is a CRL in transit; what was fetched so lies at the location so.
        if (fetch === undefined && (form === 'p7b' || form === 'pfx')) return undefined;
        if (form === 'der') return pass(`${label} is DER.`);
        return fail(`${label} is ${FORMS[form]}: Windows wants DER at a CRL location.`, {
          evidence: { file: label, form },
        });
      },
      'It came inside another file.',
    );
  },
});
