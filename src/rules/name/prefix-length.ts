import { defineRule, fail, pass } from '../../core/check/rule.js';
import { PREFIX_MAX, PREFIX_MIN, suggestServiceName } from '../../core/names/prefix.js';
import { judgedPrefix } from './shared/nameOrJudgement.js';
import { renameFix } from './shared/renameFix.js';

export default defineRule({
  id: 'name/prefix-length',
  title: 'The name prefix has 3 to 24 characters',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  why: 'The storage account and the key vault are named after the first label of the service name, and Azure gives both 3 to 24 characters.',
  fix: 'Choose a first label of 3 to 24 characters and request the certificate again.',
  symptoms: ['wizard-prefix'],
  citations: [
    { source: 'SRV', section: 'Globally unique name', strength: 'required' },
    { source: 'AZURENAMES', section: 'Microsoft.Storage, Microsoft.KeyVault', strength: 'required' },
  ],
  example: { good: 'granitefalls.contoso.com', bad: 'gw.contoso.com' },
  check(target, { settings }) {
    const judged = judgedPrefix(target, settings);
    if ('instead' in judged) return judged.instead;
    const { prefix, serviceName } = judged;
    const { length } = prefix;
    const evidence = { prefix, length, minimum: PREFIX_MIN, maximum: PREFIX_MAX };
    if (length >= PREFIX_MIN && length <= PREFIX_MAX) {
      return pass(`Name prefix "${prefix}" has ${length} characters`, evidence);
    }
    const limit = length < PREFIX_MIN ? `at least ${PREFIX_MIN} are needed` : `at most ${PREFIX_MAX} are allowed`;
    const suggestion = suggestServiceName(serviceName);
    return fail(`Name prefix "${prefix}" has ${length} character${length === 1 ? '' : 's'}; ${limit}.`, {
      path: judged.path,
      evidence: { ...evidence, suggestion },
      fix: renameFix(judged, suggestion),
      causedBy: judged.causedBy,
    });
  },
});
