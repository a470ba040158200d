import { createHash } from 'node:crypto';
import { Chalk, type ChalkInstance } from 'chalk';
import type { Report } from '../core/check/report.js';
import { renderJson } from '../reporters/json.js';
import { renderText } from '../reporters/text/index.js';
import { PLAIN, type Style } from '../reporters/text/style.js';
import { rules, runRules } from '../rules/index.js';
import type { Io } from './io.js';

/** What colour depends on. */
export interface ColourFlag {
  readonly color: boolean;
}

export interface RenderFlags extends ColourFlag {
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** @param io where it goes; undefined for a file */
export async function render(report: Report, format: string, flags: RenderFlags, io: Io | undefined): Promise<string> {
  if (format === 'json') return renderJson(report);
  const reasons = new Map([...rules, ...runRules].map((rule) => [rule.id, rule.why]));
  const why = (rule: string) => reasons.get(rule) ?? '';
  if (format === 'html') return (await import('../reporters/html/index.js')).renderHtml(report, { why, sha256 });
  if (format === 'markdown') return (await import('../reporters/markdown/index.js')).renderMarkdown(report, why);
  return renderText(report, why, {
    width: widthOf(io),
    style: io === undefined ? PLAIN : styleFor(flags, io),
    verbose: flags.verbose === true,
    quiet: flags.quiet === true,
  });
}

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();

/** 100 columns where nothing says otherwise: what fits a ticket and a log. */
export function widthOf(io: Io | undefined): number {
  const asked = Number(io?.env.COLUMNS);
  return io?.stdout.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : 100);
}

/** https://no-color.org: any non-empty value means no. */
export function wantsColour({ color }: ColourFlag, io: Io): boolean {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced = '', TERM: terminal } = io.env;
  if (!color || refused !== '') return false;
  return (forced !== '' && forced !== '0') || (io.stdout.isTerminal && terminal !== 'dumb');
}

export const styleFor = (flags: ColourFlag, io: Io): Style =>
  wantsColour(flags, io) ? colours(new Chalk({ level: 1 })) : PLAIN;

export function colours(chalk: ChalkInstance): Style {
  const { bold, dim, red, yellow, green, cyan } = chalk;
  const grounds = { red: chalk.bgRed.white.bold, yellow: chalk.bgYellow.black.bold, green: chalk.bgGreen.black.bold };
  return { bold, dim, red, yellow, green, cyan, badge: (text, colour) => grounds[colour](text) };
}
