import { expiryWarningSpan } from '../../core/check/expiryWarning.js';
import { defineRule, fail, type Judgement, note, pass } from '../../core/check/rule.js';
import { countedDays, LIFETIME_LIMITS } from '../../core/roots/lifetimes.js';
import { DAY, isoDay } from '../../core/text/days.js';

/** At this validity or less the rule notes it, and below the second number it warns. These are the limits of public CAs from 2026 and 2027 on. */
const TOLD_DAYS = 200;
const WARNED_DAYS = 100;
const YEAR_DAYS = 365;

export default defineRule({
  id: 'cert/renewal-effort',
  title: 'The certificate is valid long enough for manual renewal',
  targets: ['server'],
  severity: 'warning',
  severityNote: 'info from 100 to 200 days',
  why: 'The CMG does not renew its certificate. You issue each new server certificate, check it and set it in the properties of the gateway before the old one expires. If you forget, every client on the internet loses its connection.',
  fix: 'Plan who renews it and when, or automate it with Set-CMCloudManagementGateway -ServiceCertPath (2006 and later). A private CA can issue certificates for longer.',
  symptoms: 'none recorded',
  citations: [
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'required' },
    { source: 'SC-081v3', strength: 'required' },
  ],
  example: { good: '365 days', bad: '47 days: about 12 renewals a year' },
  check({ certificate, facts: { publicRoot } }, { settings: { at, expiresSoonDays } }): Judgement {
    const { notBefore, notAfter } = certificate;
    const days = countedDays(notBefore, notAfter);
    if (days > TOLD_DAYS) return pass(`It is valid for ${days} days.`, { days });
    // Assumes renewal when cert/expires-soon starts to warn.
    const interval = Math.max(1, (notAfter - notBefore - expiryWarningSpan(certificate, expiresSoonDays)) / DAY);
    const perYear = Math.max(1, Math.round(YEAR_DAYS / interval));
    const next = LIFETIME_LIMITS.filter(({ from }) => from > at).at(-1);
    const limit =
      publicRoot.kind === 'private'
        ? ' Your private CA can issue certificates for longer.'
        : next === undefined
          ? ''
          : ` From ${isoDay(next.from)}, public CAs issue for at most ${next.days} days.`;
    const message = `It is valid for ${days} days. You have to renew it about ${perYear === 1 ? 'once' : `${perYear} times`} a year, because the CMG does not.${limit}`;
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
