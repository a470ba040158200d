import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { azCliCommands } from '../../core/names/azCliCommands.js';
import { cloudOf } from '../../core/names/cloudTable.js';
import { cloudOfRegion, regionsLike } from '../../core/names/regions.js';
import { onlineOf, reasonOf } from './shared/availability.js';

export default defineRule({
  id: 'name/region-known',
  title: 'The region is one of the cloud',
  targets: ['server', 'name'],
  severity: 'error',
  severityNote: "warning for a region that is not in cmg-cert's table: Azure adds some every year",
  why: 'The region stands in the deployment name, and so in the CNAME record: with a mistyped one the record leads nowhere.',
  fix: 'Give the programmatic name of the region, such as westus: az account list-locations --query "[].name" --output tsv lists them.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', section: 'Virtual machine scale set', strength: 'required' },
    { source: 'REGIONS', strength: 'required' },
  ],
  example: { good: '--region westus', bad: '--region uswest' },
  check(target, { settings }) {
    const { region, cloud = 'public' } = settings;
    if (region === undefined) return notApplicable('No region was given.');
    const evidence = { region };
    const answer = onlineOf(target)?.azurePlace?.region;
    if (answer?.state === 'answered') {
      return answer.value.offered
        ? pass(`${region} is a region of this subscription, says Azure Resource Manager`, evidence)
        : fail(`This subscription has no region ${region}.`, { evidence, fix: likely(region) });
    }
    const known = cloudOfRegion(region);
    if (known === cloud) return pass(`${region} is a region of the ${cloudOf(cloud).name}`, evidence);
    if (known !== undefined) {
      return fail(`${region} is a region of the ${cloudOf(known).name}, not of the ${cloudOf(cloud).name}.`, {
        evidence: { ...evidence, cloud: known },
        fix: `Give --cloud ${known}, or a region of the ${cloudOf(cloud).name}.`,
      });
    }
    if (answer !== undefined && answer.code !== 'forbidden') {
      return unknown(reasonOf(answer.code), `whether ${region} is a region: ${answer.message}.`, {
        severity: 'warning',
        evidence,
        fix: answer.remedy,
      });
    }
    return fail(`${region} is no region that cmg-cert knows in the ${cloudOf(cloud).name}.`, {
      severity: 'warning',
      evidence,
      fix: likely(region),
    });
  },
});

function likely(region: string): string {
  const close = regionsLike(region);
  const meant = close.length === 0 ? '' : `Perhaps ${close.join(' or ')} is meant. `;
  return `${meant}All regions: ${azCliCommands.region()}`;
}
