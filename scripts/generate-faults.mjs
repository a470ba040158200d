// Writes docs/faults.md: makes every fault and judges it. test/lab/faults.test.ts does the same and fails when the page is stale.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderFaultPage } from './lib/fault-docs.mjs';
import { judgeFaults } from './lib/load-faults.mjs';

const PAGE = path.join(process.cwd(), 'docs/faults.md');
const judged = await judgeFaults(process.cwd());
const page = renderFaultPage(judged);
const stale = (await readFile(PAGE, 'utf8').catch(() => '')) !== page;
if (stale) await writeFile(PAGE, page);
console.log(`${judged.faults.length} faults; ${stale ? 'page' : 'nothing'} changed`);
