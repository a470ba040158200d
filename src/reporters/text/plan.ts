import type { ChecklistLine, PlanOverview } from '../../core/report/plan.js';
import {
  capacitySentence,
  decidedOf,
  hostsSentence,
  isDone,
  notesOf,
  reasonOf,
  STATES_EXPLAINED,
  tallyOfPhase,
} from '../content/plan.js';
import { labelled, wrap } from './layout.js';
import type { Style, TextOptions } from './style.js';

const INDENT = 3;
/** Port, in the list of connections. */
const PORT_WIDTH = 26;

/** The checklist in the order of the five phases, then capacity, ports and the wizard. Lines that are done are shown with -v alone. */
export function planLines(overview: PlanOverview, options: TextOptions): string[] {
  const { style, width, verbose } = options;
  const lines: string[] = [];
  for (const [index, phase] of overview.checklist.entries()) {
    if (phase.lines.length === 0) continue;
    lines.push(` ${style.bold(`Phase ${index + 1}  ${phase.title}`)}: ${tallyOfPhase(phase)}`);
    for (const line of decidedOf(phase).filter((one) => verbose || !isDone(one)))
      lines.push(...decidedLines(line, options));
    lines.push(
      ...confirmLines(
        phase.lines.filter(({ state }) => state === 'confirm'),
        options,
      ),
      '',
    );
  }
  const indented = (text: string) => wrap(text, width - INDENT).map((line) => ' '.repeat(INDENT) + line);
  lines.push(...indented(STATES_EXPLAINED).map(style.dim), '');
  const capacity = capacitySentence(overview);
  if (capacity !== undefined) lines.push(` ${style.bold('Capacity')}`, ...indented(capacity), '');
  lines.push(` ${style.bold('Connections to allow')}`);
  for (const line of overview.ports) {
    const { from, to, port, why } = line;
    lines.push(...labelled(port, `${from} > ${to}: ${why}`, INDENT, PORT_WIDTH, width));
    lines.push(...labelled('', hostsSentence(line), INDENT, PORT_WIDTH, width).map(style.dim));
  }
  lines.push('', ` ${style.bold('In the wizard')}`);
  let page = '';
  for (const { page: own, field, value } of overview.wizard) {
    lines.push(...labelled(own === page ? '' : own, `${field}: ${value}`, INDENT, 10, width));
    page = own;
  }
  return [...lines, ''];
}

const MARKS = { proven: '+', planned: '+', warning: '!', failed: 'x', unknown: '?', confirm: '-' } as const;

const colourOf = (style: Style, state: ChecklistLine['state']): ((text: string) => string) =>
  ({
    proven: style.green,
    planned: style.green,
    warning: style.yellow,
    failed: style.red,
    unknown: style.yellow,
    confirm: style.dim,
  })[state];

/** Mark and text; then the rules, and for what is not done who looks where. */
function decidedLines(line: ChecklistLine, { style, width }: TextOptions): string[] {
  const { state, text, who, where } = line;
  const { files, rules } = reasonOf(line);
  const reason = [files, rules].filter((part) => part !== '').join(': ');
  const below = isDone(line) ? reason : `${reason === '' ? '' : `${reason}. `}${who}: ${where}`;
  return [
    ...labelled(MARKS[state], text, INDENT, 2, width).map((shown, index) =>
      index === 0 ? shown.replace(MARKS[state], colourOf(style, state)(MARKS[state])) : shown,
    ),
    ...(below === '' ? [] : labelled('', below, INDENT + 2, 2, width).map(style.dim)),
  ];
}

const seeAlso = (item: ChecklistLine): string => {
  const notes = notesOf(item);
  return notes.length === 0 ? '' : `; see ${notes.join(', ')}`;
};

/** By the person who has to look, so that everybody finds their own. */
function confirmLines(items: readonly ChecklistLine[], { style, width }: TextOptions): string[] {
  const people = [...new Set(items.map(({ who }) => who))];
  return people.flatMap((person) => [
    `   To confirm, ${person}:`,
    ...items
      .filter(({ who }) => who === person)
      .flatMap((item) => [
        ...labelled(MARKS.confirm, item.text, INDENT, 2, width),
        ...labelled('', `${item.where}${seeAlso(item)}`, INDENT + 2, 2, width).map(style.dim),
      ]),
  ]);
}
