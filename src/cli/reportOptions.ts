import { resolve } from 'node:path';
import { CmgCertError } from '../core/errors.js';
import { exitCode } from '../core/report/exitCode.js';
import type { Report } from '../core/report/report.js';
import { type FormatOf, formatsOf } from '../reporters/formats.js';
import { choiceOr, flag, many, negated, parsed, textOr, type ValuesOf } from './define.js';
import type { Io } from './io.js';
import { skipWithReason } from './options.js';

const REPORT_FORMATS = formatsOf('report');
/** `text, json, html or markdown` */
const inWords = (formats: readonly string[]): string =>
  `${formats.slice(0, -1).join(', ')} or ${formats.slice(-1).join('')}`;

export const noColor = negated('--no-color', 'no colour (NO_COLOR works too)');

const SCREEN_FORMATS: readonly ('text' | 'json')[] = formatsOf('screen');

/** How an answer of its own shape is printed. The commands have a screen for it, and its JSON: a third format does not compile here. */
export const screenFormat = choiceOr('--format <format>', inWords(SCREEN_FORMATS), SCREEN_FORMATS, 'text');

/** The ways to have a report and to turn it into an exit code, the same for every command that judges. */
export const reportOptions = {
  format: textOr('--format <format>', inWords(REPORT_FORMATS), 'text'),
  output: many('-o, --output <format=file>', 'also write the report to a file (repeat)'),
  force: flag('--force', 'let -o replace an existing file'),
  failOn: choiceOr('--fail-on <severity>', 'exit 1 from this severity on', ['error', 'warning'], 'error'),
  allowIncomplete: flag('--allow-incomplete', 'exit 0 instead of 4 when something could not be decided'),
  only: many('--only <rule>', 'run only this rule, or topic/* (repeat)'),
  skip: parsed('--skip <rule=reason>', 'set a rule aside, with the reason (repeat)', skipWithReason),
  verbose: flag('-v, --verbose', 'also show what passed'),
  quiet: flag('-q, --quiet', 'verdicts only'),
  color: noColor,
};
export type ReportFlags = ValuesOf<typeof reportOptions> & {
  /** A credential stands in the report: files of it are for their owner alone. */
  readonly showToken?: boolean | undefined;
};

export interface Sink {
  readonly format: FormatOf<'report'>;
  readonly file: string;
}

/**
 * Where the report goes beside standard output. To be asked before anything is read: a mistyped format must not cost a run.
 * @throws CmgCertError `usage`
 */
export function outputsOf(flags: ReportFlags): Sink[] {
  const outputs = flags.output.map((value): Sink => {
    const at = value.indexOf('=');
    if (at < 1 || at === value.length - 1) {
      throw new CmgCertError('usage', `-o ${value}: a format and a file are wanted`, {
        remedy: 'For example -o json=report.json',
      });
    }
    return { format: reportFormat(value.slice(0, at)), file: value.slice(at + 1) };
  });
  reportFormat(flags.format);
  return outputs;
}

function reportFormat(name: string): FormatOf<'report'> {
  const format = REPORT_FORMATS.find((one) => one === name);
  if (format !== undefined) return format;
  const planned = ['sarif', 'junit'].includes(name);
  throw new CmgCertError('usage', planned ? `the format ${name} is not there yet` : `there is no format "${name}"`, {
    remedy: `Use ${inWords(REPORT_FORMATS)}.`,
  });
}

/** `--force` is for old reports, not for the files that are being judged. */
export function protectInputs(outputs: readonly Pick<Sink, 'file'>[], inputs: readonly string[]): void {
  const read = new Set(inputs.map((name) => resolve(name)));
  for (const { file } of outputs) {
    if (read.has(resolve(file)))
      throw new CmgCertError('usage', `-o would write over ${file}, which is read in this run`, {
        remedy: 'Give the report another name.',
      });
  }
}

/** Writes the report to every file and to standard output. @returns the exit code */
export async function writeReport(
  report: Report,
  flags: ReportFlags,
  outputs: readonly Sink[],
  io: Io,
): Promise<number> {
  const { render } = await import('./render.js');
  for (const { format, file } of outputs) {
    const content = await render(report, format, { ...flags, color: false }, undefined);
    if (flags.showToken === true) await io.writeSecret(file, content, flags.force === true);
    else await io.writeFile(file, content, flags.force === true);
  }
  io.stdout.write(await render(report, reportFormat(flags.format), flags, io));
  return exitCode(report, { failOn: flags.failOn, allowIncomplete: flags.allowIncomplete === true });
}
