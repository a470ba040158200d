import { defineRule } from '../../core/check/rule.js';
import { judgePurpose } from '../../core/usage/judgePurpose.js';
import { SERVER_AUTH } from '../../core/usage/purposes.js';

export default defineRule({
  id: 'usage/server-auth',
  title: 'The certificate allows server authentication',
  targets: ['server', 'server-request'],
  severity: 'error',
  severityNote: 'warning if the extended key usage is absent or names only "any purpose"',
  why: 'Clients refuse the TLS certificate of a server if it lacks the Server Authentication EKU.',
  fix: 'Request the certificate again for Server Authentication, 1.3.6.1.5.5.7.3.1 (AD CS: a copy of the template "Web Server"; certreq: [EnhancedKeyUsageExtension] OID = 1.3.6.1.5.5.7.3.1). You cannot use a client certificate instead.',
  symptoms: ['winhttp-cert-wrong-usage', 'cert-e-wrong-usage'],
  citations: [
    { source: 'SRV', section: 'CMG server authentication certificate', strength: 'required' },
    { source: 'PKI', section: 'PKI certificates for servers', strength: 'required' },
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'required' },
  ],
  example: { good: 'Server Authentication (1.3.6.1.5.5.7.3.1)', bad: 'Client Authentication only' },
  check: ({ kind, certificate }) => judgePurpose(certificate, SERVER_AUTH, kind),
});
