import type { Finding } from '../../core/report/report.js';
import { visible } from '../../core/text/escape.js';
import { messageOf } from '../content/sections.js';
import { labelled, withTail, wrap } from './layout.js';
import type { Style, TextOptions } from './style.js';

const LEAD = 6;
const LABEL = 6;

interface Mark {
  readonly sign: string;
  readonly colour: (style: Style) => (text: string) => string;
}

const ERROR: Mark = { sign: 'x', colour: (style) => style.red };
const WARNING: Mark = { sign: '!', colour: (style) => style.yellow };
const NOTE: Mark = { sign: 'i', colour: (style) => style.cyan };
const UNKNOWN: Mark = { sign: '?', colour: (style) => style.yellow };
const PASSED: Mark = { sign: '+', colour: (style) => style.green };
const NOT_APPLICABLE: Mark = { sign: '-', colour: (style) => style.dim };

export function markOf(finding: Finding): Mark {
  switch (finding.outcome) {
    case 'fail':
      return finding.severity === 'error' ? ERROR : finding.severity === 'warning' ? WARNING : NOTE;
    case 'note':
      return NOTE;
    case 'unknown':
      return UNKNOWN;
    case 'pass':
      return PASSED;
    default:
      return NOT_APPLICABLE;
  }
}

/** A failure in full: number, message, rule id, then Why / Seen / Fix. */
export function failureLines(
  finding: Finding,
  number: number,
  why: string,
  consequences: readonly Finding[],
  options: TextOptions,
): string[] {
  const { style, width, verbose } = options;
  const mark = markOf(finding);
  const lead = ` ${mark.sign} ${String(number).padEnd(3)}`;
  const lines = headline(lead, mark, finding, options);
  const row = (label: string, text: string) => labelled(label, text, LEAD, LABEL, width);
  lines.push(...row('Why', why));
  // The first is the one that an administrator meets first; the others are for those who ask.
  const seen = verbose ? finding.symptoms : finding.symptoms.slice(0, 1);
  for (const { where, text } of seen) lines.push(...row('Seen', `${where}: ${text}`));
  lines.push(...row('Fix', finding.fix));
  for (const { rule, message } of consequences) lines.push(...row('So', `${message} (${rule})`));
  return [...lines.map((line, index) => (index === 0 ? line : dimLabel(line, style))), ''];
}

/** One finding in one or two lines. */
export const briefLines = (finding: Finding, options: TextOptions): string[] =>
  headline(` ${markOf(finding).sign} `, markOf(finding), finding, options);

/** What could not be decided, and what would decide it. */
export function unknownLines(finding: Finding, options: TextOptions): string[] {
  const lines = briefLines({ ...finding, message: `Not checked: ${finding.message}` }, options);
  if (finding.asks !== undefined && finding.asks.length > 0) {
    lines.push(...wrap(`Give it:  ${finding.asks.join('  or  ')}`, options.width - LEAD).map((line) => `   ${line}`));
  }
  return lines;
}

function headline(lead: string, mark: Mark, finding: Finding, { style, width }: TextOptions): string[] {
  const { lines, tailed } = withTail(lead, messageOf(finding), finding.rule, width);
  const rule = style.dim(visible(finding.rule));
  const [first = '', ...rest] = lines;
  const coloured = mark.colour(style)(lead) + style.bold(first.slice(lead.length));
  const laid = [tailed ? coloured + rule : coloured, ...rest.map((line) => style.bold(line))];
  return tailed ? laid : [...laid, ' '.repeat(lead.length) + rule];
}

const dimLabel = (line: string, style: Style): string => {
  const label = line.slice(0, LEAD + LABEL);
  return style.dim(label) + line.slice(LEAD + LABEL);
};
