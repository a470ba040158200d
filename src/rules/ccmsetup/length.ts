import { INTUNE_LIMIT } from '../../core/ccmsetup/limits.js';
import { defineRule, fail, note, pass } from '../../core/check/rule.js';

/** Longest line that cmd.exe takes. */
const CMD_LIMIT = 8191;

export default defineRule({
  id: 'ccmsetup/length',
  title: 'The line is no longer than what runs it takes',
  targets: ['commandline'],
  severity: 'warning',
  severityNote: 'info for a line of ccmsetup.exe that is too long for Microsoft Intune only',
  why: 'Microsoft Intune takes 1,024 characters of command line, and a bulk registration token alone has some 900; a longer line does not go in.',
  fix: 'Leave out what the client learns from the gateway: /mp and SMSMP first, then the AAD… properties. CCMHOSTNAME and SMSSITECODE have to stay. cmg-cert ccmsetup build --intune writes the shortest.',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: 'CCMSETUPCMD: Tip', strength: 'required' }],
  example: { good: '910 characters', bad: '1,180 characters' },
  check({ line: { form, characters } }) {
    const shown = characters.toLocaleString('en-US');
    const evidence = { characters };
    if (characters > CMD_LIMIT) return fail(`The line has ${shown} characters; cmd.exe takes 8,191.`, { evidence });
    if (characters <= INTUNE_LIMIT) return pass(`${shown} characters.`, evidence);
    const message = `The line has ${shown} characters; Microsoft Intune takes 1,024.`;
    return form === 'msi' ? fail(message, { evidence }) : note(message, { evidence });
  },
});
