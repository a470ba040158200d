import { defineRule, fail, note, pass, unknown } from '../../core/check/rule.js';
import { readExtension } from '../../core/x509/readExtension.js';

const PATH = 'extensions/keyUsage';

export default defineRule({
  id: 'usage/key-usage',
  title: 'The key usage allows digital signatures and key encipherment',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  severityNote:
    'without key encipherment, a note for the server and a warning for a client or connection point; a note if there is no key usage',
  why: 'TLS with forward secrecy signs with the key, and so does every client. Without digitalSignature, the handshake fails and the connection point ignores the certificate. Configuration Manager also requires keyEncipherment (A0) in client certificates, although modern TLS never encrypts with the key.',
  fix: 'Request the certificate again with digitalSignature and keyEncipherment, A0 (certreq: KeyUsage = 0xa0; template: Extensions tab, Key Usage, "Digital signature" and "Allow key exchange only with key encryption").',
  symptoms: ['cmg-client-certificate-required'],
  citations: [
    { source: 'PKI', section: 'PKI certificates for clients', strength: 'required' },
    { source: 'KB', section: 'How to verify the CMG has a server certificate', strength: 'observed' },
    { source: 'RFC 5280', section: '4.2.1.3', strength: 'required' },
  ],
  example: { good: 'digitalSignature, keyEncipherment (A0)', bad: 'keyEncipherment only (20)' },
  check({ kind, certificate, role }) {
    const usage = readExtension(certificate, 'keyUsage');
    if (usage.state === 'malformed') {
      const message = `Cannot read the key usage (cert/extensions-decodable): ${usage.error}`;
      return unknown('undecidable', message, { path: PATH });
    }
    if (usage.state === 'absent' && kind === 'csr') {
      return note('The request has no key usage, so the CA decides.', { path: PATH });
    }
    if (usage.state === 'absent')
      return note('The certificate has no key usage, so the key can do everything.', { path: PATH });
    const bits = [...usage.value];
    const evidence = { keyUsage: bits };
    const has = bits.length === 0 ? 'nothing' : bits.join(', ');
    if (!usage.value.has('digitalSignature')) {
      return fail(`The key usage lacks digitalSignature. It allows ${has}.`, { path: PATH, evidence });
    }
    if (usage.value.has('keyEncipherment')) return pass(`Key usage allows ${has}`, evidence);
    const message = `The key usage lacks keyEncipherment. It allows ${has}.`;
    if (role === 'server') return note(`${message} TLS 1.3 and ECDHE do not need it.`, { path: PATH, evidence });
    return fail(message, { severity: 'warning', path: PATH, evidence });
  },
});
