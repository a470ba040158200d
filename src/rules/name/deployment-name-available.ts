import { defineRule, notApplicable } from '../../core/check/rule.js';
import { judgedFqdn } from '../../core/names/judged.js';
import { notLookedUp, onlyOnline } from '../../core/names/notLookedUp.js';
import { isLegalPrefix, prefixOf } from '../../core/names/prefix.js';
import { deriveNames } from '../../core/names/serviceName.js';

export default defineRule({
  id: 'name/deployment-name-available',
  title: 'The deployment name is free in Azure',
  targets: ['server', 'name'],
  severity: 'error',
  severityNote: 'info for a gateway that may be deployed already and hold the name itself',
  online: true,
  why: 'The deployment name is unique across Azure; if another service has it, the CMG cannot be provisioned under it.',
  fix: 'In the Azure portal, start to create a virtual machine scale set (do not finish it) and see whether the name is free in your region; if it is not, choose another first label.',
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: 'Virtual machine scale set', strength: 'required' }],
  example: {
    good: 'granitefalls.westus.cloudapp.azure.com is free',
    bad: 'granitefalls.westus.cloudapp.azure.com belongs to another service',
  },
  check(target, { settings }) {
    const judged = judgedFqdn(target, settings);
    if ('instead' in judged) return onlyOnline(judged.instead, settings);
    if (!isLegalPrefix(prefixOf(judged.serviceName))) {
      return notApplicable('There is no deployment name until the name prefix is a legal one.');
    }
    // Worth knowing here: the gateway may be deployed already, and the name then rightly taken.
    return notLookedUp(`whether ${deriveNames(judged.serviceName, settings).deployment} is free`, settings, 'info');
  },
});
