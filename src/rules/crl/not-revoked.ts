import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { counted, isoDay } from '../../core/text/days.js';
import { listed } from '../../core/text/list.js';
import { revocationOf } from './shared/judgeCrls.js';
import { whyNoCrl } from './shared/judgeFetch.js';
import { isSwitchedOff } from './shared/revocationFailure.js';

export default defineRule({
  id: 'crl/not-revoked',
  title: 'Neither the certificate nor a CA above it is revoked',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'A revoked certificate is refused by everybody who checks, and a revoked CA takes everything below it along.',
  fix: 'Request a new certificate with a new key. A certificate on hold can be released: certutil -revoke SERIALNUMBER -1 at the CA, then certutil -crl.',
  symptoms: ['crypt-e-revoked', 'winhttp-cert-revoked', 'iis-403-13'],
  citations: [
    { source: 'RFC 5280', section: '6.3', strength: 'required' },
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
  ],
  example: { good: 'on no CRL', bad: 'on the CRL since 2026-10-15: key compromise' },
  check(target, { settings }): readonly Judgement[] {
    const revocation = revocationOf(target);
    if (revocation === undefined) {
      return [unknown('not-asked', 'No CRL is given to look in.', { asks: ['--crl FILE', '--online'] })];
    }
    const { statuses } = revocation;
    if (statuses.length === 0) return [notApplicable('There is only a root, which no CRL covers.')];
    const revoked = statuses.filter(({ state }) => state === 'revoked');
    if (revoked.length > 0) {
      return revoked.map(({ label, revokedAt, reason }) => {
        const day = revokedAt === undefined ? 'an unknown day' : isoDay(revokedAt);
        return fail(`${label} was revoked on ${day} (reason: ${reason ?? 'not stated'}).`, {
          evidence: { certificate: label, revoked: day, reason: reason ?? 'not stated' },
        });
      });
    }
    const unknowns = statuses.filter(({ state }) => state === 'unknown');
    const open = unknowns.map(({ label }) => label);
    if (open.length > 0) {
      const message = `Whether ${listed(open)} ${open.length === 1 ? 'is' : 'are'} revoked cannot be told (crl/covers-chain says why).`;
      const asks = settings.online ? ['--crl FILE'] : ['--crl FILE', '--online'];
      const severity = isSwitchedOff(target.role, settings) ? 'warning' : 'error';
      const asked = (target.kind === 'chain' ? target.online : target.facts.online)?.revocation;
      const silent = unknowns.some(({ certificate }) => whyNoCrl(certificate, asked) === 'silent');
      const causedBy = 'crl/covers-chain';
      return [unknown(silent ? 'unreachable' : 'missing-input', message, { asks, severity, causedBy })];
    }
    return [
      pass(
        `${counted(statuses.length, 'certificate')} found good by the CRLs ${settings.online ? 'given or fetched' : 'given'}.`,
      ),
    ];
  },
});
