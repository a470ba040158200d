import type { InputReport } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { azureNamesOf, factsOf, NO_RECORD_NEEDED, nameRows, namesScope } from '../content/facts.js';
import { chainLines } from './chain.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 14;
const NAME = 40;

/** What the file is, or asks for, and what its name becomes in Azure. */
export function factsLines(input: InputReport, checkedAt: string, options: TextOptions): string[] {
  const facts = factsOf(input, checkedAt);
  const { style, width } = options;
  const row = (label: string, text: string) => labelled(label, text, INDENT, LABEL, width);
  const lines: string[] = [];
  if (facts !== undefined) {
    lines.push(` ${style.bold(facts.title)}`, ...facts.rows.flatMap(([label, text]) => row(label, text)));
    lines.push(...chainLines(input, checkedAt, options));
  }
  const names = azureNamesOf(input);
  if (names !== undefined) {
    lines.push('', ` ${style.bold('In Azure')} (${namesScope(names)})`);
    for (const { label, name, note } of nameRows(names)) {
      lines.push(...row(label, note === undefined ? name : `${name.padEnd(NAME)} ${note}`));
    }
    if (names.cname === undefined) lines.push(...row('DNS record', NO_RECORD_NEEDED));
  }
  if (input.proposals !== undefined) lines.push(...row('Legal names', clip(input.proposals.join(', '))));
  return lines.length === 0 ? [] : [...lines, ''];
}
