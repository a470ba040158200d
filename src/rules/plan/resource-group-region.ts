import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'plan/resource-group-region',
  title: 'An existing resource group is in the region of the gateway',
  targets: ['plan'],
  severity: 'error',
  why: 'The wizard takes an existing resource group only when it is in the region that was chosen.',
  fix: 'Choose the region of the resource group, or a new resource group.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Create a CMG: resource group', strength: 'required' }],
  example: {
    good: 'region: westus, resourceGroup.region: westus',
    bad: 'region: westus, resourceGroup.region: eastus',
  },
  check({ plan: { deployment }, files }) {
    const group = deployment?.resourceGroup;
    if (deployment?.method === 'service-management') return notApplicable('Service management has no resource group.');
    if (group === undefined)
      return unconfirmed('deployment.resourceGroup', 'in which resource group the gateway is deployed');
    if (group.existing === undefined)
      return unconfirmed('deployment.resourceGroup.existing', 'whether the resource group exists already');
    if (!group.existing) return notApplicable('No existing resource group is used.');
    const there = files.resourceGroupRegion ?? group.region;
    if (there === undefined)
      return missingFromPlan('deployment.resourceGroup.region', 'in which region the existing resource group is');
    if (deployment?.region === undefined)
      return missingFromPlan('deployment.region', 'in which region the gateway is deployed');
    const plain = (region: string) => region.toLowerCase().replace(/[^a-z0-9]/g, '');
    const evidence = { region: clip(deployment.region), resourceGroup: clip(there) };
    return plain(there) === plain(deployment.region)
      ? pass(`Both are in ${evidence.region}`, evidence)
      : fail(`The resource group is in ${evidence.resourceGroup}, the gateway in ${evidence.region}.`, {
          path: 'deployment.resourceGroup.region',
          evidence,
        });
  },
});
