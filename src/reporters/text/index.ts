import type { Finding, InputReport, Report, Verdict } from '../../core/check/report.js';
import { visible } from '../../core/text/escape.js';
import { commandLineLines } from './commandLine.js';
import { factsLines } from './facts.js';
import { briefLines, failureLines, unknownLines } from './findings.js';
import { labelled, plural, wrap } from './layout.js';
import { planLines } from './plan.js';
import { isInCertificate, nextRequest } from './reissue.js';
import { renewalLines } from './renewal.js';
import type { TextOptions } from './style.js';
import { tokenLines } from './token.js';

/** What a reader of failures needs from the rules, by id. */
export type WhyOf = (rule: string) => string;

const BADGE: Readonly<Record<Verdict, readonly [string, 'red' | 'yellow' | 'green']>> = {
  pass: ['PASS', 'green'],
  warn: ['WARN', 'yellow'],
  fail: ['FAIL', 'red'],
  incomplete: ['OPEN', 'yellow'],
};

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
    lines.push(...run.flatMap((finding, index) => failureLines(finding, index + 1, why(finding.rule), [], bounded)));
  }
  for (const fault of report.faults ?? []) {
    lines.push(...wrap(`cmg-cert: the rule ${fault.rule} failed on ${fault.target}: ${fault.message}`, bounded.width));
  }
  if (report.inputs.length > 1) lines.push(...runLines(report, bounded));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** The record stands among the names already. */
const saidAbove = ({ rule }: Finding, { summary, request }: InputReport): boolean =>
  rule === 'name/cname-needed' && (summary?.names ?? request?.names) !== undefined;

const saidBelow = (input: InputReport, { inputs }: Report): boolean =>
  input.kind === 'renewal' && inputs.some((other) => other !== input && other.sha256 === input.sha256);

const shown = (finding: Finding, { verbose }: TextOptions): boolean =>
  finding.outcome === 'fail' || (verbose && finding.outcome !== 'not-applicable');

function inputLines(input: InputReport, report: Report, why: WhyOf, options: TextOptions): string[] {
  const lines = verdictLines(input, options);
  if (options.quiet) return lines;
  lines.push('');
  if (input.error !== undefined) return lines;
  const active = input.results.filter((finding) => finding.suppressed === undefined);
  const failed = active.filter((finding) => finding.outcome === 'fail');
  const failures = ordered(failed.filter((finding) => finding.causedBy === undefined));
  const failureRows = (finding: Finding, index: number): string[] => {
    const consequences = distinct(failed.filter((other) => other.causedBy === finding.rule));
    return failureLines(finding, index + 1, why(finding.rule), consequences, options);
  };
  lines.push(...firstOf(failures, failureRows));
  const open = active.filter((finding) => finding.outcome === 'unknown' && finding.reason !== 'not-asked');
  if (open.length > 0) lines.push(...firstOf(open, (finding) => unknownLines(finding, options)), '');
  lines.push(...tokenLines(input, report.checkedAt, options), ...commandLineLines(input, options));
  if (input.plan !== undefined) lines.push(...planLines(input.plan, options));
  if (input.renewal !== undefined) lines.push(...renewalLines(input.renewal, options));
  // A renewal is told above the file that it is about, which says what it is.
  if (!saidBelow(input, report)) lines.push(...factsLines(input, report.checkedAt, options));
  const notes = active.filter((finding) => finding.outcome === 'note' && !saidAbove(finding, input));
  if (notes.length > 0)
    lines.push(
      ` ${options.style.bold('Worth knowing')}`,
      ...firstOf(notes, (finding) => briefLines(finding, options)),
      '',
    );
  lines.push(...notAskedLines(active, options));
  lines.push(...suppressedLines(input, options));
  if (options.verbose) lines.push(...verboseLines(active, options));
  const next = nextRequest(input, failures);
  if (next !== undefined) lines.push(` ${options.style.dim('Next')}  ${visible(next)}`);
  const first = failures[0];
  if (first !== undefined) lines.push(` ${options.style.dim('Why?')}  cmg-cert explain ${visible(first.rule)}`, '');
  return lines;
}

