import { createHash } from 'node:crypto';
import type { Report } from '../core/report/report.js';
import { renderJson } from '../reporters/json.js';
import { renderText } from '../reporters/text/index.js';
import { PLAIN } from '../reporters/text/style.js';
import { rules, runRules } from '../rules/index.js';
import type { Io } from './io.js';
import { type ColourFlag, styleFor, widthOf } from './terminal.js';

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
