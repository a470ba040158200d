import type { ChainLink, InputReport } from '../../core/report/report.js';
import { visible } from '../../core/text/escape.js';
import { linkRemaining } from '../content/facts.js';
import type { Style, TextOptions } from './style.js';

const INDENT = 3;
/** Deeper levels stand under one another: a chain that long is made up, and must still fit. */
const MAX_STEPS = 8;
const STEP = 3;
const KIND_WIDTH = 'intermediate'.length;

const MARKS: Readonly<
  Record<ChainLink['verdict'], { readonly sign: string; readonly colour: (style: Style) => (text: string) => string }>
> = {
  pass: { sign: '+', colour: (style) => style.green },
  fail: { sign: 'x', colour: (style) => style.red },
  unknown: { sign: '?', colour: (style) => style.yellow },
};

/** The chain as a tree, root at the top: mark, name, kind, days left. Nothing for a certificate without issuer. */
export function chainLines({ chain = [] }: InputReport, checkedAt: string, options: TextOptions): string[] {
  if (chain.length < 2) return [];
  const downward = [...chain].reverse();
  const rows = downward.map((link, depth) => {
    const steps = Math.min(depth, MAX_STEPS);
    const branch = depth === 0 ? '' : `${' '.repeat((steps - 1) * STEP)}\`- `;
    return { link, lead: ' '.repeat(INDENT) + branch, name: visible(link.label), tail: linkRemaining(link, checkedAt) };
  });
  const tailWidth = Math.max(...rows.map(({ tail }) => tail.length));
  // Mark and blank, two blanks on either side of the kind.
  const room = options.width - tailWidth - KIND_WIDTH - 6;
  const column = Math.min(room, Math.max(...rows.map(({ lead, name }) => lead.length + name.length)));
  const drawn = rows.map(({ link, lead, name, tail }) => {
    const { sign, colour } = MARKS[link.verdict];
    const shown = cut(name, column - lead.length);
    const kind = link.kind.padEnd(KIND_WIDTH);
    const gap = ' '.repeat(column - lead.length - shown.length + 2);
    return `${lead}${colour(options.style)(sign)} ${shown}${gap}${options.style.dim(kind)}  ${tail}`.trimEnd();
  });
  return ['', ` ${options.style.bold('Chain')}`, ...drawn];
}

const cut = (text: string, room: number): string =>
  text.length <= room ? text : `${text.slice(0, room - 3).replace(/[\uD800-\uDBFF]$/, '')}...`;
