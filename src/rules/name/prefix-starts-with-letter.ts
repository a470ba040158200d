import { defineRule, fail, pass } from '../../core/check/rule.js';
import { suggestServiceName } from '../../core/names/prefix.js';
import { judgedPrefix } from './shared/nameOrJudgement.js';
import { renameFix } from './shared/renameFix.js';

export default defineRule({
  id: 'name/prefix-starts-with-letter',
  title: 'The name prefix begins with a letter',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  why: 'The key vault and the deployment are named after the first label of the service name, and their names begin with a letter.',
  fix: 'Choose a first label that begins with a letter and request the certificate again.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLAN', strength: 'required' },
    { source: 'AZURENAMES', section: 'Microsoft.KeyVault', strength: 'required' },
  ],
  example: { good: 'cmg365.contoso.com', bad: '365cmg.contoso.com' },
  check(target, { settings }) {
    const judged = judgedPrefix(target, settings);
    if ('instead' in judged) return judged.instead;
    const { prefix, serviceName } = judged;
    if (/^[A-Za-z]/.test(prefix)) return pass(`Name prefix "${prefix}" begins with a letter`, { prefix });
    const suggestion = suggestServiceName(serviceName);
    return fail(`Name prefix "${prefix}" begins with "${prefix.slice(0, 1)}", which is no letter.`, {
      path: judged.path,
      evidence: { prefix, suggestion },
      fix: renameFix(judged, suggestion),
      causedBy: judged.causedBy,
    });
  },
});
