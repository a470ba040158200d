import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'trust/upload-certificates-only',
  title: 'The files to upload hold certificates only',
  targets: ['upload'],
  severity: 'error',
  why: "The CMG verifies client certificates with public keys alone. A CA's private key that leaves the CA lets whoever has it issue client certificates that the CMG trusts.",
  fix: 'Export each CA certificate by itself, without its key: certutil -ca.cert root.cer at the CA, or certlm.msc > the certificate > All Tasks > Export > No, do not export the private key > DER.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Client authentication: trusted certificates', strength: 'required' },
    { source: 'SEC', strength: 'recommended' },
  ],
  example: { good: 'root.cer and issuing.cer', bad: 'root.pfx, or a PEM file with the CA certificate and its key' },
  check({ files = [] }) {
    if (files.length === 0) return notApplicable('Its certificates came in no file.');
    const wrong = files.filter(({ form, hasPrivateKey }) => form === 'pfx' || hasPrivateKey);
    if (wrong.length === 0) return pass(`${counted(files.length, 'file')} without a private key.`);
    return wrong.map(({ label, form, hasPrivateKey }) =>
      fail(
        `${label} is ${form === 'pfx' ? 'a PFX' : 'a file'} ${hasPrivateKey ? 'with a private key' : 'and no certificate file'}: not for the upload.`,
        { evidence: { file: label, hasPrivateKey } },
      ),
    );
  },
});