/** Two lines that must be enough: the verdict with its claim, and what to do. */
function verdictLines(input: InputReport, options: TextOptions): string[] {
  const { style, width } = options;
  const [word, colour] = input.error === undefined ? BADGE[input.verdict] : (['ERROR', 'red'] as const);
  const badge = style.badge(` ${word} `, colour);
  const lead = word.length + 3;
  const tally = tallyOf(input);
  const claim = wrap(`${input.name} ${input.claim}${tally === '' ? '' : `: ${tally}`}`, width - lead);
  const lines = claim.map((line, index) =>
    index === 0 ? `${badge} ${style.bold(line)}` : ' '.repeat(lead) + style.bold(line),
  );
  const said = advice(input);
  const next = said === '' ? [] : wrap(said, width - lead).map((line) => ' '.repeat(lead) + line);
  return [...lines, ...next];
}

function tallyOf(input: InputReport): string {
  if (input.error !== undefined) return '';
  const failures = failing(input);
  const errors = failures.filter((finding) => finding.severity === 'error').length;
  const warnings = failures.filter((finding) => finding.severity === 'warning').length;
  return [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : '']
    .filter(Boolean)
    .join(', ');
}

const failing = (input: InputReport): Finding[] =>
  input.results.filter(
    (finding) => finding.outcome === 'fail' && finding.suppressed === undefined && finding.causedBy === undefined,
  );

function advice(input: InputReport): string {
  if (input.error !== undefined) {
    const how =
      input.error.code === 'password-needed' ? '(--password-env VAR, --password-file FILE or --password-stdin)' : '';
    return [sentence(input.error.message), input.error.remedy ?? '', how].join(' ').trim();
  }
  const passed = input.results.filter((finding) => finding.outcome === 'pass').length;
  const notes = input.results.filter((finding) => finding.outcome === 'note').length;
  if (input.verdict !== 'fail') {
    const open = input.results.filter(
      (finding) => finding.outcome === 'unknown' && finding.reason !== 'not-asked' && finding.suppressed === undefined,
    );
    const parts = [
      `${plural(passed, 'check')} passed`,
      notes > 0 ? plural(notes, 'note') : '',
      open.length > 0 ? `${open.length} not decided` : '',
    ];
    return passed === 0 ? '' : `${parts.filter(Boolean).join(', ')}. Offline: nothing left this computer.`;
  }
  const errors = ordered(failing(input)).filter((finding) => finding.severity === 'error');
  if (input.kind !== 'csr') return remedyAdvice(errors);
  const [only] = errors;
  const what = errors.length === 1 && only !== undefined ? `${only.message} ` : '';
  return `${what}Make the request again before it is sent: no certificate can be changed afterwards.`;
}

/** Most mistakes are in the certificate itself: then one new request mends them all. */
function remedyAdvice(errors: readonly Finding[]): string {
  const numbered = errors.map(({ rule }, index) => ({
    number: index + 1,
    rebuild: rule.startsWith('pfx/'),
    reissue: isInCertificate(rule),
  }));
  const reissue = numbered.filter((entry) => entry.reissue).map(({ number }) => number);
  const rebuild = numbered.filter((entry) => entry.rebuild).map(({ number }) => number);
  const [only] = errors;
  if (errors.length === 1 && only !== undefined) {
    if (reissue.length === 1) return `${only.message} That needs a new certificate.`;
    return rebuild.length === 1 ? `${only.message} The certificate can stay.` : only.message;
  }
  const parts: string[] = [];
  if (reissue.length === 1) parts.push(`Error ${reissue[0]} needs a new certificate.`);
  if (reissue.length > 1) parts.push(`Errors ${list(reissue)} need a new certificate: change all in one request.`);
  if (rebuild.length > 0)
    parts.push(
      `${rebuild.length === 1 ? 'Error' : 'Errors'} ${list(rebuild)}: write the PFX again; the certificate can stay.`,
    );
  return parts.length === 0 ? (only?.fix ?? '') : parts.join(' ');
}

