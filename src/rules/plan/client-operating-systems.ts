import { defineRule, fail, type Judgement, pass, unknown } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import type { ClientSystem } from '../../core/plan/types.js';
import { listed } from '../../core/text/list.js';

const WORDS: Readonly<Record<ClientSystem, string>> = {
  'windows-7': 'Windows 7',
  'windows-8.1': 'Windows 8.1',
  'windows-10': 'Windows 10',
  'windows-11': 'Windows 11',
  'windows-server': 'Windows Server',
  macos: 'macOS',
};
const BEFORE_WINDOWS_10: readonly ClientSystem[] = ['windows-7', 'windows-8.1'];

export default defineRule({
  id: 'plan/client-operating-systems',
  title: 'The operating systems of the clients can use the gateway by the planned ways of authentication',
  targets: ['plan'],
  severity: 'error',
  why: 'The gateway serves Windows clients only. Microsoft Entra authenticates devices with Windows 10 or later; older ones need a PKI certificate or a token.',
  fix: 'Add pki or token to clients.authentication for the older clients, or take them out of the plan.',
  symptoms: 'none recorded',
  citations: [
    { source: 'AUTH', section: 'Microsoft Entra ID', strength: 'required' },
    { source: 'SUPPORT', section: 'Support for Configuration Manager features', strength: 'required' },
  ],
  example: { good: 'operatingSystems: [windows-11], entra', bad: 'operatingSystems: [windows-8.1], entra only' },
  check({ plan: { clients } }): Judgement {
    const systems = clients?.operatingSystems;
    const path = 'clients.operatingSystems';
    if (systems === undefined) return unconfirmed(path, 'which operating systems the clients have');
    const evidence = { operatingSystems: [...systems], authentication: [...(clients?.authentication ?? [])] };
    if (systems.includes('macos')) return fail('The gateway does not support macOS clients.', { path, evidence });
    const methods = clients?.authentication ?? [];
    const onlyEntra = methods.length > 0 && methods.every((method) => method === 'entra');
    const old = systems.filter((system) => BEFORE_WINDOWS_10.includes(system)).map((system) => WORDS[system]);
    if (onlyEntra && old.length > 0) {
      return fail(`${listed(old)} clients cannot authenticate with Microsoft Entra, and nothing else is planned.`, {
        path,
        evidence,
      });
    }
    if (onlyEntra && systems.includes('windows-server')) {
      return unknown(
        'undecidable',
        'Microsoft names Windows 10 and later for Microsoft Entra, and says nothing of Windows Server.',
        {
          severity: 'warning',
          path,
          evidence,
        },
      );
    }
    return pass(`${listed(systems.map((system) => WORDS[system]))}: supported`, evidence);
  },
});
