import { createHash } from 'node:crypto';
import type { Report } from '../core/report/report.js';
import { type FormatOf, renderAs } from '../reporters/formats.js';
import { PLAIN } from '../reporters/text/style.js';
import { rules, runRules } from '../rules/index.js';
import type { Io } from './io.js';
import { type ColourFlag, styleFor, widthOf } from './terminal.js';

export interface RenderFlags extends ColourFlag {
  readonly verbose?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

const REASONS = new Map([...rules, ...runRules].map((rule) => [rule.id, rule.why]));
const why = (rule: string): string => REASONS.get(rule) ?? '';
const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();

/** @param io where it goes; undefined for a file */
export const render = (report: Report, format: FormatOf<'report'>, flags: RenderFlags, io: Io | undefined) =>
  renderAs(format, report, {
    why,
    sha256,
    text: {
      width: widthOf(io),
      style: io === undefined ? PLAIN : styleFor(flags, io),
      verbose: flags.verbose === true,
      quiet: flags.quiet === true,
    },
  });
