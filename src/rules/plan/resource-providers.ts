import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { PROVIDERS } from '../../core/plan/versions.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/resource-providers',
  title: 'The resource providers of the method are registered in the subscription',
  targets: ['plan'],
  severity: 'error',
  why: 'Azure deploys nothing of a resource provider that is not registered in the subscription.',
  fix: 'Azure portal > the subscription > Resource providers > Register; or az provider register --namespace Microsoft.KeyVault, and so on.',
  symptoms: 'none recorded',
  citations: [{ source: 'AAD', section: 'Azure resource providers', strength: 'required' }],
  example: {
    good: 'Microsoft.KeyVault, Microsoft.Storage, Microsoft.Network, Microsoft.Compute',
    bad: 'Microsoft.Storage alone',
  },
  check({ plan: { deployment }, files }) {
    const method = deployment?.method;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    const registered = files.registeredProviders ?? deployment?.subscription?.registeredProviders;
    const needed = PROVIDERS[method];
    if (registered === undefined) {
      return unknown('not-asked', `Whether ${listed([...needed])} are registered was not asked.`, {
        path: 'deployment.subscription.registeredProviders',
        asks: ['--azure', 'deployment.subscription.registeredProviders in the plan'],
      });
    }
    const has = new Set(registered.map((name) => name.toLowerCase()));
    const missing = needed.filter((name) => !has.has(name.toLowerCase()));
    return missing.length === 0
      ? pass(`${listed([...needed])} are registered`, { registered: [...needed] })
      : fail(`Not registered: ${listed(missing)}.`, {
          path: 'deployment.subscription.registeredProviders',
          evidence: { missing },
          fix: missing.map((name) => `az provider register --namespace ${name}`).join('; '),
        });
  },
});
