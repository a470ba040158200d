import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { onlineOf, reasonOf } from '../name/shared/availability.js';

export default defineRule({
  id: 'azure/resource-group-region',
  title: 'The resource group lies in the region of the gateway, or does not exist yet',
  targets: ['server', 'name'],
  severity: 'error',
  online: true,
  why: 'An existing resource group can be used only when it is in the region that is chosen for the CMG; one that does not exist is created there.',
  fix: 'Choose the region of the resource group, another resource group, or a new one.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Set up a CMG', strength: 'required' }],
  example: { good: 'cmg-rg in westus, for a CMG in westus', bad: 'cmg-rg in eastus, for a CMG in westus' },
  check(target, { settings }) {
    const answer = onlineOf(target)?.azurePlace?.resourceGroup;
    if (answer === undefined) return notApplicable('Azure was not asked for a resource group.');
    if (answer.state === 'unanswered') {
      return unknown(reasonOf(answer.code), `where the resource group lies: ${answer.message}.`, {
        fix: answer.remedy,
      });
    }
    const { name, location } = answer.value;
    if (location === undefined) return pass(`There is no resource group ${name} yet: it will be created`, { name });
    const { region } = settings;
    const evidence = { name, location };
    if (region === undefined) {
      return unknown('missing-input', `The resource group ${name} is in ${location}; no region was given to compare.`, {
        evidence,
        asks: ['--region NAME'],
      });
    }
    if (asciiLower(region) === location) return pass(`The resource group ${name} is in ${location}`, evidence);
    return fail(`The resource group ${name} is in ${location}, and the gateway is to be in ${region}.`, {
      evidence: { ...evidence, region },
      fix: `Choose the region ${location}, or another resource group: one that does not exist yet is created in ${region}.`,
    });
  },
});
