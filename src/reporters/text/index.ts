import type { Finding, InputReport, Report } from '../../core/report/report.js';
import { visible } from '../../core/text/escape.js';
import { AZURE_TITLE, azureRows } from '../content/azure.js';
import { nextRequest } from '../content/reissue.js';
import { isToldBelow } from '../content/renewal.js';
import { MAX_SHOWN, type NotAsked, sectionsOf } from '../content/sections.js';
import { adviceOf, claimLine, displayVerdict, runTally, VERDICT_WORD } from '../content/verdict.js';
import type { WhyOf } from '../content/why.js';
import type { Renderer } from '../rendering.js';
import { commandLineLines } from './commandLine.js';
import { factsLines } from './facts.js';
import { briefLines, failureLines, unknownLines } from './findings.js';
import { labelled, wrap } from './layout.js';
import { onlineLines } from './online.js';
import { planLines } from './plan.js';
import { renewalLines } from './renewal.js';
import { PLAIN, type TextOptions } from './style.js';
import { tokenLines } from './token.js';

export type { WhyOf };

const COLOUR = { pass: 'green', warn: 'yellow', fail: 'red', incomplete: 'yellow', unreadable: 'red' } as const;

/**
 * The report for a terminal: verdict and what to do first, then failures with Why / Seen / Fix, what the file is, and what was not asked.
 * @param why a rule's reason, by id
 */
