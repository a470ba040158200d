import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { RSASSA_PSS } from '../../core/x509/publicKey.js';

export default defineRule({
  id: 'key/rsa',
  title: 'The key is RSA',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'The CMG server certificate and Configuration Manager clients with CNG keys support only RSA. Configuration Manager refuses an ECDSA key or never selects it.',
  fix: 'Request the certificate again with an RSA key of 2048 or 4096 bits (certreq: KeyAlgorithm = RSA). If you order a CMG server certificate from a public CA, choose "RSA".',
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', strength: 'required' },
    { source: 'CNG', section: 'Unsupported scenarios', strength: 'required' },
  ],
  example: { good: 'RSA 2048', bad: 'ECDSA P-256' },
  check({ certificate }) {
    const { key } = certificate.publicKey;
    if (certificate.publicKey.algorithm.oid === RSASSA_PSS) {
      return fail('The key is not a plain RSA key. Its type is id-RSASSA-PSS, which allows only RSASSA-PSS.', {
        path: 'subjectPublicKeyInfo/algorithm',
        evidence: { type: 'id-RSASSA-PSS' },
      });
    }
    if (key.type === 'rsa') return pass(`RSA, ${key.modulusBits} bits`, { type: 'rsa', bits: key.modulusBits });
    if (key.type === 'unknown') {
      return unknown('undecidable', `Cannot read the public key: ${key.reason}`);
    }
    const name = key.type === 'ec' ? `ECDSA ${key.curve}` : key.type;
    return fail(`The key is ${name}, not RSA.`, { path: 'subjectPublicKeyInfo/algorithm', evidence: { type: name } });
  },
});
