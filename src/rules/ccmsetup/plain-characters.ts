import { defineRule, fail, pass } from '../../core/check/rule.js';
import { present } from '../../core/present.js';

export default defineRule({
  id: 'ccmsetup/plain-characters',
  title: 'Quotation marks, dashes and blanks are plain ones',
  targets: ['commandline'],
  severity: 'error',
  why: 'Word processors, mail programs and chats replace quotation marks, hyphens and blanks by typographic ones. Windows does not know them for what they look like: values lose their quotes, and parameters their beginning.',
  fix: 'Type the line anew in a plain editor, or let cmg-cert ccmsetup build write it.',
  symptoms: 'none recorded',
  citations: [{ source: 'ARGV', section: 'Remarks', strength: 'required' }],
  example: { good: 'CCMSETUPCMD="…"', bad: 'CCMSETUPCMD=“…”' },
  check({ line: { mended } }) {
    if (mended.length === 0) return pass('All characters are plain.');
    return mended.map(({ what, character, count }) => {
      const code = present(character.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0');
      const times = count === 1 ? '' : ` (${count} times)`;
      return fail(`There is ${what}, U+${code}${times}. The rest was judged with the plain one in its place.`, {
        evidence: { character: `U+${code}`, count },
      });
    });
  },
});
