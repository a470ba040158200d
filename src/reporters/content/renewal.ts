import type { RenewalAdvice } from '../../core/report/renewal.js';
import type { InputReport, Report } from '../../core/report/report.js';
import type { Row } from './facts.js';

/** A renewal is told above the file that it is about, which says what it is. */
export const isToldBelow = (input: InputReport, { inputs }: Report): boolean =>
  input.kind === 'renewal' && inputs.some((other) => other !== input && other.sha256 === input.sha256);

/** When to act. @param checkedAt of the report, ISO 8601 */
export function renewalDates(
  { oldEnds, newEnds, replaceOldBy, renewNewBy, publicLifetimes = [] }: RenewalAdvice,
  checkedAt: string,
): Row[] {
  const today = checkedAt.slice(0, 10);
  const rows: Row[] = [
    oldEnds < today
      ? ['In use, ended', `${oldEnds}: clients on the internet are cut off until it is replaced`]
      : ['In use until', `${oldEnds}; replace it ${replaceOldBy < today ? 'now' : `by ${replaceOldBy}`}`],
    newEnds < today
      ? ['The new one ended', `${newEnds}: no client takes it`]
      : ['The new one until', `${newEnds}; renew it ${renewNewBy < today ? 'now' : `by ${renewNewBy}`}`],
  ];
  if (publicLifetimes.length > 0) {
    const limits = publicLifetimes.map(({ issuedFrom, days }) => `${days} days when issued from ${issuedFrom} on`);
    rows.push(['Public limits', `the next certificate lives at most ${limits.join(', ')}`]);
  }
  return rows;
}

/** Of the steps that follow. */
export const renewalTitle = ({ change }: RenewalAdvice): string =>
  change === 'in-place' ? 'To put it in place' : 'This change needs another gateway';
