import type { InputReport, TokenMember, TokenSummary } from '../../core/check/report.js';
import { labelled, plural } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 19;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a token says: times first, then every claim with its meaning. */
export function tokenLines({ token }: InputReport, checkedAt: string, { style, width }: TextOptions): string[] {
  if (token === undefined) return [];
  const row = (label: string, text: string) => {
    const [first = '', ...rest] = labelled(label, text, INDENT, Math.max(LABEL, label.length + 2), width);
    return [first, ...rest];
  };
  const member = ({ name, value, meaning }: TokenMember) =>
    row(name, meaning === undefined ? value : `${value}  (${meaning}${whenOf(name, value)})`);
  const lines = [` ${style.bold('Token')}`, ...row('Value', token.value ?? token.shown)];
  lines.push(...row('Valid', validity(token, Date.parse(checkedAt))));
  if (token.signingThumbprintSha1 !== undefined) lines.push(...row('Signed with', token.signingThumbprintSha1));
  if (token.header.length > 0) lines.push('', ` ${style.bold('Header')}`, ...token.header.flatMap(member));
  if (token.claims.length > 0) lines.push('', ` ${style.bold('Claims')}`, ...token.claims.flatMap(member));
  return [...lines, ''];
}

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
  if (ms >= 2 * DAY) return plural(Math.floor(ms / DAY), 'day');
  return ms >= HOUR ? plural(Math.floor(ms / HOUR), 'hour') : plural(Math.floor(ms / MINUTE), 'minute');
}
