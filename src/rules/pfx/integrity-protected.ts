import { defineRule, fail, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'pfx/integrity-protected',
  title: 'A message authentication code (MAC) protects the file',
  targets: ['pfx'],
  severity: 'warning',
  why: 'Without a MAC, no one notices when the file is altered or damaged in transit. Some importers do not accept such a file.',
  fix: 'Write the PFX again, with a MAC: cmg-cert pfx convert old.pfx -o new.pfx.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 7292', section: '4: PFX PDU syntax (macData)', strength: 'recommended' },
    { source: 'PFXIMPORT', strength: 'observed' },
  ],
  example: { good: 'a MAC with HMAC-SHA-256', bad: 'openssl pkcs12 -export -nomac' },
  check({ pfx: { mac } }) {
    if (mac === undefined) return fail('The file has no MAC.', { path: 'macData' });
    const name = mac.kind === 'pbmac1' ? `PBMAC1 with HMAC-${mac.hash}` : `HMAC-${mac.hash}`;
    return pass(`${name}, ${mac.iterations} iterations`, {
      hash: mac.hash,
      kind: mac.kind,
      iterations: mac.iterations,
    });
  },
});
