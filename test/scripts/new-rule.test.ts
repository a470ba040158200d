import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
let copy: string;

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
const newRule = (...args: string[]) => node('scripts/new-rule.mjs', ...args);

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'cmg-cert-new-rule-'));
  for (const file of [
    'src',
    'scripts',
    'test/support',
    'docs',
    'package.json',
    'biome.json',
    '.gitignore',
    'tsconfig.base.json',
    'vitest.config.ts',
  ]) {
    cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('npm run new-rule', () => {
  it('writes a rule and a fault that are listed at once, and a test that fails until both are written', () => {
    const run = newRule('key/scaffolded');
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('src/rules/key/scaffolded.ts');
    expect(run.stdout).toContain('src/lab/faults/topics/key.ts');
    expect(run.stdout).toContain('test/rules/key/scaffolded.test.ts');
    expect(readFileSync(path.join(copy, 'src/rules/index.ts'), 'utf8')).toContain("from './key/scaffolded.js'");
    expect(node('scripts/generate.mjs', '--check').status).toBe(0);

    const vitest = node('node_modules/vitest/vitest.mjs', 'run', 'test/rules/key/scaffolded.test.ts');
    expect(vitest.status).toBe(1);
    expect(vitest.stdout + vitest.stderr).toContain("to include 'fail'");
  }, 60_000);

  it('asks for no more than these two files to be written', () => {
    const edit = (file: string, change: (text: string) => string) => {
      const target = path.join(copy, file);
      writeFileSync(target, change(readFileSync(target, 'utf8')));
    };
    edit('src/rules/key/scaffolded.ts', (text) =>
      text.replace('import { defineRule, unknown }', 'import { defineRule, fail, pass }').replace(
        /check\(\) \{[\s\S]*?\n {2}\},/,
        `check({ certificate }) {
    return certificate.notAfter > 0 && certificate.serialNumber[0] === 66 ? fail('It is 66.') : pass('It is another.');
  },`,
      ),
    );
    edit('src/lab/faults/topics/key.ts', (text) =>
      text.replace('kit.serverPfx({}),', 'kit.serverPfx({ serialNumber: Uint8Array.of(66, 1, 2, 3) }),'),
    );
    const vitest = node('node_modules/vitest/vitest.mjs', 'run', 'test/rules/key/scaffolded.test.ts');
    expect(vitest.stdout).toContain('2 passed');
    expect(vitest.status).toBe(0);
  }, 60_000);

  it('makes generate --check fail when a rule changes and its page does not', () => {
    const file = path.join(copy, 'src/rules/key/rsa.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace("title: 'The key is RSA'", "title: 'The key is an RSA key'"));
    const run = node('scripts/generate.mjs', '--check');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('docs/rules/key/rsa.md');
  });

  it.each(['key/rsa', 'Key/size', 'key', 'key/', 'key/a_b', 'nothing/here', '../key/x', 'key/x/y'])(
    'refuses %s',
    (id) => {
      const run = newRule(id);
      expect(run.status).toBe(2);
      expect(run.stderr).not.toBe('');
      expect(run.stdout).toBe('');
    },
  );
});
