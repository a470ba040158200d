import { present } from '../present.js';
import type { Mended } from './types.js';

interface Substitute {
  readonly pattern: RegExp;
  readonly plain: string;
  readonly what: string;
}

/** What word processors, mail programs and chats make of the plain characters of a command line. */
const SUBSTITUTES: readonly Substitute[] = [
  { pattern: /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/g, plain: '"', what: 'a typographic quotation mark' },
  { pattern: /[\u2018\u2019\u201a\u201b\u2032\uff07]/g, plain: "'", what: 'a typographic apostrophe' },
  { pattern: /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, plain: '-', what: 'a typographic dash' },
  { pattern: /[\u2044\u2215\uff0f]/g, plain: '/', what: 'a typographic slash' },
  { pattern: /[\uff1a\ua789]/g, plain: ':', what: 'a typographic colon' },
  { pattern: /\uff1d/g, plain: '=', what: 'a full-width equals sign' },
  { pattern: /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, plain: ' ', what: 'a no-break or typographic space' },
  {
    pattern: /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g,
    plain: '',
    what: 'an invisible character',
  },
];

/** Reads typographic characters as the plain ones they stand for, and says which there were. */
export function repair(text: string): { readonly text: string; readonly mended: readonly Mended[] } {
  const mended: Mended[] = [];
  let plainText = text;
  for (const { pattern, plain, what } of SUBSTITUTES) {
    const found = plainText.match(pattern);
    if (found === null) continue;
    mended.push({ what, character: present(found[0]), count: found.length });
    plainText = plainText.replace(pattern, plain);
  }
  return { text: plainText, mended };
}
