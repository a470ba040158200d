import { present } from '../present.js';

export interface SplitArguments {
  readonly arguments: readonly string[];
  /** A quotation mark was opened and not closed. */
  readonly openQuote: boolean;
}

/**
 * Splits a command line as Windows does for a program's arguments (CommandLineToArgvW): blanks part them, quotation marks keep blanks together, 2n
 * backslashes before a quotation mark are n backslashes, one more makes the mark a plain character, and of three marks in a row one is plain.
 *
 * The first argument is treated like the others; a program's name needs no more.
 */
export function splitArguments(line: string): SplitArguments {
  const found: string[] = [];
  let current: string | undefined;
  let quotes = 0;
  let at = 0;
  while (at < line.length) {
    const character = present(line[at]);
    if ((character === ' ' || character === '\t') && quotes === 0) {
      if (current !== undefined) found.push(current);
      current = undefined;
      at += 1;
      continue;
    }
    current ??= '';
    let backslashes = 0;
    while (line[at] === '\\') {
      backslashes += 1;
      at += 1;
    }
    if (line[at] !== '"') {
      current += '\\'.repeat(backslashes);
      if (backslashes === 0) {
        current += character;
        at += 1;
      }
      continue;
    }
    current += '\\'.repeat(backslashes >> 1);
    at += 1;
    if (backslashes % 2 === 1) current += '"';
    else {
      quotes += 1;
      while (line[at] === '"') {
        at += 1;
        quotes += 1;
        if (quotes === 3) {
          current += '"';
          quotes = 0;
        }
      }
      if (quotes === 2) quotes = 0;
    }
  }
  if (current !== undefined) found.push(current);
  return { arguments: found, openQuote: quotes === 1 };
}

/** Writes one argument so that {@link splitArguments} gives it back. */
export function quoteArgument(text: string): string {
  if (text !== '' && !/[\s"]/.test(text)) return text;
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
