import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { isGuid, issuerTenant, textOf } from '../../core/token/claims.js';

export default defineRule({
  id: 'token/tenant',
  title: 'Issuer and TenantId name the same tenant',
  targets: ['token'],
  severity: 'error',
  why: 'The issuer of a token is its tenant; where the two differ, it was put together by hand, and the management point does not know the issuer.',
  fix: 'Make a new token on the site that the client is to join: BulkRegistrationTokenTool.exe /new',
  symptoms: ['cmg-invalid-token'],
  citations: [{ source: 'TP2001.2', section: 'Create a bulk registration token: the sample', strength: 'observed' }],
  example: {
    good: '"TenantId":"CDCC5E91-…", "iss":"urn:sccm:oauth2:cdcc5e91-…"',
    bad: '"TenantId":"CDCC5E91-…", "iss":"urn:sccm:oauth2:607b7853-…"',
  },
  check({ token }) {
    const tenant = textOf(token.claims, 'TenantId');
    const issuer = issuerTenant(token);
    if (tenant === undefined || !isGuid(tenant) || issuer === undefined) {
      return notApplicable('One of them is missing or not well formed (token/claims).');
    }
    const evidence = { tenantId: tenant, issuer };
    if (tenant.toLowerCase() === issuer.toLowerCase()) return pass(`Both name ${tenant}.`, evidence);
    return fail(`TenantId is ${tenant}, but the issuer names ${issuer}.`, { path: 'claims/iss', evidence });
  },
});
