import { defineRule, notApplicable } from '../../core/check/rule.js';
import { azCliCommands } from '../../core/names/azCliCommands.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { isLegalPrefix, prefixOf } from '../../core/names/prefix.js';
import { deriveNames } from '../../core/names/serviceName.js';
import { onlyOnline } from '../shared/networkNotConsulted.js';
import { judgeAvailability, onlineOf } from './shared/availability.js';
import { judgedFqdn } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/storage-account-available',
  title: 'The name of the storage account is free in Azure',
  targets: ['server', 'name'],
  severity: 'error',
  severityNote: 'info for a gateway that may be deployed already and hold the name itself',
  online: true,
  why: 'The storage account takes its name from the first label of the service name, and that name is unique across Azure; if it is taken, Configuration Manager fails to provision the service.',
  fix: 'In the Azure portal, start to create a storage account (do not finish it) and see whether the name is free; if it is not, choose another first label.',
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: 'Content-enabled CMG storage account', strength: 'required' }],
  example: {
    good: 'granitefalls.blob.core.windows.net is free',
    bad: 'granitefalls.blob.core.windows.net belongs to another account',
  },
  check(target, { settings }) {
    const judged = judgedFqdn(target, settings);
    if ('instead' in judged) return onlyOnline(judged.instead, settings);
    const prefix = asciiLower(prefixOf(judged.serviceName));
    if (!isLegalPrefix(prefix)) {
      return notApplicable('There is no storage account until the name prefix is a legal one.');
    }
    const names = deriveNames(judged.serviceName, settings);
    const online = onlineOf(target);
    return judgeAvailability(
      {
        thing: 'storage account',
        name: names.storage,
        azure: online?.azure?.storageAccount,
        dns: online?.dns?.storage,
        azCliCommands: azCliCommands.storageAccount(prefix),
      },
      online,
      settings,
    );
  },
});
