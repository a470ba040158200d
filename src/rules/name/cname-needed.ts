import { defineRule, notApplicable, note } from '../../core/check/rule.js';
import { azureHost } from '../../core/names/clouds.js';
import { isLegalPrefix, prefixOf } from '../../core/names/prefix.js';
import { deriveNames } from '../../core/names/serviceName.js';
import { present } from '../../core/present.js';
import { judgedFqdn } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/cname-needed',
  title: 'Public DNS needs a CNAME from the service name to the deployment name',
  targets: ['server', 'server-request', 'name'],
  severity: 'info',
  why: 'Clients and the connection point resolve the service name; in a domain of your own it leads nowhere until a CNAME points to the name that Azure gives the deployment.',
  fix: "Create the CNAME record in your domain's public DNS zone.",
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: 'Create a DNS CNAME alias', strength: 'required' }],
  example: {
    good: 'granitefalls.contoso.com. CNAME granitefalls.westus.cloudapp.azure.com.',
    bad: 'granitefalls.contoso.com. without a record',
  },
  check(target, { settings }) {
    const judged = judgedFqdn(target, settings);
    if ('instead' in judged) return judged.instead;
    const { serviceName } = judged;
    if (azureHost(serviceName) !== undefined) {
      return notApplicable(`${serviceName} is in an Azure domain and needs no CNAME.`);
    }
    if (!isLegalPrefix(prefixOf(serviceName))) {
      return notApplicable('There is no deployment name until the name prefix is a legal one.');
    }
    const { cname, region, deploymentAlternatives } = deriveNames(serviceName, settings);
    const record = present(cname);
    const regionHint = region === '<region>' && record.includes(region) ? ' (--region puts the region in)' : '';
    const others =
      deploymentAlternatives === undefined
        ? ''
        : `; Microsoft's page shows ${deploymentAlternatives.join(', ')} as well`;
    return note(`Create this record in public DNS: ${record}${regionHint}${others}`, {
      evidence: { record },
      fix: record,
    });
  },
});
