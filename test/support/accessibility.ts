import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  var axe: { run(options: RunOptions): Promise<AxeResults> } | undefined;
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Without these a report of no fault would say nothing: they apply to each of our documents. */
const ALWAYS_ASKED = ['color-contrast', 'region'];

/**
 * What axe-core finds wrong with the page as it is shown: the rule, and the element's markup.
 * Elements without fault are counted and not described, which is most of the work.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(source);
  const { violations, passes } = (await page.evaluate(() =>
    globalThis.axe?.run({ resultTypes: ['violations'] }),
  )) as AxeResults;
  const asked = [...passes, ...violations].map(({ id }) => id);
  const missing = ALWAYS_ASKED.filter((id) => !asked.includes(id));
  if (missing.length > 0) throw new Error(`axe-core did not ask for ${missing.join(', ')}`);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}