export function renderText(report: Report, why: WhyOf, options: TextOptions): string {
  const bounded = { ...options, width: Math.min(200, Math.max(80, options.width)) };
  const lines = report.inputs.flatMap((input) => inputLines(input, report, why, bounded));
  const run = report.runResults.filter((finding) => shown(finding, bounded));
  if (run.length > 0) {
    lines.push(` ${bounded.style.bold('Across the files')}`);
    const failed = run.filter(({ outcome }) => outcome === 'fail');
    lines.push(...failed.flatMap((finding, index) => failureLines(finding, index + 1, why(finding.rule), [], bounded)));
    const others = run.filter((finding) => !failed.includes(finding));
    lines.push(...others.flatMap((finding) => briefLines(finding, bounded)), '');
  }
  for (const fault of report.faults ?? []) {
    lines.push(...wrap(`cmg-cert: the rule ${fault.rule} failed on ${fault.target}: ${fault.message}`, bounded.width));
  }
  const asked = bounded.quiet ? [] : azureRows(report);
  if (asked.length > 0) {
    lines.push(` ${bounded.style.bold(AZURE_TITLE)}`);
    lines.push(...asked.flatMap(([label, text]) => labelled(label, text, 3, 14, bounded.width)), '');
  }
  if (report.online !== undefined && !bounded.quiet) lines.push(...onlineLines(report.online, bounded));
  if (report.inputs.length > 1) lines.push(runLine(report, bounded));
  if (!bounded.quiet && report.inputs.some((input) => isBrief(input, report, bounded))) {
    lines.push(bounded.style.dim(' -v shows what passed, and the files that pass in full'));
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** Of a file: what fits a ticket and a log. */
const OF_A_FILE: TextOptions = { width: 100, style: PLAIN, verbose: false, quiet: false };

export const render: Renderer['render'] = (report, { why, text }) => renderText(report, why, { ...OF_A_FILE, ...text });

const shown = (finding: Finding, { verbose }: TextOptions): boolean =>
  finding.outcome === 'fail' || (verbose && finding.outcome !== 'not-applicable');

const isBrief = (input: InputReport, { inputs }: Report, { verbose }: TextOptions): boolean =>
  !verbose && inputs[0]?.kind === 'plan' && input.kind !== 'plan' && input.verdict === 'pass';

function inputLines(input: InputReport, report: Report, why: WhyOf, options: TextOptions): string[] {
  const lines = verdictLines(input, report, options);
  if (options.quiet) return lines;
  // Of a whole design, what is as it should be takes two lines a file.
  if (isBrief(input, report, options)) return [...lines, ''];
  lines.push('');
  if (input.error !== undefined) return lines;
  const { failures, open, notes, notAsked, setAside, passed, notApplicable } = sectionsOf(input);
  const title = (text: string) => ` ${options.style.bold(text)}`;
  lines.push(
    ...firstOf(failures, ({ finding, consequences }, index) =>
      failureLines(finding, index + 1, why(finding.rule), consequences, options),
    ),
  );
  if (open.length > 0) lines.push(...firstOf(open, (finding) => unknownLines(finding, options)), '');
  lines.push(...tokenLines(input, report.checkedAt, options), ...commandLineLines(input, options));
  if (input.plan !== undefined) lines.push(...planLines(input.plan, options));
  if (input.renewal !== undefined) lines.push(...renewalLines(input.renewal, report.checkedAt, options));
  if (!isToldBelow(input, report)) lines.push(...factsLines(input, report.checkedAt, options));
  if (notes.length > 0) {
    lines.push(title('Worth knowing'), ...firstOf(notes, (finding) => briefLines(finding, options)), '');
  }
  lines.push(...notAskedLines(notAsked, options));
  if (setAside.length > 0) {
    const row = ({ rule, suppressed, message }: Finding) =>
      labelled(rule, `${suppressed?.reason ?? ''} (${message})`, 3, 34, options.width);
    lines.push(title('Set aside by --skip'), ...firstOf(setAside, row), '');
  }
  if (options.verbose) {
    const rest = [...passed, ...notApplicable];
    lines.push(title('Also checked'), ...firstOf(rest, (finding) => briefLines(finding, options)), '');
  }
  const next = nextRequest(input, failures);
  if (next !== undefined) lines.push(` ${options.style.dim('Next')}  ${visible(next)}`);
  const first = failures[0]?.finding;
  if (first !== undefined) lines.push(` ${options.style.dim('Why?')}  cmg-cert explain ${visible(first.rule)}`, '');
  return lines;
}

/** Two lines that must be enough: the verdict with its claim, and what to do. */
function verdictLines(input: InputReport, report: Report, { style, width }: TextOptions): string[] {
  const standing = displayVerdict(input);
  const word = VERDICT_WORD[standing];
  const badge = style.badge(` ${word} `, COLOUR[standing]);
  const lead = word.length + 3;
  const lines = wrap(claimLine(input), width - lead).map((line, index) =>
    index === 0 ? `${badge} ${style.bold(line)}` : ' '.repeat(lead) + style.bold(line),
  );
  const said = adviceOf(input, report);
  const next = said === '' ? [] : wrap(said, width - lead).map((line) => ' '.repeat(lead) + line);
  return [...lines, ...next];
}

function notAskedLines(notAsked: readonly NotAsked[], { style, width }: TextOptions): string[] {
  if (notAsked.length === 0) return [];
  const rows = notAsked.map(({ flags, rules }) => [flags.join('  or  ') || '(cannot be asked yet)', rules] as const);
  const label = Math.min(44, Math.max(...rows.map(([flags]) => flags.length)) + 2);
  const lines = rows.flatMap(([flags, rules]) =>
    flags.length <= label - 2
      ? labelled(flags, rules.join(', '), 3, label, width)
      : [...wrap(flags, width - 3).map((line) => `   ${line}`), ...labelled('', rules.join(', '), 3, label, width)],
  );
  return [` ${style.bold('Not asked')}`, ...lines, ''];
}

const runLine = (report: Report, { style }: TextOptions): string =>
  `${style.badge(` ${VERDICT_WORD[report.verdict]} `, COLOUR[report.verdict])} ${runTally(report)}`;

function firstOf<T>(items: readonly T[], rows: (item: T, index: number) => string[]): string[] {
  const lines = items.slice(0, MAX_SHOWN).flatMap(rows);
  const rest = items.length - MAX_SHOWN;
  return rest > 0 ? [...lines, `   ... and ${rest} more: --format json has them all`, ''] : lines;
}
