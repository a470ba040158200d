import type { RenewalAdvice } from '../../core/check/report.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 19;

/** When to act, and what to do in which order. */
export function renewalLines(renewal: RenewalAdvice, { style, width }: TextOptions): string[] {
  const row = (label: string, text: string) => labelled(label, text, INDENT, LABEL, width);
  const limits = (renewal.publicLifetimes ?? []).map(({ issuedFrom, days }) => `${days} days from ${issuedFrom}`);
  const heading = renewal.change === 'in-place' ? 'To put it in place' : 'This change needs another gateway';
  return [
    ` ${style.bold('Dates')}`,
    ...row('In use until', `${renewal.oldEnds}; replace it by ${renewal.replaceOldBy}`),
    ...row('The new one until', `${renewal.newEnds}; renew it by ${renewal.renewNewBy}`),
    ...(limits.length === 0
      ? []
      : row('Public limits', `a certificate issued then lives at most ${limits.join(', ')}`)),
    '',
    ` ${style.bold(heading)}`,
    ...renewal.steps.flatMap((step, index) => labelled(`${index + 1}.`, step, INDENT, 3, width)),
    '',
  ];
}
