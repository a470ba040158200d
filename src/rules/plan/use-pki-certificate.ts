import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/use-pki-certificate',
  title: '"Use PKI client certificate when available" is on at each primary site',
  targets: ['plan'],
  severity: 'error',
  why: 'Clients show their PKI certificate to the gateway only when their primary site tells them to.',
  fix: 'Administration > Site Configuration > Sites > each primary > Properties > Communication Security > "Use PKI client certificate (client authentication) when available".',
  symptoms: 'none recorded',
  citations: [
    {
      source: 'SET',
      section: 'Configure the primary site for client certificate authentication',
      strength: 'required',
    },
  ],
  example: {
    good: 'usePkiClientCertificate: [SEA, PAR]',
    bad: 'usePkiClientCertificate: [SEA], primaries: [SEA, PAR]',
  },
  check({ plan: { clients, hierarchy, usePkiClientCertificate } }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('pki')) return notApplicable('No client authenticates with a PKI certificate.');
    if (usePkiClientCertificate === undefined)
      return missingFromPlan('usePkiClientCertificate', 'at which primary sites the PKI certificate is used');
    const { kind, topLevelSite, primaries } = hierarchy ?? {};
    const all = kind === 'standalone' ? (topLevelSite === undefined ? undefined : [topLevelSite]) : primaries;
    const on = new Set(usePkiClientCertificate.map((site) => site.toUpperCase()));
    if (all === undefined || all.length === 0) {
      return on.size === 0
        ? fail('It is on at no site.', { path: 'usePkiClientCertificate' })
        : missingFromPlan(
            kind === 'standalone' ? 'hierarchy.topLevelSite' : 'hierarchy.primaries',
            'which primary sites there are',
          );
    }
    const off = all.filter((site) => !on.has(site.toUpperCase()));
    return off.length === 0
      ? pass(`It is on at ${listed(all)}`, { sites: [...all].slice(0, 50) })
      : fail(`It is off at ${listed(off)}: clients there show no certificate.`, {
          path: 'usePkiClientCertificate',
          evidence: { off: off.slice(0, 50) },
        });
  },
});
