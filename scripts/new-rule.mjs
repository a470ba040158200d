// npm run new-rule topic/name: writes a rule, a file that breaks it, both to be filled in, and the test that holds them together.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RULE_ID, TOPICS } from './lib/topics.mjs';

const root = process.cwd();
const [id, ...more] = process.argv.slice(2);

if (id === undefined || more.length > 0) stop('Usage: npm run new-rule topic/name');
if (!RULE_ID.test(id)) {
  stop(`"${id}" is no rule id: write topic/name in lower-case letters, digits and single hyphens, as in key/size.`);
}
const [topic, name] = id.split('/');
if (!Object.hasOwn(TOPICS, topic)) {
  stop(`There is no topic "${topic}". Topics: ${Object.keys(TOPICS).join(', ')} (scripts/lib/topics.mjs).`);
}
const ruleFile = `src/rules/${topic}/${name}.ts`;
const faultFile = `src/lab/faults/topics/${topic}.ts`;
const testFile = `test/rules/${topic}/${name}.test.ts`;
for (const file of [ruleFile, testFile]) {
  if (existsSync(path.join(root, file))) stop(`${file} is there already; a rule's id never changes hands.`);
}

const target = TOPICS[topic].target;
await write(
  ruleFile,
  `import { defineRule, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: '${id}',
  title: '‹What holds when it passes, as a statement without a full stop›',
  targets: ['${target}'],
  severity: 'error',
  why: '‹What goes wrong otherwise, in one or two sentences›',
  fix: '‹A command or a click path›',
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: '‹heading›', strength: 'required' }],
  example: { good: '‹a value that passes›', bad: '‹a value that fails›' },
  check() {
    return unknown('undecidable', '${id} has no check yet.');
  },
});
`,
);
await addFault(`  {
    id: '${id}',
    title: '‹What is wrong with it, as a statement without a full stop›',
    // ‹What differs from the good file.›
    make: (kit) => kit.serverPfx({}),
  },
`);
await write(
  testFile,
  `import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/${id}.js';
import { outcomesInFault, outcomesInGoodFiles } from '../../support/ruleArtefacts.js';

describe(rule.id, () => {
  it('speaks in the file that is made to break it', async () => {
    expect(await outcomesInFault(rule.id)).toContain(rule.severity === 'info' ? 'note' : 'fail');
  });

  it('passes in a good file', async () => {
    expect(await outcomesInGoodFiles(rule.id)).toContain('pass');
  });
});
`,
);
execFileSync(process.execPath, [path.join(import.meta.dirname, 'generate.mjs')], { cwd: root, stdio: 'ignore' });

console.log(`Wrote two places to edit:
  ${ruleFile}   replace every ‹placeholder› and write check()
  ${faultFile}   its row: a file that breaks it
and ${testFile}, which fails until both are written; add to it what the two files do not show.
Then: npm run generate && npx vitest run ${testFile} test/rules/rules.test.ts test/lab/faults.test.ts`);

/** A row in its place in the table of the topic: the rows are in the order of their ids. */
async function addFault(row) {
  const table = path.join(root, faultFile);
  const text = await readFile(table, 'utf8');
  const rows = [...text.matchAll(/^ {2}\{\n {4}id: '([^']+)'/gm)];
  const next = rows.find((match) => match[1] > id)?.index ?? text.lastIndexOf(']);');
  await writeFile(table, text.slice(0, next) + row + text.slice(next));
}

async function write(file, text) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
