import type { CandidateReport, SelectionReport } from '../../core/report/selection.js';
import { isoDay } from '../../core/text/days.js';
import { heading, run, showError, usage } from '../activity.js';
import { byId, h, shown } from '../dom.js';
import { jsonButton } from '../download.js';
import { filledIn, needed, timeOf } from '../fields.js';
import type { FileList } from '../files.js';

export function selectView(files: FileList): void {
  const result = byId('select-result');
  const starter = byId('select-run');
  byId('select-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      try {
        if (files.isEmpty) throw usage('No file was chosen.', 'Drop the certificates of the computer above.');
        const options = {
          computer: needed('select-computer'),
          issuers: filledIn('issuers'),
          criterion: filledIn('criterion'),
          firstCertificate: byId<HTMLInputElement>('first-certificate').checked,
          at: timeOf('select-at'),
        };
        const { files: given, aside } = files.givenForChains();
        await run('select', { files: given, options }, { result, starter }, (report, into) => {
          const told = show(report, into, files);
          into.append(...aside);
          return told;
        });
      } catch (error) {
        showError(error, result);
      }
    })();
  });
}

const TONE = { chosen: 'good', none: 'bad', undecided: 'open' } as const;
const STATE = { chosen: 'Chosen', lost: 'Not chosen', tied: 'Tied', undecided: 'Open' } as const;
/** The rules in the order in which a client applies them. */
const RULES: Readonly<Record<string, string>> = {
  issuers: 'issuers list',
  validity: 'valid',
  'private-key': 'key accessible',
  'client-authentication': 'client authentication',
  subject: 'subject',
  'longest-life': 'longest validity',
};

function show(report: SelectionReport, into: HTMLElement, files: FileList): string {
  const title = titleOf(report);
  const errors = new Map(report.unreadable.map(({ name, code, message }) => [name, { code, message }]));
  files.markLocked(errors);
  into.classList.remove('failed');
  into.replaceChildren(
    h(
      'div',
      { class: `result-bar verdict ${TONE[report.outcome]}` },
      heading(into, title),
      h('p', { class: 'exports' }, 'Save as ', jsonButton('cmg-cert-selection', report)),
    ),
    h('p', {}, searchOf(report)),
    h('ol', { class: 'candidates' }, ...report.candidates.map(candidate)),
    ...report.unreadable.map(({ name, message, remedy }) =>
      h(
        'p',
        { class: 'notice' },
        h('bdi', {}, shown(name)),
        ` cannot be read: ${shown(message)} ${shown(remedy ?? '')}`,
      ),
    ),
    ...report.notes.map((note) => h('p', { class: 'hint' }, shown(note))),
    ...assumed(report),
  );
  return `${title}.`;
}

function titleOf({ outcome, computer, reason, candidates }: SelectionReport): string {
  const chosen = candidates.find(({ state }) => state === 'chosen');
  if (outcome === 'chosen' && chosen !== undefined) return `${shown(computer)} chooses ${shown(chosen.name)}`;
  return outcome === 'none'
    ? `${shown(computer)} chooses no certificate. ${shown(reason)}`
    : `Not decided for ${shown(computer)}. ${shown(reason)}`;
}

function searchOf({ candidates, issuers, criterion, firstCertificate }: SelectionReport): string {
  const list =
    issuers === null ? 'no issuers list: that rule is skipped' : `issuers list of ${plural(issuers.length, 'CA')}`;
  const search =
    criterion === null ? 'default search, computer name in the subject' : `searched by ${shown(criterion)}`;
  return `${plural(candidates.length, 'candidate')}; ${list}; ${search}${firstCertificate ? '; CCMFIRSTCERT=1' : ''}.`;
}

function candidate({
  name,
  label,
  notBefore,
  notAfter,
  thumbprintSha1,
  state,
  step,
  reason,
}: CandidateReport): HTMLElement {
  const rule = RULES[step ?? ''];
  return h(
    'li',
    { class: state },
    h('h3', {}, h('span', { class: 'state' }, STATE[state]), ' ', h('bdi', {}, shown(name))),
    label === name ? undefined : h('p', {}, h('bdi', {}, shown(label))),
    state === 'chosen' ? undefined : h('p', {}, `${rule === undefined ? '' : `${rule}: `}${shown(reason)}`),
    h(
      'p',
      { class: 'about' },
      `Valid ${isoDay(Date.parse(notBefore))} to ${isoDay(Date.parse(notAfter))}, thumbprint `,
      h('code', {}, thumbprintSha1),
    ),
  );
}

function assumed({ candidates }: SelectionReport): HTMLElement[] {
  const asked = candidates.filter(({ state }) => state !== 'lost');
  if (asked.length === 0) return [];
  const said = new Set([
    'it is in the Personal store of the computer',
    'it is not revoked',
    ...asked.flatMap((one) => one.assumed),
  ]);
  return [
    h('h3', {}, 'Taken for granted, because files do not tell'),
    h('ul', {}, ...[...said].map((text) => h('li', {}, shown(text)))),
  ];
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
