import { defineRule, note, pass } from '../../core/check/rule.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { judgedPrefix } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/prefix-lowercase',
  title: 'The name prefix has no upper case',
  targets: ['server', 'server-request', 'name'],
  severity: 'info',
  why: "Azure's names are in lower case; Configuration Manager lowers the prefix by itself, and Microsoft's own example is GraniteFalls. A renewed certificate, though, must repeat the common name letter for letter, in case too.",
  fix: 'Nothing to do now. Note the spelling: the common name of the renewed certificate must have the same upper and lower case.',
  symptoms: ['renewal-common-name'],
  citations: [
    { source: 'SRV', section: 'Globally unique name', strength: 'recommended' },
    { source: 'MOD', section: 'Settings tab', strength: 'required' },
  ],
  example: { good: 'granitefalls.contoso.com', bad: 'GraniteFalls.contoso.com' },
  check(target, { settings }) {
    const judged = judgedPrefix(target, settings);
    if ('instead' in judged) return judged.instead;
    const { prefix } = judged;
    const lower = asciiLower(prefix);
    if (prefix === lower) return pass(`Name prefix "${prefix}" is in lower case`, { prefix });
    return note(
      `Name prefix "${prefix}" becomes "${lower}" in Azure; a renewed certificate must keep the case as it is.`,
      {
        path: judged.path,
        evidence: { prefix, azure: lower },
      },
    );
  },
});
