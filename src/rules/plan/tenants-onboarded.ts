import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/tenants-onboarded',
  title: 'Every tenant whose users or devices use the gateway is onboarded',
  targets: ['plan'],
  severity: 'error',
  why: 'One gateway authenticates users and devices of several Microsoft Entra tenants, but only of those that the site is onboarded to.',
  fix: 'Administration > Cloud Services > Azure Services > Configure Azure Services > Cloud Management, once for each tenant.',
  symptoms: 'none recorded',
  citations: [{ source: 'FAQ', section: 'User accounts in another tenant', strength: 'required' }],
  example: { good: 'otherTenants: [{onboarded: true}]', bad: 'otherTenants: [{onboarded: false}]' },
  check({ plan: { entra } }) {
    const tenants = entra?.otherTenants ?? [];
    if (tenants.length === 0) return notApplicable('The plan names no further tenant.');
    const path = 'entra.otherTenants';
    const missing = tenants.filter(({ onboarded }) => onboarded === false).map(({ tenantId }) => clip(tenantId));
    if (missing.length > 0)
      return fail(`Not onboarded: ${listed(missing)}.`, { path, evidence: { missing: missing.slice(0, 20) } });
    return tenants.every(({ onboarded }) => onboarded === true)
      ? pass('Every further tenant is onboarded', { count: tenants.length })
      : missingFromPlan(path, 'whether each further tenant is onboarded');
  },
});
