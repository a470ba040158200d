import { present } from '../present.js';

/**
 * Characters that change how a terminal or a page shows the text around them, or that show nothing:
 * C0 and C1 controls (ANSI sequences begin with one), soft hyphen, bidirectional marks, overrides and
 * isolates, zero-width characters, line and paragraph separators, invisible operators, fillers,
 * interlinear annotation, tags, and lone surrogates.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text from a file, safe to show: what cannot be seen is written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u{${present(character.codePointAt(0)).toString(16)}}`);
}
