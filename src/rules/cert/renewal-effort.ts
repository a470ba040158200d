import { expiryWarningSpan } from '../../core/check/expiryWarning.js';
import { defineRule, fail, type Judgement, note, pass } from '../../core/check/rule.js';
import { countedDays, LIFETIME_LIMITS } from '../../core/roots/lifetimes.js';
import { DAY, isoDay } from '../../core/text/days.js';

/** From this life down it is told, and below the other it is a warning: the limits of public CAs from 2026 and from 2027 on. */
const TOLD_DAYS = 200;
const WARNED_DAYS = 100;
const YEAR_DAYS = 365;

export default defineRule({
  id: 'cert/renewal-effort',
  title: 'The certificate lives long enough to be renewed by hand',
  targets: ['server'],
  severity: 'warning',
  severityNote: 'info from 100 to 200 days of life',
  why: 'The CMG renews nothing itself: each new server certificate has to be issued, checked and set in the properties of the gateway before the old one ends. A forgotten one cuts off every client on the internet.',
  fix: 'Plan who renews it and when, or automate it: Set-CMCloudManagementGateway with -ServiceCertPath sets a new certificate (2006 and later). A private CA can issue for longer.',
  symptoms: 'none recorded',
  citations: [
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'required' },
    { source: 'SC-081v3', strength: 'required' },
  ],
  example: { good: '365 days', bad: '47 days: about 12 renewals a year' },
  check({ certificate, facts: { publicRoot } }, { settings: { at, expiresSoonDays } }): Judgement {
    const { notBefore, notAfter } = certificate;
    const days = countedDays(notBefore, notAfter);
    if (days > TOLD_DAYS) return pass(`It lives ${days} days.`, { days });
    // Renewed when cert/expires-soon would begin to warn.
    const interval = Math.max(1, (notAfter - notBefore - expiryWarningSpan(certificate, expiresSoonDays)) / DAY);
    const perYear = Math.max(1, Math.round(YEAR_DAYS / interval));
    const next = LIFETIME_LIMITS.filter(({ from }) => from > at).at(-1);
    const limit =
      publicRoot.kind === 'private'
        ? ' Your private CA can issue for longer.'
        : next === undefined
          ? ''
          : ` Public CAs issue for ${next.days} days at most from ${isoDay(next.from)} on.`;
    const message = `It lives ${days} days: somebody has to renew it about ${perYear === 1 ? 'once' : `${perYear} times`} a year, and the CMG does not do it.${limit}`;
    const details = {
      path: 'validity',
      evidence: {
        days,
        renewalsPerYear: perYear,
        ...(next === undefined ? {} : { nextLimitDays: next.days, nextLimitFrom: isoDay(next.from) }),
      },
    };
    return days < WARNED_DAYS ? fail(message, details) : note(message, details);
  },
});
