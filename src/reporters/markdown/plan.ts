import type { ChecklistLine, PlanOverview } from '../../core/report/plan.js';
import { clipMessage } from '../../core/text/clip.js';
import {
  capacitySentence,
  hostsSentence,
  isDone,
  notesOf,
  reasonOf,
  STATE_WORD,
  STATES_EXPLAINED,
  tallyOfPhase,
} from '../content/plan.js';
import { table } from './table.js';
import { type Content, code, Md, md } from './template.js';

/** The checklist as a task list, then capacity, ports and the wizard. */
export function planBlocks(overview: PlanOverview): Content[] {
  const capacity = capacitySentence(overview);
  return [
    md`### Checklist`,
    md`${STATES_EXPLAINED}`,
    ...overview.checklist.flatMap((phase, index) =>
      phase.lines.length === 0
        ? []
        : [
            md`#### Phase ${index + 1}: ${phase.title} (${tallyOfPhase(phase)})`,
            new Md(phase.lines.map((line) => task(line).text).join('\n')),
          ],
    ),
    ...(capacity === undefined ? [] : [md`### Capacity`, md`${capacity}`]),
    md`### Connections to allow`,
    table(
      ['From', 'To', 'Names', 'Port', 'For'],
      overview.ports.map((line) => [line.from, line.to, clipMessage(hostsSentence(line)), line.port, line.why]),
    ),
    md`### In the wizard`,
    table(
      ['Page', 'Field', 'Value'],
      overview.wizard.map(({ page, field, value }) => [page, field, clipMessage(value)]),
    ),
  ];
}

function task(line: ChecklistLine): Md {
  const { state, text, who, where, rules } = line;
  const [rule, ...others] = rules;
  const { files } = reasonOf(line);
  const decider =
    rule === undefined
      ? undefined
      : md` (${code(rule)}${others.length > 0 ? ` and ${others.length} more` : undefined})`;
  const reason = files === '' ? undefined : md`: ${files}`;
  const box = new Md(isDone(line) ? '[x]' : '[ ]');
  const notes = notesOf(line);
  const see =
    notes.length === 0
      ? undefined
      : md`; see ${notes.map((note, index) => md`${index === 0 ? '' : ', '}${code(note)}`)}`;
  const below = isDone(line) ? undefined : md`. ${who}: ${where}${see}`;
  return md`${new Md('-')} ${box} **${STATE_WORD[state]}** ${text}${reason}${decider}${below}`;
}
