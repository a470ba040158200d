import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { DAY, formatSpan, isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'renewal/later-expiry',
  title: 'The new certificate ends after the old one',
  targets: ['renewal'],
  severity: 'warning',
  why: 'A certificate that ends no later than the one in use wins no time: most often the two files were confused.',
  fix: 'Look whether the files are in the right order, old first; else request a certificate with a new period of validity.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' }],
  example: { good: 'ends 2027-09-01 after 2026-09-01', bad: 'ends 2026-09-01 after 2027-09-01' },
  check({ old, replacement }) {
    const before = old.certificate.notAfter;
    const after = replacement.certificate.notAfter;
    const evidence = { oldEnds: isoDay(before), newEnds: isoDay(after), daysWon: Math.floor((after - before) / DAY) };
    if (after > before) return pass(`Ends ${formatSpan(after - before)} later, on ${isoDay(after)}`, evidence);
    if (bytesEqual(old.certificate.der, replacement.certificate.der)) {
      return fail('Both files hold the same certificate.', { path: 'new', evidence });
    }
    const when =
      after === before ? 'at the same time as the old one' : `${formatSpan(before - after)} before the old one`;
    return fail(`The new certificate ends ${when}, on ${isoDay(after)}.`, { path: 'new/validity/notAfter', evidence });
  },
});
