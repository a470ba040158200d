// Writes src/rules/index.ts and docs/rules/ from the rules, docs/plan.schema.json from the schema of plans, docs/pfx-readers.md and docs/coverage.md
// from their data. With --check it writes nothing, names what is
// stale and exits 1.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderCoverage } from './lib/coverage.mjs';
import { loadRules } from './lib/load-rules.mjs';
import { renderPfxReaders } from './lib/pfx-readers.mjs';
import { renderRuleOverview, renderRulePage } from './lib/rule-docs.mjs';
import { listRuleIds } from './lib/rule-files.mjs';
import { renderRuleIndex } from './lib/rule-index.mjs';

const root = process.cwd();
const checkOnly = process.argv.includes('--check');

const ids = await listRuleIds(root);
const { rules, sources, symptoms, checklist, planSchema } = await loadRules(root, ids);
const misplaced = ids.filter((id) => rules.get(id)?.id !== id);
if (misplaced.length > 0) {
  for (const id of misplaced) {
    console.error(`src/rules/${id}.ts says its id is ${rules.get(id)?.id}: it must be the path, ${id}`);
  }
  process.exit(1);
}

const wanted = new Map([
  ['src/rules/index.ts', renderRuleIndex(root, rules)],
  ['docs/rules/README.md', renderRuleOverview(rules)],
  [
    'docs/pfx-readers.md',
    renderPfxReaders(JSON.parse(await readFile(path.join(root, 'docs/pfx-readers.json'), 'utf8'))),
  ],
  ['docs/plan.schema.json', `${JSON.stringify(planSchema, undefined, 2)}\n`],
  [
    'docs/coverage.md',
    renderCoverage(JSON.parse(await readFile(path.join(root, 'docs/requirements.json'), 'utf8')), {
      rules,
      checklist,
      sources,
    }),
  ],
  ...ids.map((id) => [`docs/rules/${id}.md`, renderRulePage(rules.get(id), { sources, symptoms })]),
]);

const stale = [];
for (const [file, text] of wanted) {
  if ((await readIfThere(file)) === text) continue;
  stale.push(file);
  if (checkOnly) continue;
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}
for (const file of await listPages()) {
  if (wanted.has(file)) continue;
  stale.push(`${file} (its rule is gone)`);
  if (!checkOnly) await rm(path.join(root, file));
}

if (checkOnly && stale.length > 0) {
  console.error(`Stale, run "npm run generate":\n${stale.map((file) => `  ${file}`).join('\n')}`);
  process.exit(1);
}
console.log(`${rules.size} rules; ${stale.length === 0 ? 'nothing' : stale.length} changed`);

async function readIfThere(file) {
  try {
    return await readFile(path.join(root, file), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function listPages() {
  const folder = path.join(root, 'docs/rules');
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.endsWith('.md'))
    .map((entry) => `docs/rules/${entry.split(path.sep).join('/')}`);
}
