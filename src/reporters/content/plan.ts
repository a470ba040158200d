import type { ChecklistLine, ChecklistPhase, ChecklistState, PlanOverview, PortLine } from '../../core/report/plan.js';
import { rowsOf } from '../../core/rows.js';
import { clip } from '../../core/text/clip.js';

/** Worst first. */
const STATES: readonly ChecklistState[] = ['failed', 'warning', 'unknown', 'confirm', 'planned', 'proven'];

export const STATE_WORD: Readonly<Record<ChecklistState, string>> = {
  failed: 'Failed',
  warning: 'Warning',
  unknown: 'Not known',
  confirm: 'To confirm',
  planned: 'As planned',
  proven: 'Proven',
};

/** What the words mean, once for a report. */
export const STATES_EXPLAINED =
  'Proven: by the files that the plan names. As planned: the plan says so and its parts agree; nobody has looked. To confirm: a person has to look.';

/** `1 failed, 8 as planned, 9 to confirm`. */
export function tallyOfPhase({ lines }: ChecklistPhase): string {
  return STATES.map((state) => [lines.filter((line) => line.state === state).length, state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${STATE_WORD[state].toLowerCase()}`)
    .join(', ');
}

const MAX_NAMED = 2;

/** What made a line what it is: the files, then the rules. Empty where nothing but a person can tell. */
export function reasonOf({ files, rules }: ChecklistLine): { readonly files: string; readonly rules: string } {
  return { files: firstOf(files.map(clip), MAX_NAMED), rules: firstOf(rules, 1) };
}

function firstOf(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** What is worth knowing for who confirms a line stands among the notes of a file. */
export const notesOf = ({ state, notes }: ChecklistLine): readonly string[] => (state === 'confirm' ? notes : []);

/** The lines that somebody or something decided, worst first. */
export const decidedOf = ({ lines }: ChecklistPhase): ChecklistLine[] =>
  lines.filter(({ state }) => state !== 'confirm').sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));

/** Whether nobody has to do anything about it. */
export const isDone = ({ state }: ChecklistLine): boolean => state === 'proven' || state === 'planned';

export function capacitySentence({ capacity }: PlanOverview): string | undefined {
  if (capacity === undefined) return undefined;
  const { clients, virtualMachines: planned, connectionsPerVm: each, needed, neededWithOneLost } = capacity;
  const spare =
    planned >= neededWithOneLost
      ? 'one of them may be lost'
      : `while one is lost, ${number(Math.max(0, planned - 1) * each)} clients have a place; ${neededWithOneLost} would keep all`;
  return `${number(clients)} clients, ${number(each)} to a virtual machine: ${needed} needed, ${planned} planned; ${spare}.`;
}

const number = (value: number): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** The names behind a port; what the plan would have to state for those that are not known. */
export const hostsSentence = ({ hosts, missing = [] }: PortLine): string =>
  [...hosts, ...missing.map((key) => `(needs ${key} in the plan)`)].join(', ');

/** A part of the drawing. Its state is the worst of the lines of the checklist that are about it. */
export interface DesignPart {
  readonly id: PartId;
  readonly title: readonly string[];
  readonly area: 'Internet' | 'Azure' | 'On-premises';
  readonly state: ChecklistState;
}

export type PartId = keyof typeof PARTS;

const PARTS = {
  clients: {
    title: ['Clients'],
    area: 'Internet',
    lines: [
      'certificates/client',
      'clients/authentication',
      'clients/settings',
      'clients/ipv4',
      'clients/command-lines',
    ],
  },
  gateway: {
    title: ['Cloud management gateway'],
    area: 'Azure',
    lines: [
      'prepare/release',
      'certificates/server',
      'certificates/server-crl',
      'certificates/upload',
      'deploy/capacity',
      'deploy/revocation',
      'deploy/tls12',
    ],
  },
  storage: { title: ['Azure storage'], area: 'Azure', lines: ['certificates/service-name', 'deploy/content'] },
  vault: { title: ['Key vault'], area: 'Azure', lines: ['certificates/service-name'] },
  connectionPoints: {
    title: ['Connection', 'points'],
    area: 'On-premises',
    lines: ['certificates/connection-point', 'roles/connection-points'],
  },
  serviceConnectionPoint: {
    title: ['Service', 'connection point'],
    area: 'On-premises',
    lines: ['prepare/service-connection-point'],
  },
  managementPoints: { title: ['Management', 'points'], area: 'On-premises', lines: ['roles/management-points'] },
  softwareUpdatePoints: {
    title: ['Software', 'update points'],
    area: 'On-premises',
    lines: ['roles/software-update-points'],
  },
} as const satisfies Record<
  string,
  { readonly title: readonly string[]; readonly area: DesignPart['area']; readonly lines: readonly string[] }
>;

/** Who opens a connection to whom. */
export const CONNECTIONS: readonly (readonly [PartId, PartId])[] = [
  ['clients', 'gateway'],
  ['clients', 'storage'],
  ['gateway', 'vault'],
  ['connectionPoints', 'gateway'],
  ['serviceConnectionPoint', 'gateway'],
  ['connectionPoints', 'managementPoints'],
  ['connectionPoints', 'softwareUpdatePoints'],
];

export function designParts({ checklist }: PlanOverview): DesignPart[] {
  const lines = checklist.flatMap((phase) => phase.lines);
  return rowsOf(PARTS).map(([id, { title, area, lines: about }]) => {
    const states = lines.filter((line) => about.some((known) => known === line.id)).map(({ state }) => state);
    return { id, title, area, state: STATES.find((state) => states.includes(state)) ?? 'confirm' };
  });
}

/** The drawing in words. */
export function designSentence(parts: readonly DesignPart[]): string {
  const name = (id: PartId) => parts.find((part) => part.id === id)?.title.join(' ') ?? id;
  const said = parts.map(
    ({ title, area, state }) => `${title.join(' ')} (${area}): ${STATE_WORD[state].toLowerCase()}`,
  );
  const links = CONNECTIONS.map(([from, to]) => `${name(from)} to ${name(to)}`);
  return `${said.join('; ')}. Connections: ${links.join('; ')}.`;
}
