import type { InputReport } from '../../core/report/report.js';
import { tokenFacts } from '../content/token.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 19;

/** What a token says: times first, then every claim with its meaning. */
export const tokenLines = (input: InputReport, checkedAt: string, { style, width }: TextOptions): string[] =>
  tokenFacts(input, checkedAt).flatMap(({ title, rows }) => [
    ` ${style.bold(title)}`,
    ...rows.flatMap(([label, text]) => labelled(label, text, INDENT, Math.max(LABEL, label.length + 2), width)),
    '',
  ]);
