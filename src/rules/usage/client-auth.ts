import { defineRule } from '../../core/check/rule.js';
import { judgePurpose } from '../../core/usage/judgePurpose.js';
import { CLIENT_AUTH } from '../../core/usage/purposes.js';

export default defineRule({
  id: 'usage/client-auth',
  title: 'The certificate allows client authentication',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'error',
  severityNote: 'warning if the extended key usage is absent or names only "any purpose"',
  why: 'The Configuration Manager client and the connection point select only certificates with client authentication capability. IIS accepts no others.',
  fix: 'Enroll a certificate for Client Authentication, 1.3.6.1.5.5.7.3.2 (AD CS: a copy of the template "Workstation Authentication").',
  symptoms: ['cmg-client-certificate-required'],
  citations: [
    { source: 'PKI', section: 'PKI certificates for clients', strength: 'required' },
    { source: 'PLC', section: 'PKI client certificate selection', strength: 'required' },
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'required' },
  ],
  example: { good: 'Client Authentication (1.3.6.1.5.5.7.3.2)', bad: 'Server Authentication only' },
  check: ({ kind, certificate }) => judgePurpose(certificate, CLIENT_AUTH, kind),
});
