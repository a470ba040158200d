import { defineRule, notApplicable, unknown } from '../../core/check/rule.js';
import { azCliCommands, placed } from '../../core/names/azCliCommands.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { isLegalPrefix, prefixOf } from '../../core/names/prefix.js';
import { deriveNames } from '../../core/names/serviceName.js';
import { onlyOnline } from '../shared/networkNotConsulted.js';
import { judgeAvailability, onlineOf } from './shared/availability.js';
import { judgedFqdn } from './shared/nameOrJudgement.js';

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
    const prefix = asciiLower(prefixOf(judged.serviceName));
    if (!isLegalPrefix(prefix)) {
      return notApplicable('There is no deployment name until the name prefix is a legal one.');
    }
    const names = deriveNames(judged.serviceName, settings);
    const online = onlineOf(target);
    if (names.region === '<region>' && names.deployment.includes('<region>') && online !== undefined) {
      return unknown('missing-input', `whether the deployment name is free: it depends on the region.`, {
        severity: settings.deployed === false ? 'error' : 'info',
        asks: ['--region NAME'],
      });
    }
    return judgeAvailability(
      {
        thing: 'deployment',
        name: names.deployment,
        azure: online?.azure?.deploymentName,
        dns: online?.dns?.deployment,
        azCliCommands: placed(online, settings, (place) => azCliCommands.deploymentName(prefix, place)),
      },
      online,
      settings,
    );
  },
});