function list(numbers: readonly number[]): string {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (numbers.length > 2 && Number(last) - Number(first) === numbers.length - 1) return `${first} to ${last}`;
  return numbers.length < 2 ? String(first) : `${numbers.slice(0, -1).join(', ')} and ${last}`;
}

const SEVERITIES = ['error', 'warning', 'info'];
/** What has to be settled first comes first: without the key there is nothing to upload, and the name decides the request. */
const TOPICS = ['pfx', 'request', 'name', 'key', 'usage', 'cert', 'trust', 'crl', 'client'];
const rank = ({ severity, rule }: Finding): number =>
  SEVERITIES.indexOf(severity) * 100 + ((TOPICS.indexOf(rule.split('/')[0] ?? '') + 100) % 100);
const ordered = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => rank(a) - rank(b));

function notAskedLines(findings: readonly Finding[], options: TextOptions): string[] {
  const open = findings.filter((finding) => finding.outcome === 'unknown' && finding.reason === 'not-asked');
  if (open.length === 0) return [];
  const byFlag = new Map<string, Set<string>>();
  for (const finding of open) {
    const flags = (finding.asks ?? []).join('  or  ') || '(cannot be asked yet)';
    byFlag.set(flags, (byFlag.get(flags) ?? new Set()).add(finding.rule));
  }
  const label = Math.min(40, Math.max(...[...byFlag.keys()].map((flags) => flags.length)) + 2);
  const rows = [...byFlag].flatMap(([flags, rules]) => labelled(flags, [...rules].join(', '), 3, label, options.width));
  return [` ${options.style.bold('Not asked')}`, ...rows, ''];
}

function suppressedLines(input: InputReport, options: TextOptions): string[] {
  const hidden = input.results.filter((finding) => finding.suppressed !== undefined && finding.outcome === 'fail');
  if (hidden.length === 0) return [];
  const rows = firstOf(hidden, (finding) =>
    labelled(finding.rule, `${finding.suppressed?.reason ?? ''} (${finding.message})`, 3, 34, options.width),
  );
  return [` ${options.style.bold('Set aside by --skip')}`, ...rows, ''];
}

function verboseLines(findings: readonly Finding[], options: TextOptions): string[] {
  const rest = findings.filter((finding) => finding.outcome === 'pass' || finding.outcome === 'not-applicable');
  return [` ${options.style.bold('Also checked')}`, ...firstOf(rest, (finding) => briefLines(finding, options)), ''];
}

function runLines(report: Report, { style }: TextOptions): string[] {
  const [word, colour] = BADGE[report.verdict];
  const tally = (verdict: Verdict) =>
    report.inputs.filter((input) => input.error === undefined && input.verdict === verdict).length;
  const unread = report.inputs.filter((input) => input.error !== undefined).length;
  const parts = [
    [tally('pass'), 'pass'],
    [tally('warn'), 'with warnings'],
    [tally('fail'), 'fail'],
    [tally('incomplete'), 'open'],
    [unread, 'not readable'],
  ].filter(([n]) => Number(n) > 0);
  return [
    `${style.badge(` ${word} `, colour)} ${report.inputs.length} files: ${parts.map(([n, what]) => `${n} ${what}`).join(', ')}`,
  ];
}

/** Several certificates of one file may fail alike, and each failure need be told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const byText = new Map(findings.map((finding) => [`${finding.rule} ${finding.message}`, finding]));
  return [...byText.values()].slice(0, MAX_CONSEQUENCES);
}

const MAX_CONSEQUENCES = 10;

/** More than any one certificate has of a kind: only a file of many comes that far, and the JSON has them all. */
const MAX_SHOWN = 100;

function firstOf(findings: readonly Finding[], rows: (finding: Finding, index: number) => string[]): string[] {
  const lines = findings.slice(0, MAX_SHOWN).flatMap(rows);
  const rest = findings.length - MAX_SHOWN;
  return rest > 0 ? [...lines, `   ... and ${rest} more: --format json has them all`, ''] : lines;
}

const sentence = (text: string): string => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
