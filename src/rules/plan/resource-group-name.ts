import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'plan/resource-group-name',
  title: 'The name of the resource group is legal',
  targets: ['plan'],
  severity: 'error',
  why: 'In 2010 and 2103 a scale set requires lowercase letters, digits and hyphens in the name of its resource group. Azure itself accepts up to 90 letters, digits, periods, underscores, hyphens and parentheses, and no period at the end.',
  fix: 'Rename the resource group to lowercase letters, digits and hyphens, such as contoso-cmg.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLAN', section: 'Limitations with versions 2010 and 2103', strength: 'required' },
    { source: 'AZURENAMES', section: 'Microsoft.Resources', strength: 'required' },
  ],
  example: { good: 'contoso-cmg', bad: 'Contoso_CMG with a scale set of 2103' },
  check({ plan: { configmgr, deployment } }) {
    if (deployment?.method === 'service-management') return notApplicable('Service management has no resource group.');
    const name = deployment?.resourceGroup?.name;
    if (name === undefined)
      return unconfirmed('deployment.resourceGroup.name', 'in which resource group the gateway is deployed');
    const evidence = { name: clip(name) };
    const path = 'deployment.resourceGroup.name';
    if (!/^[\p{L}\p{N}._()-]{1,90}$/u.test(name) || name.endsWith('.')) {
      return fail(`Azure takes no resource group of the name "${clip(name)}".`, { path, evidence });
    }
    const plain = /^[a-z0-9-]+$/.test(name);
    if (!plain && deployment?.method === undefined)
      return missingFromPlan('deployment.method', 'how the gateway is deployed');
    const scaleSet = deployment?.method === 'scale-set';
    if (scaleSet && !plain && configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    const strict =
      scaleSet &&
      configmgr !== undefined &&
      configmgr >= MILESTONES.scaleSetCsp.from &&
      configmgr < MILESTONES.scaleSet.from;
    if (strict && !plain) {
      return fail(
        `A scale set of release ${configmgr} requires lowercase letters, digits and hyphens: "${clip(name)}" has others.`,
        {
          path,
          evidence,
        },
      );
    }
    return pass(`"${clip(name)}" is a legal name`, evidence);
  },
});
