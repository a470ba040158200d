import type { ChecklistLine, ChecklistPhase, ChecklistState, PlanOverview } from '../../core/report/plan.js';
import { clip, clipMessage } from '../../core/text/clip.js';
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
import { drawing } from './drawing.js';
import type { Tone } from './parts.js';
import { type Content, type Html, html } from './template.js';

export const STATE_TONE: Readonly<Record<ChecklistState, Tone>> = {
  failed: 'error',
  warning: 'warning',
  unknown: 'open',
  confirm: 'none',
  planned: 'pass',
  proven: 'pass',
};

/** The design drawn, its checklist, capacity, ports and what to enter in the wizard. @param level of the headings */
export function planSections(overview: PlanOverview, level: number): Content {
  const part = (title: string, content: Content) => html`<section class="part">
<h${level}>${title}</h${level}>
${content}
</section>`;
  const capacity = capacitySentence(overview);
  return [
    part('The design', drawing(overview)),
    part(
      'Checklist',
      html`<p class="quiet">${STATES_EXPLAINED}</p>
${overview.checklist.map((phase, index) => phaseList(phase, index + 1, level + 1))}`,
    ),
    capacity === undefined ? undefined : part('Capacity', html`<p>${capacity}</p>`),
    part(
      'Connections to allow',
      table(
        ['From', 'To', 'Names', 'Port', 'For'],
        overview.ports.map((line) => [line.from, line.to, hostsSentence(line), line.port, line.why]),
      ),
    ),
    part(
      'In the wizard',
      table(
        ['Page', 'Field', 'Value'],
        overview.wizard.map(({ page, field, value }) => [page, field, clipMessage(value)]),
      ),
    ),
  ];
}

function phaseList(phase: ChecklistPhase, number: number, level: number): Content {
  if (phase.lines.length === 0) return undefined;
  return html`<h${level} class="phase">${number}. ${phase.title} <span class="quiet">${tallyOfPhase(phase)}</span></h${level}>
<ul class="todo">${phase.lines.map(
    (line) =>
      html`<li><span class="tag ${STATE_TONE[line.state]}">${STATE_WORD[line.state]}</span><div><p>${line.text}</p>${belowOf(line)}</div></li>`,
  )}</ul>`;
}

function belowOf(line: ChecklistLine): Content {
  const rules = line.rules
    .slice(0, 3)
    .map((rule, index) => html`${index === 0 ? '' : ', '}<code class="rule">${rule}</code>`);
  const more = line.rules.length > 3 ? ` and ${line.rules.length - 3} more` : '';
  if (isDone(line)) return html`<p class="quiet">${rules}${more}</p>`;
  const { files } = reasonOf(line);
  const decided = files === '' ? undefined : html`<p>${files}${rules.length === 0 ? '' : ': '}${rules}${more}</p>`;
  const without = files !== '' || rules.length === 0 ? undefined : html` (${rules}${more})`;
  const notes = notesOf(line).map(
    (note, index) => html`${index === 0 ? '; see ' : ', '}<code class="rule">${note}</code>`,
  );
  return html`${decided}<p class="quiet">${line.who}: ${line.where}${without}${notes}</p>`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): Html =>
  html`<table class="listing"><thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${breakable(clip(cell))}</td>`)}</tr>`)}</tbody></table>`;

/** Long host names break behind their dots, where a reader expects it. */
const breakable = (text: string): Content =>
  text.split(/(?<=[a-z0-9]\.)(?=[a-z])/).map((part, index) => (index === 0 ? part : html`<wbr>${part}`));
