import { defineRule, fail, pass } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';
import { isoTime } from '../../core/text/isoTime.js';
import { isDeltaCrl, judgeCrls } from './shared/judgeCrls.js';
import { unusableReason } from './shared/unusableReason.js';

export default defineRule({
  id: 'crl/current',
  title: 'The CRL is in force at the time of the check',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: 'An outdated CRL counts as none: everything that the CA issued is then treated as revoked, until the next one is published.',
  fix: 'Publish a new CRL at the CA (certutil -crl) and copy it to every location that certificates name; for an offline root, put that into the calendar.',
  symptoms: ['crypt-e-revocation-offline', 'winhttp-cert-rev-failed', 'iis-403-13'],
  citations: [
    { source: 'RFC 5280', section: '6.3.3 (a)', strength: 'required' },
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
  ],
  example: { good: '2026-11-16 to 2026-11-30, checked on 2026-11-21', bad: 'until 2026-10-15' },
  check(target, { settings: { at } }) {
    return judgeCrls(
      target,
      ({ label, crl }) => {
        const { thisUpdate, nextUpdate } = crl;
        const evidence = {
          file: label,
          thisUpdate: isoTime(thisUpdate),
          ...(nextUpdate === undefined ? {} : { nextUpdate: isoTime(nextUpdate) }),
        };
        if (at < thisUpdate) {
          return fail(`${label} is not in force before ${isoDay(thisUpdate)}.`, { path: 'thisUpdate', evidence });
        }
        if (nextUpdate === undefined) {
          return fail(`${label} does not say until when it is in force.`, { path: 'nextUpdate', evidence });
        }
        if (at > nextUpdate) {
          return fail(`${label} is outdated since ${isoDay(nextUpdate)}.`, { path: 'nextUpdate', evidence });
        }
        // Of a path crl/covers-chain tells, and of a delta CRL crl/delta-current.
        const problem = target.kind === 'crl' && !isDeltaCrl(crl) ? unusableReason(crl) : undefined;
        if (problem !== undefined) {
          const fix = 'Publish a CRL without it at the CA.';
          const causedBy = crl.problems.length > 0 ? 'crl/well-formed' : undefined;
          return fail(`${label} cannot be used, whatever its dates: ${problem}.`, { evidence, fix, causedBy });
        }
        return pass(`${label} is in force from ${isoDay(thisUpdate)} to ${isoDay(nextUpdate)}.`, evidence);
      },
      '',
    );
  },
});
