import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'cert/end-entity',
  title: 'The certificate is not a CA certificate',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'A server or client certificate is the end of a chain. Anyone who has the key of a CA certificate can issue certificates for any name. Clients and Windows refuse a CA certificate here or process it incorrectly.',
  fix: 'Request a server or client certificate from the CA and use that one. In AD CS, use the "Web Server" or "Workstation Authentication" template, not "Subordinate Certification Authority".',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2.1.9: basic constraints', strength: 'required' },
    { source: 'BR', section: '7.1.2.7: subscriber (server) certificate', strength: 'required' },
  ],
  example: { good: 'no basic constraints, or CA:FALSE', bad: 'CA:TRUE, the default of openssl req -x509' },
  check({ certificate }) {
    const constraints = readExtension(certificate, 'basicConstraints');
    if (constraints.state === 'absent') return pass('It has no basic constraints, so it is an end entity certificate.');
    const path = 'extensions/basicConstraints';
    if (constraints.state === 'malformed') {
      return unknown('undecidable', `Cannot read its basic constraints: ${constraints.error}.`, { path });
    }
    if (!constraints.value.ca) return pass('Its basic constraints say that it is not a CA.');
    return fail('Its basic constraints say that it is a CA.', { path, evidence: { ca: true } });
  },
});
