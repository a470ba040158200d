import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';

const SUPPORTED: readonly number[] = [2048, 4096];

export default defineRule({
  id: 'key/size',
  title: 'The RSA key has 2048 or 4096 bits',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  severityNote: 'warning for a client or connection point key of 3072 bits or more than 4096 bits',
  why: 'Microsoft supports these two lengths for the CMG server certificate. Other lengths in client certificates are untested, and current Windows versions refuse shorter keys.',
  fix: 'Request the certificate again with a new RSA key of 2048 or 4096 bits (certreq: KeyLength = 2048; template: Cryptography tab, minimum key size).',
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', section: 'Issue the certificate', strength: 'required' },
    { source: 'AUTH', strength: 'required' },
  ],
  example: { good: 'RSA 2048', bad: 'RSA 3072' },
  check({ certificate, role }) {
    const { key } = certificate.publicKey;
    if (key.type !== 'rsa') return notApplicable('The key is not RSA (key/rsa).');
    const bits = key.modulusBits;
    const evidence = { bits, supported: SUPPORTED.map(String) };
    if (SUPPORTED.includes(bits)) return pass(`${bits} bits`, evidence);
    const tolerated = role !== 'server' && (bits === 3072 || bits > 4096);
    return fail(`The RSA key has ${bits} bits. Supported lengths are 2048 and 4096.`, {
      ...(tolerated ? { severity: 'warning' } : {}),
      path: 'subjectPublicKeyInfo/modulus',
      evidence,
    });
  },
});
