import type { InputReport, RenewalAdvice, Report } from '../../core/check/report.js';
import type { Row } from './facts.js';

/** A renewal is told above the file that it is about, which says what it is. */
export const isToldBelow = (input: InputReport, { inputs }: Report): boolean =>
  input.kind === 'renewal' && inputs.some((other) => other !== input && other.sha256 === input.sha256);

/** When to act. */
export function renewalDates({
  oldEnds,
  newEnds,
  replaceOldBy,
  renewNewBy,
  publicLifetimes = [],
}: RenewalAdvice): Row[] {
  const rows: Row[] = [
    ['In use until', `${oldEnds}; replace it by ${replaceOldBy}`],
    ['The new one until', `${newEnds}; renew it by ${renewNewBy}`],
  ];
  if (publicLifetimes.length > 0) {
    const limits = publicLifetimes.map(({ issuedFrom, days }) => `${days} days from ${issuedFrom}`);
    rows.push(['Public limits', `a certificate issued then lives at most ${limits.join(', ')}`]);
  }
  return rows;
}

/** Of the steps that follow. */
export const renewalTitle = ({ change }: RenewalAdvice): string =>
  change === 'in-place' ? 'To put it in place' : 'This change needs another gateway';
