import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';

const CURVES: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);
const RSA_BITS = 2048;

export default defineRule({
  id: 'trust/ca-key-strength',
  title: 'Every CA key is RSA of 2048 bits or more, or ECDSA on P-256 or a larger NIST curve',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'Whoever factors a short CA key issues certificates at will. Windows refuses RSA keys under 1024 bits and public trust those under 2048.',
  fix: 'Renew the CA certificate with a new key of 2048 bits or more (certutil -renewCert at the CA, without ReuseKeys), then reissue what is below it.',
  symptoms: 'none recorded',
  citations: [
    { source: 'BR', section: '6.1.5: key sizes', strength: 'required' },
    { source: 'PKI', strength: 'recommended' },
  ],
  example: { good: 'RSA 4096', bad: 'RSA 1024' },
  check(target) {
    return judgeAuthorities(
      target,
      ({ certificate, label, path }) => {
        const { key } = certificate.publicKey;
        const place = `${path}subjectPublicKeyInfo`;
        if (key.type === 'rsa') {
          if (key.modulusBits >= RSA_BITS) return pass('RSA');
          const evidence = { certificate: label, bits: key.modulusBits };
          return fail(`The RSA key of "${label}" has ${key.modulusBits} bits.`, { path: place, evidence });
        }
        if (key.type === 'ec' && CURVES.has(key.curve)) return pass('ECDSA');
        if (key.type === 'unknown') {
          return unknown('undecidable', `The key of "${label}" cannot be read: ${key.reason}.`, { path: place });
        }
        const name = key.type === 'ec' ? `on the curve ${key.curve}` : `of type ${key.type}`;
        return fail(`The key of "${label}" is ${name}.`, { path: place, evidence: { certificate: label, key: name } });
      },
      'with a strong key',
    );
  },
});
