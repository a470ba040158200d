import type { InputReport } from '../../core/check/report.js';
import { certificateRows, NO_RECORD_NEEDED, nameRows, namesScope } from '../content/facts.js';
import { chainLines } from './chain.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 14;
const NAME = 40;

/** What the file is: the certificate, and what its name becomes in Azure. */
export function factsLines(input: InputReport, checkedAt: string, options: TextOptions): string[] {
  const { summary } = input;
  if (summary === undefined) return [];
  const { style, width } = options;
  const row = (label: string, text: string) => labelled(label, text, INDENT, LABEL, width);
  const lines = [
    ` ${style.bold('Certificate')}`,
    ...certificateRows(input, checkedAt).flatMap(([label, text]) => row(label, text)),
    ...chainLines(input, checkedAt, options),
  ];
  const { names } = summary;
  if (names !== undefined) {
    lines.push('', ` ${style.bold('In Azure')} (${namesScope(names)})`);
    for (const { label, name, note } of nameRows(names)) {
      lines.push(...row(label, note === undefined ? name : `${name.padEnd(NAME)} ${note}`));
    }
    if (names.cname === undefined) lines.push(...row('DNS record', NO_RECORD_NEEDED));
  }
  return [...lines, ''];
}
