/** One line of a section: a key and its value, continuations joined. */
export interface InfLine {
  readonly key: string;
  readonly value: string;
}

/**
 * Reads a setup information file as certreq does: sections, `key = value`, quotation marks doubled within quotes, `%%` for a percent sign,
 * `_continue_` for more of the value before it, comments behind a semicolon. Throws for what is none of these.
 */
export function parseInf(text: string): ReadonlyMap<string, readonly InfLine[]> {
  if (/[^\r]\n/.test(text)) throw new Error('a line ends without a carriage return');
  const sections = new Map<string, { key: string; value: string }[]>();
  let current: { key: string; value: string }[] | undefined;
  for (const [index, raw] of text.split('\r\n').entries()) {
    const line = withoutComment(raw).trim();
    if (line === '') continue;
    const heading = /^\[([^\]]+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      if (sections.has(heading)) throw new Error(`section ${heading} stands twice`);
      current = [];
      sections.set(heading, current);
      continue;
    }
    const [, key, value] = /^([\w.]+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined || current === undefined) throw new Error(`line ${index + 1}: ${raw}`);
    const last = current.at(-1);
    if (key !== '_continue_') current.push({ key, value: unquoted(value) });
    else if (last === undefined) throw new Error(`line ${index + 1}: nothing to continue`);
    else last.value += unquoted(value);
  }
  return sections;
}

function withoutComment(line: string): string {
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === '"') quoted = !quoted;
    if (line[i] === ';' && !quoted) return line.slice(0, i);
  }
  return line;
}

function unquoted(value: string): string {
  const inner = /^"((?:[^"]|"")*)"$/.exec(value)?.[1]?.replaceAll('""', '"');
  if (inner === undefined && /["\s]/.test(value)) throw new Error(`a value that needs quotes: ${value}`);
  const text = inner ?? value;
  if (/(?<!%)%(?!%)/.test(text.replaceAll('%%', ''))) throw new Error(`a string token: ${value}`);
  return text.replaceAll('%%', '%');
}
