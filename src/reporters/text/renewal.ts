import type { RenewalAdvice } from '../../core/report/renewal.js';
import { renewalDates, renewalTitle } from '../content/renewal.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 19;

/** When to act, and what to do in which order. */
export const renewalLines = (renewal: RenewalAdvice, checkedAt: string, { style, width }: TextOptions): string[] => [
  ` ${style.bold('Dates')}`,
  ...renewalDates(renewal, checkedAt).flatMap(([label, text]) => labelled(label, text, INDENT, LABEL, width)),
  '',
  ` ${style.bold(renewalTitle(renewal))}`,
  ...renewal.steps.flatMap((step, index) =>
    labelled(`${index + 1}.`, step, INDENT, String(renewal.steps.length).length + 2, width),
  ),
  '',
];
