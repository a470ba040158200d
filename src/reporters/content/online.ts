import type { OnlineReport } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

/** What left the computer, in one sentence. */
export function whereAsked(online: OnlineReport | undefined): string {
  if (online === undefined) return 'Offline: nothing left this computer.';
  const hosts = [...new Set(online.asked.map(({ of }) => hostOf(of)))];
  if (hosts.length === 0) return 'Online, but nobody was asked.';
  return `Online: ${online.from} asked ${listed(hosts)}.`;
}

/** The host of a URL; anything else stands for itself. */
const hostOf = (of: string): string => clip(/^[a-z]+:\/\/([^/?#]*)/.exec(of)?.[1] ?? of);

export const ASKED_TITLE = 'Asked over the network';

/** Where was asked from, and what that is worth. */
export const vantageSentence = ({ vantage }: OnlineReport): string => vantage;

const MAX_SHOWN = 20;

/** Each question with its answer, the first of many. */
export function askedRows({ asked }: OnlineReport): readonly (readonly [string, string])[] {
  const rows = asked.slice(0, MAX_SHOWN).map(({ what, of, result }) => {
    const answer = result === undefined ? '' : ` ${clip(result)}`;
    return [what.toUpperCase(), `${clip(of)}${answer}`] as const;
  });
  const rest = asked.length - MAX_SHOWN;
  return rest > 0 ? [...rows, ['', `... and ${rest} more: --format json has them all`]] : rows;
}
