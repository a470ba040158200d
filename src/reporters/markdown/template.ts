import { visible } from '../../core/text/escape.js';

/** Markdown that needs no escaping, because {@link md} or {@link code} made it. */
export class Md {
  constructor(readonly text: string) {}
}

export type Content = Md | string | number | undefined | readonly Content[];

/** Markdown in which everything that is put in is escaped, unless it is {@link Md} itself. Lists are joined, undefined shows nothing. */
export const md = (strings: TemplateStringsArray, ...values: readonly Content[]): Md =>
  new Md(strings.reduce((text, part, index) => text + textOf(values[index - 1]) + part));

const textOf = (content: Content): string => {
  if (content === undefined) return '';
  if (content instanceof Md) return content.text;
  if (typeof content === 'object') return content.map(textOf).join('');
  return escapeMarkdown(String(content));
};

/** Takes no room and shows nothing. Parts what services look for in the text after it was rendered, which no backslash does. */
const NOTHING = '&#8203;';

/**
 * Text that shows as it is in CommonMark and GitHub's and Azure DevOps' kinds of it, in a paragraph, a heading, a list item or a table's cell: it
 * makes no HTML, link, image, emphasis, code, formula or cell, addresses nobody (`@name`) and refers to no issue (`#1`, `!1`, `GH-1`). It is one
 * line: control characters, ends of lines among them, are made visible.
 */
export const escapeMarkdown = (text: string): string =>
  visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    // Blocks begin with these, and with a number.
    .replace(/^(\s*)([-+#=:])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/@|[#!](?=\d)|\bGH(?=-\d)|:(?=\/\/)|\bwww(?=\.)/gi, `$&${NOTHING}`);

/** Text in a code span, also in a table's cell. */
export function code(text: string): Md {
  const shown = visible(text).replace(/\|/g, '\\|');
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = fence.length > 1 || shown === '' || shown.startsWith(' ') ? ' ' : '';
  return new Md(`${fence}${pad}${shown}${pad}${fence}`);
}

/** Lines as they are, which GitHub shows with a button to copy them. */
export function codeBlock(lines: readonly string[]): Md {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return new Md(`${fence}text\n${shown.join('\n')}\n${fence}`);
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** A link to an address of ours; of any other, its text alone. */
export const link = (text: string, url: string): Md =>
  /^https:\/\/[^\s<>\\]+$/.test(url) ? md`[${text}](<${new Md(url)}>)` : md`${text}`;
