import type { InputReport } from '../../core/report/report.js';
import { commandLineFacts } from '../content/commandLine.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 17;

/** The line taken apart: each parameter and property on a line of its own. */
export const commandLineLines = (input: InputReport, { style, width }: TextOptions): string[] =>
  commandLineFacts(input).flatMap(({ title, rows }) => {
    const label = Math.min(28, Math.max(LABEL, ...rows.map(([name]) => name.length + 2)));
    const [head = '', where] = title.split(' (');
    return [
      ` ${style.bold(head)}${where === undefined ? '' : ` (${where}`}`,
      ...rows.flatMap(([name, text]) =>
        labelled(name, text, INDENT, Math.max(label, name.length + 2), width).map((one) => one.trimEnd()),
      ),
      '',
    ];
  });
