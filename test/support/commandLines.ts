import { readCommandLines } from '../../src/core/ccmsetup/readCommandLines.js';
import type { CommandLineTarget } from '../../src/core/check/target.js';

export const GATEWAY = 'GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290';

/** A good line for a client that signs in with Microsoft Entra ID. */
export const GOOD_LINE = `ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`;

/** The first command line of a text, as rules are given it. */
export function lineTarget(text: string): CommandLineTarget {
  const [line] = readCommandLines(text);
  if (line === undefined) throw new Error('there is no command line in it');
  return { kind: 'commandline', role: undefined, label: 'line.cmd', line };
}
