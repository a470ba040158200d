import type { Row } from '../content/facts.js';
import { type Content, Md, md } from './template.js';

export const facts = (rows: readonly Row[]): Md => table(['', ''], rows);

export const table = (head: readonly string[], rows: readonly (readonly Content[])[]): Md => {
  const line = (cells: readonly Content[]) => `| ${cells.map((cell) => md`${cell}`.text).join(' | ')} |`;
  return new Md([line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n'));
};
