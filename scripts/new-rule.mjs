// npm run new-rule topic/name: writes a rule and its test, both to be filled in.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
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
await write(
  testFile,
  `import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/${id}.js';

describe(rule.id, () => {
  it('is written and tested', () => {
    expect.fail('Write ${ruleFile}, then put tests here that show it passing, failing, and not deciding.');
  });
});
`,
);
execFileSync(process.execPath, [path.join(import.meta.dirname, 'generate.mjs')], { cwd: root, stdio: 'ignore' });

console.log(`Wrote two files to edit:
  ${ruleFile}   replace every ‹placeholder› and write check()
  ${testFile}   fails until you replace it
Then: npm run generate && npx vitest run ${testFile} test/rules/rules.test.ts`);

async function write(file, text) {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
