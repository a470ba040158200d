import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { CmgCertError } from '../core/errors.js';
import { exitCode } from '../core/report/exitCode.js';
import type { Report } from '../core/report/report.js';
import { type FormatOf, formatsOf } from '../reporters/formats.js';
import type { Io } from './io.js';
import { collect, skipWithReason } from './options.js';

/** As commander hands them over. */
export interface ReportFlags {
  readonly format: string;
  readonly output: readonly string[];
  readonly force?: boolean;
  readonly failOn: 'error' | 'warning';
  readonly allowIncomplete?: boolean;
  readonly only: readonly string[];
  readonly skip?: ReadonlyMap<string, string>;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
  /** A credential stands in the report: files of it are for their owner alone. */
  readonly showToken?: boolean;
}

const REPORT_FORMATS = formatsOf('report');
/** `text, json, html or markdown` */
const inWords = (formats: readonly string[]): string =>
  `${formats.slice(0, -1).join(', ')} or ${formats.slice(-1).join('')}`;

/** How an answer of its own shape is printed. The commands have a screen for it, and its JSON: a third format does not compile here. */
export function formatOption(): Option {
  const formats: readonly ('text' | 'json')[] = formatsOf('screen');
  return new Option('--format <format>', inWords(formats)).choices(formats).default('text');
}

/** The ways to have a report and to turn it into an exit code, the same for every command that judges. */
export const addReportOptions = (command: Command): Command =>
  command
    .option('--format <format>', inWords(REPORT_FORMATS), 'text')
    .option('-o, --output <format=file>', 'also write the report to a file (repeat)', collect, [])
    .option('--force', 'let -o replace an existing file')
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on').choices(['error', 'warning']).default('error'),
    )
    .option('--allow-incomplete', 'exit 0 instead of 4 when something could not be decided')
    .option('--only <rule>', 'run only this rule, or topic/* (repeat)', collect, [])
    .option('--skip <rule=reason>', 'set a rule aside, with the reason (repeat)', skipWithReason)
    .option('-v, --verbose', 'also show what passed')
    .option('-q, --quiet', 'verdicts only')
    .option('--no-color', 'no colour (NO_COLOR works too)');

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
