import type { Finding, InputReport, Report, Verdict } from '../../core/report/report.js';
import { counted } from '../../core/text/days.js';
import { whereAsked } from './online.js';
import { remedyOf } from './order.js';
import { failuresOf, sectionsOf } from './sections.js';

/** The verdict in one word; a file that cannot be read has its own. */
export const VERDICT_WORD: Readonly<Record<Verdict | 'unreadable', string>> = {
  pass: 'PASS',
  warn: 'WARN',
  fail: 'FAIL',
  incomplete: 'OPEN',
  unreadable: 'ERROR',
};

/** Which word, and which colour, an input gets. */
export const displayVerdict = (input: InputReport): Verdict | 'unreadable' =>
  input.error === undefined ? input.verdict : 'unreadable';

/** The first line: `server.pfx cannot be the CMG server certificate: 2 errors, 1 warning`. */
export function claimLine(input: InputReport): string {
  const tally = tallyOf(input);
  return `${input.name} ${input.claim}${tally === '' ? '' : `: ${tally}`}`;
}

/** `2 errors, 1 warning`; empty where there is neither. */
export function tallyOf(input: InputReport): string {
  return input.error === undefined ? tallyOfFailures(input.results) : '';
}

function tallyOfFailures(results: readonly Finding[]): string {
  const failures = failuresOf(results);
  const of = (severity: string) => failures.filter(({ finding }) => finding.severity === severity).length;
  const parts = [
    [of('error'), 'error'],
    [of('warning'), 'warning'],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => counted(n, word))
    .join(', ');
}

/** The second line: what to do, or what the verdict rests on. */
export function adviceOf(input: InputReport, report: Partial<Report>): string {
  if (input.error !== undefined) {
    const how =
      input.error.code === 'password-needed' ? '(--password-env VAR, --password-file FILE or --password-stdin)' : '';
    return [sentence(input.error.message), input.error.remedy ?? '', how].join(' ').trim();
  }
  const { failures, open } = sectionsOf(input);
  if (input.verdict === 'fail') {
    const errors = failures.map(({ finding }) => finding).filter(({ severity }) => severity === 'error');
    if (input.kind === 'name') return nameAdvice(errors, input);
    if (input.kind === 'plan' && errors.length === 0) return filesAdvice(report);
    if (input.kind !== 'csr') return remedyAdvice(errors);
    const [only] = errors;
    const what = errors.length === 1 && only !== undefined ? `${only.message} ` : '';
    return `${what}Make the request again before it is sent: no certificate can be changed afterwards.`;
  }
  const passed = input.results.filter(({ outcome }) => outcome === 'pass').length;
  const notes = input.results.filter(({ outcome }) => outcome === 'note').length;
  const parts = [
    `${counted(passed, 'check')} passed`,
    notes > 0 ? counted(notes, 'note') : '',
    open.length > 0 ? `${open.length} not decided` : '',
  ];
  return passed === 0 ? '' : `${parts.filter(Boolean).join(', ')}. ${whereAsked(report.online)}`;
}

/** Of a design that fails by its files alone: the first error of the first of them, and how many more there are. */
function filesAdvice({ inputs = [], runResults = [] }: Partial<Report>): string {
  const errorsOf = (results: readonly Finding[]) =>
    failuresOf(results).flatMap(({ finding }) => (finding.severity === 'error' ? [finding.message] : []));
  const told = [
    ...inputs.flatMap(({ name, results }) => errorsOf(results).map((message) => `${name}: ${message}`)),
    ...errorsOf(runResults),
  ];
  const more = told.length - 1;
  return `${told[0] ?? ''}${more > 0 ? ` And ${counted(more, 'error')} more, below.` : ''}`;
}

/** Nothing is bought yet: another name costs nothing. */
function nameAdvice(errors: readonly Finding[], { proposals = [] }: InputReport): string {
  const [only] = errors;
  const instead = proposals[0] === undefined ? '' : `A legal name near it: ${proposals[0]}`;
  if (errors.length > 1 && instead !== '') return instead;
  return [only?.message ?? '', instead].join(' ').trim();
}

/** Most mistakes are in the certificate itself: then one new request mends them all. */
function remedyAdvice(errors: readonly Finding[]): string {
  const numbersOf = (remedy: string) =>
    errors.flatMap(({ rule }, index) => (remedyOf(rule) === remedy ? [index + 1] : []));
  const reissue = numbersOf('reissue');
  const rebuild = numbersOf('rebuild');
  const [only] = errors;
  if (errors.length === 1 && only !== undefined) {
    if (reissue.length === 1) return `${only.message} That needs a new certificate.`;
    return rebuild.length === 1 ? `${only.message} The certificate can stay.` : only.message;
  }
  const parts: string[] = [];
  if (reissue.length === 1) parts.push(`Error ${reissue[0]} needs a new certificate.`);
  if (reissue.length > 1)
    parts.push(`Errors ${numberList(reissue)} need a new certificate: change all in one request.`);
  if (rebuild.length > 0) {
    const which = `${rebuild.length === 1 ? 'Error' : 'Errors'} ${numberList(rebuild)}`;
    parts.push(`${which}: write the PFX again; the certificate can stay.`);
  }
  return parts.length === 0 ? (only?.fix ?? '') : parts.join(' ');
}

/** `1`, `1 and 2`, `1 to 3`, `1, 2 and 5`. */
export function numberList(numbers: readonly number[]): string {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (numbers.length > 2 && Number(last) - Number(first) === numbers.length - 1) return `${first} to ${last}`;
  return numbers.length < 2 ? String(first) : `${numbers.slice(0, -1).join(', ')} and ${last}`;
}

/** `3 files: 1 pass, 2 fail; 1 error across the files`. */
export function runTally({ inputs, runResults }: Report): string {
  const tally = (standing: Verdict | 'unreadable') =>
    inputs.filter((input) => displayVerdict(input) === standing).length;
  const parts: readonly (readonly [number, string])[] = [
    [tally('pass'), 'pass'],
    [tally('warn'), 'with warnings'],
    [tally('fail'), 'fail'],
    [tally('incomplete'), 'open'],
    [tally('unreadable'), 'not readable'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  const across = tallyOfFailures(runResults);
  return `${counted(inputs.length, 'file')}: ${said.join(', ')}${across === '' ? '' : `; ${across} across the files`}`;
}

const sentence = (text: string): string => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
