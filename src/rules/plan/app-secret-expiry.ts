import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';
import { DAY, formatSpan, isoDay } from '../../core/text/days.js';

const DEFAULT_DAYS = 30;

export default defineRule({
  id: 'plan/app-secret-expiry',
  title: 'The secret of the server app does not end soon',
  targets: ['plan'],
  severity: 'warning',
  why: 'The secret of the server app is made for one or two years. When it ends, Configuration Manager can no longer reach Azure for the gateway.',
  fix: 'Renew it: Administration > Cloud Services > Microsoft Entra tenants (before 2403: Azure Active Directory Tenants) > the tenant > the server app > Renew Secret Key. Note the day in a calendar. From 2409 on, an app older than 800 days cannot renew it: create a new app.',
  symptoms: 'none recorded',
  citations: [
    { source: 'AAD', section: 'Create the web (server) app registration', strength: 'required' },
    { source: 'NEW2409', section: 'CMG Entra Application secret key renewal', strength: 'required' },
  ],
  example: { good: '285 days left', bad: '12 days left' },
  check({ plan: { deployment, entra } }, { settings: { at, expiresSoonDays = DEFAULT_DAYS } }) {
    if (deployment?.method === 'service-management')
      return notApplicable('Service management deploys with a management certificate.');
    const app = entra?.serverApp;
    if (app?.secretExpires === undefined)
      return unconfirmed('entra.serverApp.secretExpires', 'when the secret of the server app ends');
    const ends = Date.parse(`${app.secretExpires}T00:00:00Z`);
    const evidence = { secretExpires: app.secretExpires };
    const path = 'entra.serverApp.secretExpires';
    // What is no day of the calendar, 2027-02-30, reads as one of the next month.
    if (Number.isNaN(ends) || isoDay(ends) !== app.secretExpires)
      return unknown('undecidable', `"${clip(app.secretExpires)}" is no day.`, { path });
    const left = ends - at;
    if (left <= 0) return fail(`The secret of the server app ended on ${app.secretExpires}.`, { path, evidence });
    return left > expiresSoonDays * DAY
      ? pass(`${formatSpan(left)} left, until ${app.secretExpires}`, evidence)
      : fail(`The secret of the server app ends in ${formatSpan(left)}, on ${app.secretExpires}.`, { path, evidence });
  },
});
