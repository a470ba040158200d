import { CmgCertError } from '../../core/errors.js';
import { argument, defineCommand, type ValuesOf } from '../define.js';
import type { Io } from '../io.js';
import { noColor, screenFormat } from '../reportOptions.js';

const options = { format: screenFormat, color: noColor };
type Flags = ValuesOf<typeof options>;

export const explain = defineCommand({
  name: 'explain',
  alsoCalled: ['diagnose', 'error', 'log', 'why'],
  description: 'explain a rule, an error code, words of a message, or a whole log (file or -)',
  arguments: [
    argument('<what...>', 'a rule id, a code such as 12175 or 0x80092013, words of a message, log files, or -'),
  ],
  options,
  // A negative error number is no option.
  dashes: true,
  examples: `  cmg-cert explain name/prefix-characters       a rule: why, the fix, the sources
  cmg-cert explain 0x87d0027e                   an error code, in any spelling
  cmg-cert explain CMGService_Invalid_Token     words of a message
  cmg-cert explain C:\\Windows\\CCM\\Logs\\*.lo*  whole logs
  Get-Clipboard | cmg-cert explain -            what was copied from one`,
  exitCodes: '0 explained  1 unknown, or nothing known in the log  2 usage  3 a file cannot be read',
  run: ([what], flags, io) => explainAll(what, flags, io),
});

async function explainAll(what: readonly string[], flags: Flags, io: Io): Promise<number> {
  const unknown = what.find((one) => /^-(?!\d+$)./.test(one));
  if (unknown !== undefined) throw new CmgCertError('usage', `unknown option '${unknown}'`);
  const [first = ''] = what;
  if (what.join('').trim() === '') throw new CmgCertError('usage', 'there is nothing to explain');
  // The rules are loaded for what looks like one alone: a log needs none of them.
  if (what.length === 1 && /^[a-z]+\/[a-z0-9-]+$/i.test(first.trim())) {
    const { explainRule, isRule, ruleNotFound } = await import('../explainRule.js');
    if (isRule(first)) return explainRule(first, flags, io);
    if (!(await io.exists(first))) throw ruleNotFound(first);
  }
  const files = what.length === 1 && NUMBER.test(first) ? undefined : await logsAmong(what, io);
  if (files !== undefined) {
    const { explainLogs } = await import('../explainLogs.js');
    return explainLogs(files, flags, io);
  }
  const { explainWords } = await import('../explainLogs.js');
  return explainWords(what.join(' '), flags, io);
}

/** Meant as a number even where a file is called so: ./12175 is the file. */
const NUMBER = /^(?:0x[0-9a-f]{1,8}|-?\d{1,10}|\d{3}\.\d{1,2}|[89a-f][0-9a-f]{7})$/i;

/** Arguments are files when the first is one, or `-`, or a pattern; then all of them have to be. */
async function logsAmong(what: readonly string[], io: Io): Promise<readonly string[] | undefined> {
  const [first = ''] = what;
  const looksLike = /[*?]|\.lo[_g]$|^[.~]?[\\/]|^[a-z]:\\/i.test(first);
  if (first !== '-' && !(await io.exists(first)) && !looksLike) return undefined;
  const files = (await Promise.all(what.map((one) => (one === '-' ? ['-'] : io.expand(one))))).flat();
  if (files.filter((file) => file === '-').length > 1) {
    throw new CmgCertError('usage', '- stands twice: standard input can be read once');
  }
  return files;
}
