import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, note, pass } from '../../core/check/rule.js';
import type { PublicKey } from '../../core/x509/types.js';

export default defineRule({
  id: 'renewal/key',
  title: 'The key is of the same type and no weaker',
  targets: ['renewal'],
  severity: 'warning',
  why: 'A change of the kind of key is a significant change of the certificate, and the CMG takes RSA alone; a shorter key is a step back. The same key again is allowed, but whoever has had the old file has the new key too.',
  fix: 'Request the certificate with a new RSA key of the old length or longer, 2048 or 4096 bits.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', section: 'CMG server authentication certificate', strength: 'required' },
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' },
  ],
  example: { good: 'RSA 4096 after RSA 2048', bad: 'ECDSA P-256 after RSA 2048' },
  check({ old, replacement }) {
    const before = old.certificate.publicKey;
    const after = replacement.certificate.publicKey;
    const evidence = { old: named(before.key), new: named(after.key) };
    if (bytesEqual(before.der, after.der)) {
      return note('The new certificate has the old key. A new key at each renewal limits what a lost file can do.', {
        evidence,
      });
    }
    if (before.key.type !== after.key.type) {
      return fail(`The key changes from ${evidence.old} to ${evidence.new}.`, {
        path: 'new/subjectPublicKeyInfo',
        evidence,
      });
    }
    const [was, is] = [bitsOf(before.key), bitsOf(after.key)];
    return was !== undefined && is !== undefined && is < was
      ? fail(`The key is shorter: ${evidence.new} after ${evidence.old}.`, {
          path: 'new/subjectPublicKeyInfo',
          evidence,
        })
      : pass(`${evidence.new} after ${evidence.old}`, evidence);
  },
});

const bitsOf = (key: PublicKey): number | undefined =>
  key.type === 'rsa' ? key.modulusBits : key.type === 'ec' ? key.bits : undefined;

function named(key: PublicKey): string {
  switch (key.type) {
    case 'rsa':
      return `RSA ${key.modulusBits}`;
    case 'ec':
      return `ECDSA ${key.curve}`;
    case 'unknown':
      return 'a key of unknown type';
    default:
      return key.type;
  }
}
