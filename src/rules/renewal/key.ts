import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, note, pass } from '../../core/check/rule.js';
import type { PublicKey } from '../../core/x509/types.js';

export default defineRule({
  id: 'renewal/key',
  title: 'The key has the same type and is at least as strong',
  targets: ['renewal'],
  severity: 'warning',
  why: 'A different key type is a significant change, and the CMG supports only RSA. A shorter key is weaker. You can keep the same key, but anyone who had the old file also has the new key.',
  fix: 'Request the certificate with a new RSA key of 2048 or 4096 bits that is not shorter than the old one.',
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
      return note(
        'The new certificate has the old key. A new key at each renewal limits the damage if a file is lost.',
        {
          evidence,
        },
      );
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
