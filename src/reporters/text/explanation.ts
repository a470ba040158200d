import type { ExplainedSymptom, Explanation, LogDiagnosis, Place, SymptomSeen } from '../../core/report/explanation.js';
import { explainedSymptom } from '../../core/symptoms/explain.js';
import { flagName } from '../../core/symptoms/flags.js';
import { SYMPTOMS, type Symptom, type SymptomId } from '../../core/symptoms/table.js';
import { visible } from '../../core/text/escape.js';
import { labelled, plural, wrap } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 9;
const MAX_CAUSES = 5;

type Options = Pick<TextOptions, 'width' | 'style'>;

/** What a number or a sentence stands for, its causes in order of likelihood. */
export function renderExplanation(explanation: Explanation, options: Options): string {
  const lines = [...headLines(explanation, options), ''];
  const row = (label: string, text: string) => labelled(label, text, INDENT, LABEL, options.width);
  if (explanation.symptoms.length === 0) {
    lines.push(
      ...row('Unknown', 'No symptom here has it: cmg-cert cannot say what it means.'),
      ...row('Next', 'Explain the whole log, whose other lines may say more: cmg-cert explain ccmsetup.log'),
    );
  }
  for (const symptom of explanation.symptoms) lines.push(...symptomLines(symptom, options), '');
  return finished(lines);
}

function headLines({ query, code, anatomy, flags }: Explanation, { style, width }: Options): string[] {
  if (code === undefined) return wrap(query, width - 1).map((line) => ` ${style.bold(line)}`);
  const spellings = [code.hex, String(code.value), ...(code.signed < 0 ? [String(code.signed)] : [])];
  const lines = [` ${style.bold(visible(query))}  ${spellings.filter((one) => one !== query).join('  ')}`];
  if (anatomy !== undefined) lines.push(...wrap(anatomy, width - INDENT).map((line) => `   ${line}`));
  if (flags !== undefined) {
    lines.push(
      ...wrap(`as the number behind lpvStatusInformation: ${flags.names.join(', ')}`, width - INDENT).map(
        (line) => `   ${line}`,
      ),
    );
  }
  return lines;
}

/** What was found in a log: what tells most first. */
export function renderDiagnosis(name: string, diagnosis: LogDiagnosis, options: Options): string {
  const { style, width } = options;
  const { seen, lines: count, format, encoding, disagreements } = diagnosis;
  const faults = seen.filter(({ symptom }) => explainedSymptom(symptom).about !== 'another').length;
  const found =
    seen.length === 0
      ? 'nothing known'
      : [
          faults > 0 ? plural(faults, 'symptom') : '',
          seen.length > faults ? `${plural(seen.length - faults, 'look-alike')}` : '',
        ]
          .filter(Boolean)
          .join(' and ');
  const form = { cmtrace: 'Configuration Manager log', iis: 'IIS log', plain: 'plain text' }[format];
  const head = `${name}: ${found} in ${plural(count, 'line')} (${form}, ${encoding.toUpperCase()})`;
  const lines = [...wrap(head, width - 1).map((line) => ` ${style.bold(line)}`), ''];
  if (seen.length === 0) {
    lines.push(
      ...labelled(
        'Next',
        'Nothing in it is a sign that cmg-cert knows. That does not say that all is well: look at the log of the other side as well (client, connection point, management point).',
        INDENT,
        LABEL,
        width,
      ),
    );
  }
  const particular = seen.some(({ symptom }) => !isGeneral(symptom) && explainedSymptom(symptom).about !== 'another');
  for (const one of seen) lines.push(...seenLines(one, particular && isGeneral(one.symptom), options), '');
  for (const { number, fromNumber, fromText, unknownBits, at, count: times } of disagreements) {
    const names = (ids: readonly (typeof fromText)[number][]) =>
      ids.length === 0 ? 'none' : ids.map(flagName).join(', ');
    const rest = unknownBits === 0 ? '' : `, and bits that no document names (0x${unknownBits.toString(16)})`;
    const often = times > 1 ? `, ${times} times` : '';
    lines.push(
      ` ${style.bold('Number and text disagree')} (${place(at)}${often})`,
      ...labelled('Number', `0x${number.toString(16)} stands for ${names(fromNumber)}${rest}`, INDENT, LABEL, width),
      ...labelled('Text', `says ${names(fromText)}`, INDENT, LABEL, width),
      ...labelled(
        'Take',
        'both seriously: the lines are written one for each flag, and the number is one of the same failure.',
        INDENT,
        LABEL,
        width,
      ),
      '',
    );
  }
  return finished(lines);
}

