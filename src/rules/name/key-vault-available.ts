import { defineRule, notApplicable } from '../../core/check/rule.js';
import { azCliCommands, placed } from '../../core/names/azCliCommands.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { isLegalPrefix, prefixOf } from '../../core/names/prefix.js';
import { deriveNames } from '../../core/names/serviceName.js';
import { onlyOnline } from '../shared/networkNotConsulted.js';
import { judgeAvailability, onlineOf } from './shared/availability.js';
import { judgedFqdn } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/key-vault-available',
  title: 'The name of the key vault is free in Azure',
  targets: ['server', 'name'],
  severity: 'error',
  severityNote: 'info for a gateway that may be deployed already and hold the name itself',
  online: true,
  why: 'A scale set deployment creates a key vault with the first label of the service name, unique across Azure; a deleted vault keeps its name for up to 90 days.',
  fix: 'In the Azure portal, start to create a key vault (do not finish it) and see whether the name is free; look among the deleted vaults, and purge yours there; else choose another first label.',
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: 'Virtual machine scale set', strength: 'required' }],
  example: {
    good: 'granitefalls.vault.azure.net is free',
    bad: 'granitefalls is held by a soft-deleted vault',
  },
  check(target, { settings }) {
    const judged = judgedFqdn(target, settings);
    if ('instead' in judged) return onlyOnline(judged.instead, settings);
    const prefix = asciiLower(prefixOf(judged.serviceName));
    if (!isLegalPrefix(prefix)) {
      return notApplicable('There is no key vault until the name prefix is a legal one.');
    }
    const names = deriveNames(judged.serviceName, settings);
    const online = onlineOf(target);
    return judgeAvailability(
      {
        thing: 'key vault',
        name: names.keyVault,
        azure: online?.azure?.keyVault,
        dns: online?.dns?.keyVault,
        azCliCommands: placed(online, settings, (place) => azCliCommands.keyVault(prefix, place)),
      },
      online,
      settings,
    );
  },
});
