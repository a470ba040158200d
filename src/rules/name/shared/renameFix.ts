import type { JudgedName } from './nameOrJudgement.js';

/** What to do about a service name that Azure cannot use, with a name that it can. */
export function renameFix({ settledBy }: JudgedName, suggestion: string): string {
  switch (settledBy) {
    case 'nothing':
      return `Choose a name such as ${suggestion}.`;
    case 'wizard':
      return `The wildcard certificate can stay: choose another host name in the wizard, such as ${suggestion}.`;
    case 'certificate':
      return `Re-issue with a CN such as ${suggestion}, and the same name in the SAN.`;
  }
}
