import type { ChecklistLine, PlanOverview } from '../../core/plan/overview.js';
import { labelled, withTail, wrap } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;

/** The checklist in the order of the five phases, then capacity, ports and the wizard. */
export function planLines(overview: PlanOverview, { style, width }: TextOptions): string[] {
  const { checklist, capacity, ports, wizard } = overview;
  const lines: string[] = [];
  for (const [index, { title, lines: items }] of checklist.entries()) {
    if (items.length === 0) continue;
    const tally = (state: ChecklistLine['state']) => items.filter((item) => item.state === state).length;
    const parts = [
      [tally('proven'), 'proven'],
      [tally('failed'), 'failed'],
      [tally('unknown'), 'not known'],
      [tally('confirm'), 'to confirm'],
    ] as const;
    const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    lines.push(` ${style.bold(`Phase ${index + 1}  ${title}`)}: ${said.join(', ')}`);
    for (const item of items) lines.push(...itemLines(item, { style, width }));
    lines.push('');
  }
  if (capacity !== undefined) {
    const { clients, virtualMachines, connectionsPerVm, needed, neededWithOneLost } = capacity;
    lines.push(
      ` ${style.bold('Capacity')}`,
      ...wrap(
        `${clients} clients, ${connectionsPerVm} to a virtual machine: ${needed} needed, ${neededWithOneLost} so that one may be lost; ${virtualMachines} planned.`,
        width - INDENT,
      ).map((line) => ' '.repeat(INDENT) + line),
      '',
    );
  }
  lines.push(` ${style.bold('Ports to open')}`);
  for (const { from, to, port, why } of ports)
    lines.push(...labelled(`${from} > ${to}`, `${port}: ${why}`, INDENT, 40, width));
  lines.push('', ` ${style.bold('In the wizard')}`);
  let page = '';
  for (const { page: own, field, value } of wizard) {
    lines.push(...labelled(own === page ? '' : own, `${field}: ${value}`, INDENT, 10, width));
    page = own;
  }
  return [...lines, ''];
}

const MARKS = { proven: '+', failed: 'x', unknown: '?', confirm: '-' } as const;

function itemLines(
  { state, text, who, where, rules }: ChecklistLine,
  { style, width }: Pick<TextOptions, 'style' | 'width'>,
): string[] {
  const mark = { proven: style.green, failed: style.red, unknown: style.yellow, confirm: style.dim }[state](
    MARKS[state],
  );
  const [rule = ''] = rules;
  const others = rules.length > 1 ? ` +${rules.length - 1}` : '';
  const tail = rule === '' ? '' : `${rule}${others}`;
  const lead = `   ${MARKS[state]} `;
  const laid = withTail(lead, text, tail, width);
  const [first = '', ...more] = laid.lines;
  const marked = first.replace(lead, `   ${mark} `);
  const lines = [laid.tailed ? `${marked}${style.dim(tail)}` : marked, ...more];
  if (!laid.tailed && tail !== '') lines.push(`${' '.repeat(width - tail.length)}${style.dim(tail)}`);
  // What is proven needs nobody; the rest says who looks where.
  if (state !== 'proven') lines.push(...labelled('', `${who}: ${where}`, 5, 2, width));
  return lines;
}
