import { labelled, wrap } from '../../../reporters/text/layout.js';
import type { OptionSpec } from '../../define.js';
import type { Io } from '../../io.js';
import { noColor, screenFormat } from '../../reportOptions.js';
import { type ColourFlag, styleFor, widthOf } from '../../terminal.js';

/** How the verbs of `lab` say what they have done. */
export interface ResultFlags extends ColourFlag {
  readonly format: 'text' | 'json';
}

/** `--template` alone is that of the lab's choice. */
export const templateVersion: OptionSpec<'1' | '2' | true | undefined> = {
  flags: '--template [version]',
  description: "write Microsoft's template extensions, of version 1 or 2",
  choices: ['1', '2'],
};

export const resultOptions = { format: screenFormat, color: noColor };

export interface Screen {
  /** `MADE`, `ISSUED`, …: what was done. */
  readonly word: string;
  readonly headline: string;
  readonly under?: string;
  readonly rows: readonly (readonly [label: string, text: string])[];
  readonly notes?: readonly string[];
  /** Commands to go on with, whole and never wrapped, so that they can be pasted. */
  readonly next: readonly string[];
}

/**
 * What the verbs of `lab` say when they have done their work.
 * @param result the same for programs: entries of the ledger as they are, files relative to `lab`
 */
export function printScreen(
  screen: Screen,
  flags: ColourFlag & Partial<ResultFlags>,
  io: Io,
  result?: { readonly lab: string } & Readonly<Record<string, unknown>>,
): void {
  if (flags.format === 'json' && result !== undefined) {
    io.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...result, next: screen.next }, undefined, 2)}\n`);
    return;
  }
  const style = styleFor(flags, io);
  const width = Math.min(200, Math.max(80, widthOf(io)));
  const lead = screen.word.length + 3;
  const lines = wrap(screen.headline, width - lead).map((line, index) =>
    index === 0
      ? `${style.badge(` ${screen.word} `, 'green')} ${style.bold(line)}`
      : ' '.repeat(lead) + style.bold(line),
  );
  if (screen.under !== undefined) lines.push(...labelled('', screen.under, lead, 0, width));
  lines.push('');
  const labels = Math.max(0, ...screen.rows.map(([label]) => label.length)) + 2;
  for (const [label, text] of screen.rows) lines.push(...labelled(label, text, 3, labels, width));
  if (screen.rows.length > 0) lines.push('');
  for (const note of screen.notes ?? []) lines.push(...labelled(' ! ', note, 0, 3, width), '');
  screen.next.forEach((command, index) => {
    lines.push(`${index === 0 ? ` ${style.bold('Next')}  ` : '       '}${command}`);
  });
  io.stdout.write(`${lines.join('\n').trimEnd()}\n`);
}
