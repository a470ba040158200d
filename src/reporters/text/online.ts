import type { OnlineReport } from '../../core/check/report.js';
import { clip } from '../../core/text/clip.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const MAX_SHOWN = 20;
const INDENT = 3;

/** Where was asked from, what of whom, and what came. */
export function onlineLines({ from, asked }: OnlineReport, { style, width }: TextOptions): string[] {
  const lines = [` ${style.bold('Asked over the network')}`];
  const where = `from ${from.replace(/,$/, '')}, as you. A client asks as SYSTEM, through its own proxy, from where it is: what answers here may not answer there.`;
  lines.push(...labelled('', where, INDENT, 0, width));
  for (const { what, of, result } of asked.slice(0, MAX_SHOWN)) {
    lines.push(...labelled(what.toUpperCase(), clip(of), INDENT, 6, width));
    if (result !== undefined) lines.push(...labelled('', result, INDENT, 6, width));
  }
  const rest = asked.length - MAX_SHOWN;
  if (rest > 0) lines.push(...labelled('', `... and ${rest} more: --format json has them all`, INDENT, 0, width));
  return [...lines, ''];
}
