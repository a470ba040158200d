import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'cert/end-entity',
  title: 'The certificate is not a CA certificate',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'The certificate of a server or a client ends a chain. One that may issue certificates lets whoever has its key issue them for any name; clients and Windows refuse or misjudge it.',
  fix: 'Request a certificate for the server or the client from the CA, and give that one: AD CS templates "Web Server" and "Workstation Authentication" are right; "Subordinate Certification Authority" is not.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2.1.9: basic constraints', strength: 'required' },
    { source: 'BR', section: '7.1.2.7: subscriber (server) certificate', strength: 'required' },
  ],
  example: { good: 'no basic constraints, or CA:FALSE', bad: 'CA:TRUE, as openssl req -x509 writes unasked' },
  check({ certificate }) {
    const constraints = readExtension(certificate, 'basicConstraints');
    if (constraints.state === 'absent') return pass('It has no basic constraints: an end entity.');
    const path = 'extensions/basicConstraints';
    if (constraints.state === 'malformed') {
      return unknown('undecidable', `Its basic constraints cannot be read: ${constraints.error}.`, { path });
    }
    if (!constraints.value.ca) return pass('Its basic constraints say that it is no CA.');
    return fail('Its basic constraints say that it is a CA.', { path, evidence: { ca: true } });
  },
});
