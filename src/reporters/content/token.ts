import type { InputReport, TokenMember, TokenSummary } from '../../core/report/report.js';
import { counted, DAY, HOUR } from '../../core/text/days.js';
import type { Facts, Row } from './facts.js';

const MINUTE = 60_000;

/** What a token says: times first, then every member with its meaning. */
export function tokenFacts({ token }: InputReport, checkedAt: string): Facts[] {
  if (token === undefined) return [];
  const rows: Row[] = [
    ['Value', token.value ?? token.shown],
    ['Valid', validity(token, Date.parse(checkedAt))],
  ];
  if (token.signingThumbprintSha1 !== undefined) rows.push(['Signed with', token.signingThumbprintSha1]);
  return [
    { title: 'Token', rows },
    { title: 'Header', rows: token.header.map(memberRow) },
    { title: 'Claims', rows: token.claims.map(memberRow) },
  ].filter((facts) => facts.rows.length > 0);
}

const memberRow = ({ name, value, meaning }: TokenMember): Row => [
  name,
  meaning === undefined ? value : `${value}  (${meaning}${whenOf(name, value)})`,
];

/** Seconds as a time. */
function whenOf(name: string, value: string): string {
  const seconds = Number(value);
  if (!['exp', 'nbf', 'iat'].includes(name) || !Number.isInteger(seconds) || seconds < 0 || seconds > 253_402_300_799) {
    return '';
  }
  return `: ${shownTime(new Date(seconds * 1000).toISOString())}`;
}

const shownTime = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

function validity({ notBefore, expires, lifetimeMinutes }: TokenSummary, now: number): string {
  if (expires === undefined) return 'it does not say until when';
  const until = Date.parse(expires);
  const from = notBefore === undefined ? '' : `${shownTime(notBefore)} to `;
  const life = lifetimeMinutes === undefined ? '' : ` (${Math.round(lifetimeMinutes).toLocaleString('en-US')} minutes)`;
  const left = until <= now ? `expired ${span(now - until)} ago` : `${span(until - now)} left`;
  return `${from}${shownTime(expires)}${life}, ${left}`;
}

function span(ms: number): string {
  if (ms >= 2 * DAY) return counted(Math.floor(ms / DAY), 'day');
  return ms >= HOUR ? counted(Math.floor(ms / HOUR), 'hour') : counted(Math.floor(ms / MINUTE), 'minute');
}
