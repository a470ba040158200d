import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { toHex } from '../../core/text/hex.js';
import { readCrlExtension } from '../../core/x509/crl/readCrlExtension.js';
import { judgeCrls } from './shared/judgeCrls.js';

export default defineRule({
  id: 'crl/number',
  title: 'The CRL has a number',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'warning',
  why: 'By their numbers Windows tells which CRL is newer and which delta belongs to which complete one; without them an old copy passes for the current one.',
  fix: 'With OpenSSL, set crlnumber in the CA section of the configuration. AD CS always writes one: ask who made this file.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 5280', section: '5.2.3: CRL number', strength: 'required' }],
  example: { good: 'cRLNumber 50', bad: 'no cRLNumber' },
  check(target) {
    return judgeCrls(
      target,
      ({ label, crl }) => {
        const reading = readCrlExtension(crl, 'crlNumber');
        const path = 'extensions/crlNumber';
        if (reading.state === 'absent') return fail(`${label} has no number.`, { path, evidence: { file: label } });
        if (reading.state === 'malformed') {
          return fail(`The number of ${label} cannot be read: ${reading.error}.`, { path, evidence: { file: label } });
        }
        const number = clip(toHex(reading.value));
        return pass(`${label} has the number 0x${number}.`, { number });
      },
      '',
    );
  },
});
