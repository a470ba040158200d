import { type Remedy, remedyOf } from './order.js';
import type { Failure } from './sections.js';
import { numberList } from './verdict.js';

export interface Numbered extends Failure {
  readonly number: number;
}

/** Failures that one act mends, in the order of {@link Failure}s. */
export interface FailureGroup {
  /** What to do about them together: `One new request mends errors 1 to 3`. */
  readonly title: string;
  readonly failures: readonly Numbered[];
}

/** Numbers failures and puts together what one act mends; the order stays. */
export function groupsOf(failures: readonly Failure[]): FailureGroup[] {
  const groups = new Map<string, { severity: string; remedy: Remedy; failures: Numbered[] }>();
  for (const [index, failure] of failures.entries()) {
    const { severity, rule } = failure.finding;
    const remedy = remedyOf(rule);
    const key = severity === 'error' ? `${severity} ${remedy}` : severity;
    const group = groups.get(key) ?? { severity, remedy, failures: [] };
    group.failures.push({ ...failure, number: index + 1 });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ severity, remedy, failures: numbered }) => ({
    title: severity === 'error' ? errorTitle(remedy, numbered) : (TITLE[severity] ?? ''),
    failures: numbered,
  }));
}

const TITLE: Readonly<Record<string, string>> = {
  warning: 'Works today, or for some: mend it before it hurts',
  info: 'Worth mending some day',
};

function errorTitle(remedy: Remedy, failures: readonly Numbered[]): string {
  const numbers = numberList(failures.map(({ number }) => number));
  const which = failures.length === 1 ? `error ${numbers}` : `errors ${numbers}`;
  if (remedy === 'reissue') return `One new certificate request mends ${which}`;
  if (remedy === 'rebuild') return `Write the PFX again for ${which}; the certificate can stay`;
  return `Outside the certificate: ${which}`;
}
