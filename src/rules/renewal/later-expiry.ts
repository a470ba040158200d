import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { DAY, formatSpan, isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'renewal/later-expiry',
  title: 'The new certificate expires after the old one',
  targets: ['renewal'],
  severity: 'warning',
  why: 'A new certificate that does not expire later gains no time. Usually, the two files are in the wrong order.',
  fix: 'Check the order of the files. The old one comes first. If it is correct, request a certificate with a new validity period.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' }],
  example: { good: 'expires 2027-09-01 after 2026-09-01', bad: 'expires 2026-09-01 after 2027-09-01' },
  check({ old, replacement }) {
    const before = old.certificate.notAfter;
    const after = replacement.certificate.notAfter;
    const evidence = { oldEnds: isoDay(before), newEnds: isoDay(after), daysWon: Math.floor((after - before) / DAY) };
    if (after > before) return pass(`Expires ${formatSpan(after - before)} later, on ${isoDay(after)}`, evidence);
    if (bytesEqual(old.certificate.der, replacement.certificate.der)) {
      return fail('Both files contain the same certificate.', { path: 'new', evidence });
    }
    const when =
      after === before ? 'at the same time as the old one' : `${formatSpan(before - after)} before the old one`;
    return fail(`The new certificate expires ${when}, on ${isoDay(after)}.`, {
      path: 'new/validity/notAfter',
      evidence,
    });
  },
});
