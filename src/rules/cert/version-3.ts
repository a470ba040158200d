import { defineRule, fail, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'cert/version-3',
  title: 'The certificate is X.509 version 3',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'Only version 3 has extensions. Without them, a certificate has no enhanced key usage, subject alternative name or CRL location, and Windows does not select it.',
  fix: 'Reissue the certificate from a CA that writes extensions. With OpenSSL, use openssl x509 -req with -extfile, or openssl req -x509 with -addext.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.1.2.1: version', strength: 'required' },
    { source: 'PKI', strength: 'required' },
  ],
  example: { good: 'version 3', bad: 'version 1, from openssl x509 -req without -extfile' },
  check({ certificate: { version } }) {
    if (version === 3) return pass('X.509 version 3', { version });
    return fail(`The certificate is X.509 version ${version}, not 3.`, { path: 'version', evidence: { version } });
  },
});
