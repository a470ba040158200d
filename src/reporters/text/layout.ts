import { visible } from '../../core/text/escape.js';

/** Breaks text into lines of at most `width` characters at spaces; a word longer than a line is cut. Control and bidi characters are made visible. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visible(text).split(' ')) {
    let rest = word;
    while (rest.length > width) {
      if (line !== '') {
        lines.push(line);
        line = '';
      }
      lines.push(rest.slice(0, width));
      rest = rest.slice(width);
    }
    if (line === '') line = rest;
    else if (line.length + 1 + rest.length <= width) line += ` ${rest}`;
    else {
      lines.push(line);
      line = rest;
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Wrapped text behind a label; further lines stand under the first. */
export function labelled(label: string, text: string, indent: number, labelWidth: number, width: number): string[] {
  const hanging = ' '.repeat(indent + labelWidth);
  const lines = wrap(text, width - hanging.length).map((line) => hanging + line);
  const lead = ' '.repeat(indent) + label;
  if (labelWidth > 0 && label.trimEnd().length >= labelWidth) return [lead, ...lines];
  return [lead.padEnd(hanging.length) + (lines[0] ?? hanging).slice(hanging.length), ...lines.slice(1)];
}

/** Text on the left, an id flush right; the id moves to a line of its own where both do not fit. */
export function withTail(
  lead: string,
  text: string,
  tail: string,
  width: number,
): { readonly lines: string[]; readonly tailed: boolean } {
  const room = width - lead.length;
  const lines = wrap(text, Math.max(room - tail.length - 2, Math.floor(room * 0.6)));
  const hanging = ' '.repeat(lead.length);
  const laid = lines.map((line, index) => (index === 0 ? lead : hanging) + line);
  const first = laid[0] ?? lead;
  if (first.length + 2 + tail.length <= width) {
    laid[0] = first.padEnd(width - tail.length);
    return { lines: laid, tailed: true };
  }
  return { lines: laid, tailed: false };
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
