import { defineRule, fail, pass } from '../../core/check/rule.js';
import { characterName } from '../../core/names/dnsName.js';
import { illegalPrefixCharacters, isLegalWithHyphens, suggestServiceName } from '../../core/names/prefix.js';
import { judgedPrefix } from './shared/nameOrJudgement.js';
import { renameFix } from './shared/renameFix.js';

export default defineRule({
  id: 'name/prefix-characters',
  title: 'The name prefix consists of letters and digits',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  severityNote: 'warning for single dashes when the CMG serves no content',
  why: 'Azure names the storage account after the first label of the service name, and its name has 3 to 24 lowercase letters and digits; a dash that DNS allows makes provisioning fail.',
  fix: 'Choose a first label of letters and digits alone, as in cmggw.contoso.com instead of cmg-gw.contoso.com, and request the certificate again.',
  symptoms: ['wizard-prefix'],
  citations: [
    { source: 'SRV', section: 'Globally unique name', strength: 'required' },
    { source: 'AZURENAMES', section: 'Microsoft.Storage', strength: 'required' },
  ],
  example: { good: 'cmggw.contoso.com', bad: 'cmg-gw.contoso.com' },
  check(target, { settings }) {
    const judged = judgedPrefix(target, settings);
    if ('instead' in judged) return judged.instead;
    const { prefix, serviceName } = judged;
    const illegal = illegalPrefixCharacters(prefix);
    if (illegal.length === 0) return pass(`Name prefix "${prefix}" has letters and digits only`, { prefix });
    // Without content no storage account needs to bear the name; a deployment and a key vault could.
    const storageOnly = settings.content === false && isLegalWithHyphens(prefix);
    const suggestion = suggestServiceName(serviceName);
    return fail(
      `Name prefix "${prefix}" contains ${illegal.map(characterName).join(' and ')}${
        storageOnly ? ': no storage account can bear it, should the CMG ever serve content' : ''
      }.`,
      {
        ...(storageOnly ? { severity: 'warning' } : {}),
        path: judged.path,
        evidence: { prefix, characters: illegal, suggestion },
        fix: renameFix(judged, suggestion),
        causedBy: judged.causedBy,
      },
    );
  },
});