/** @param explained other symptoms of the log say what this one only announces */
function seenLines(seen: SymptomSeen, explained: boolean, options: Options): string[] {
  const { style, width } = options;
  const symptom = explainedSymptom(seen.symptom);
  const [sample] = seen.samples;
  const when =
    seen.count === 1 ? place(seen.first) : `${seen.count} times, ${place(seen.first)} to ${place(seen.last)}`;
  const by = seen.components.length === 0 ? '' : `, by ${seen.components.join(', ')}`;
  const lines = wrap(symptom.means, width - 3).map(
    (line, index) => (index === 0 ? ` ${mark(symptom, options)} ` : '   ') + style.bold(line),
  );
  lines.push(...labelled('Seen', `${when}${by}`, INDENT, LABEL, width));
  if (sample !== undefined) lines.push(...labelled('', sample.text, INDENT, LABEL, width));
  const others = seen.samples.length - 1;
  if (others > 0)
    lines.push(...labelled('', `and ${others} other ${others === 1 ? 'form' : 'forms'} of it`, INDENT, LABEL, width));
  return explained
    ? [...lines, ...labelled('Causes', 'those above: this one says only that something failed', INDENT, LABEL, width)]
    : [...lines, ...causeLines(symptom, options)];
}

function symptomLines(symptom: ExplainedSymptom, options: Options): string[] {
  const { style, width } = options;
  const row = (label: string, text: string) => labelled(label, text, INDENT, LABEL, width);
  return [
    ...wrap(symptom.means, width - 3).map(
      (line, index) => (index === 0 ? ` ${mark(symptom, options)} ` : '   ') + style.bold(line),
    ),
    ...row('Text', symptom.text),
    ...row('Seen in', symptom.where),
    ...causeLines(symptom, options),
    ...row('Source', symptom.source.title),
    // Whole, so that a terminal makes a link of it.
    `${' '.repeat(INDENT + LABEL)}${symptom.source.url}`,
  ];
}

function causeLines({ causes, about }: ExplainedSymptom, { width }: Options): string[] {
  const lines = about === 'another' ? labelled('Note', 'No fault of a certificate.', INDENT, LABEL, width) : [];
  for (const [index, { text, rules, next }] of causes.slice(0, MAX_CAUSES).entries()) {
    const label = index === 0 ? (causes.length === 1 ? 'Cause' : 'Causes') : '';
    const body = (value: string) => labelled('', value, INDENT, LABEL + (causes.length === 1 ? 0 : 3), width);
    const numbered = causes.length === 1 ? label.padEnd(LABEL) : `${label.padEnd(LABEL)}${index + 1}.`;
    lines.push(...labelled(numbered, text, INDENT, LABEL + (causes.length === 1 ? 0 : 3), width));
    lines.push(...body(`next: ${next}`));
    if (rules.length > 0) lines.push(...body(`found before by: ${rules.join(', ')}`));
  }
  return lines;
}

const isGeneral = (id: SymptomId): boolean => {
  const { general }: Symptom = SYMPTOMS[id];
  return general === true;
};

const mark = ({ about }: ExplainedSymptom, { style }: Options): string =>
  about === 'another' ? style.dim('i') : style.red('x');

const place = ({ line, time }: Place): string => (time === undefined ? `line ${line}` : `line ${line} (${time})`);

const finished = (lines: readonly string[]): string =>
  `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
