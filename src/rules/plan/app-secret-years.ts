import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';

/** The longest that the console offers (AZSVC). */
const MOST_YEARS = 2;

export default defineRule({
  id: 'plan/app-secret-years',
  title: 'The secret of the server app is valid for two years at most',
  targets: ['plan'],
  severity: 'warning',
  why: 'Configuration Manager makes secrets for one or two years. A longer one was made elsewhere, is easily forgotten, and from 2409 on its app is too old to renew it: 800 days are the limit.',
  fix: 'Renew the secret for one or two years: Administration > Cloud Services > Microsoft Entra tenants (before 2403: Azure Active Directory Tenants) > the tenant > the server app > Renew Secret Key.',
  symptoms: 'none recorded',
  citations: [
    { source: 'AZSVC', section: 'Create Server Application dialog', strength: 'required' },
    { source: 'NEW2409', section: 'CMG Entra Application secret key renewal', strength: 'required' },
  ],
  example: { good: 'secretYears: 1', bad: 'secretYears: 5' },
  check({ plan: { deployment, entra } }) {
    if (deployment?.method === 'service-management')
      return notApplicable('Service management deploys with a management certificate.');
    const years = entra?.serverApp?.secretYears;
    const path = 'entra.serverApp.secretYears';
    if (years === undefined) return unconfirmed(path, 'for how many years the secret of the server app was made');
    return years <= MOST_YEARS
      ? pass(`The secret was made for ${years === 1 ? 'a year' : `${years} years`}`, { years })
      : fail(`The secret of the server app was made for ${years} years.`, { path, evidence: { years } });
  },
});
