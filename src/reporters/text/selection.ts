import type { SelectionReport } from '../../core/report/selection.js';
import { isoDay } from '../../core/text/days.js';
import { labelled, plural, wrap } from './layout.js';
import type { Style } from './style.js';

const BADGE = {
  chosen: ['CHOSEN', 'green'],
  none: ['NONE', 'red'],
  undecided: ['OPEN', 'yellow'],
} as const;

const MARK = { chosen: '+', lost: 'x', tied: '=', undecided: '?' } as const;

/** The rules in the order in which a client applies them. */
const RULES: Readonly<Record<string, string>> = {
  issuers: 'issuers list',
  validity: 'valid',
  'private-key': 'key accessible',
  'client-authentication': 'client authentication',
  subject: 'subject',
  'longest-life': 'longest validity',
};

/** Who is chosen, then the fate of each candidate with the rule that decided, then what was taken for granted. */
export function renderSelection(
  view: SelectionReport,
  options: { readonly width: number; readonly style: Style },
): string {
  const width = Math.min(200, Math.max(80, options.width));
  const { style } = options;
  const [word, colour] = BADGE[view.outcome];
  const lead = word.length + 3;
  const headline = wrap(headlineOf(view), width - lead);
  const lines = headline.map((line, index) =>
    index === 0 ? `${style.badge(` ${word} `, colour)} ${style.bold(line)}` : ' '.repeat(lead) + style.bold(line),
  );
  lines.push(...wrap(searchOf(view), width - lead).map((line) => ' '.repeat(lead) + line), '');
  for (const candidate of view.candidates) {
    const mark = MARK[candidate.state];
    const title = candidate.label === candidate.name ? candidate.name : `${candidate.name}: ${candidate.label}`;
    lines.push(...labelled(` ${mark} `, title, 0, 3, width).map((line) => style.bold(line)));
    const row = (label: string, text: string) => labelled(label, text, 3, 10, width);
    if (candidate.state !== 'chosen') {
      const rule = RULES[candidate.step ?? ''];
      lines.push(
        ...row(LABEL[candidate.state], rule === undefined ? candidate.reason : `${rule}: ${candidate.reason}`),
      );
    }
    const dates = `${isoDay(Date.parse(candidate.notBefore))} to ${isoDay(Date.parse(candidate.notAfter))}`;
    lines.push(...row('Valid', `${dates}, thumbprint ${candidate.thumbprintSha1}`), '');
  }
  for (const { name, message, remedy } of view.unreadable) {
    lines.push(...labelled(` ! `, `${name} cannot be read: ${message}`, 0, 3, width));
    if (remedy !== undefined) lines.push(...labelled('', remedy, 3, 0, width));
    lines.push('');
  }
  for (const note of view.notes) lines.push(...labelled(' i ', note, 0, 3, width), '');
  lines.push(...assumedLines(view, width, style));
  return `${lines.join('\n').trimEnd()}\n`;
}

const LABEL = { lost: 'Not', tied: 'Tied', undecided: 'Open' } as const;

function headlineOf({ outcome, computer, reason, candidates }: SelectionReport): string {
  const chosen = candidates.find(({ state }) => state === 'chosen');
  if (outcome === 'chosen' && chosen !== undefined) {
    const label = chosen.label === chosen.name ? '' : ` (${chosen.label})`;
    return `${computer} chooses ${chosen.name}${label}`;
  }
  return outcome === 'none'
    ? `${computer} chooses no certificate. ${reason}`
    : `Not decided for ${computer}. ${reason}`;
}

/** What the answer was asked of. */
function searchOf({ candidates, issuers, criterion, firstCertificate }: SelectionReport): string {
  const list =
    issuers === null ? 'no issuers list: that rule is skipped' : `issuers list of ${plural(issuers.length, 'CA')}`;
  const search = criterion === null ? 'default search, computer name in the subject' : `searched by ${criterion}`;
  const first = firstCertificate ? '; CCMFIRSTCERT=1' : '';
  return `${plural(candidates.length, 'candidate')}; ${list}; ${search}${first}.`;
}

/** Said once for all that share it. */
function assumedLines({ candidates }: SelectionReport, width: number, style: Style): string[] {
  const asked = candidates.filter(({ state }) => state !== 'lost');
  if (asked.length === 0) return [];
  const said = [...new Set(asked.flatMap(({ assumed }) => assumed))];
  const always = ['it is in the Personal store of the computer', 'it is not revoked'];
  return [
    ` ${style.bold('Taken for granted, because files do not tell')}`,
    ...[...always, ...said].flatMap((text) => labelled(' - ', text, 0, 3, width)),
  ];
}
