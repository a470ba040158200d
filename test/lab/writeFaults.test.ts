import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report/report.js';
import { faults } from '../../src/lab/faults/index.js';
import type { Manifest } from '../../src/lab/faults/manifest.js';
import { failingRules } from '../support/artefacts.js';
import { temporaryDirectory } from '../support/openssl.js';
import { runInProcess } from '../support/runInProcess.js';

const directory = temporaryDirectory();
const folder = path.join(directory, 'faults');
let manifest: Manifest;
let screen: string;

beforeAll(async () => {
  const run = await runInProcess(['lab', 'faults', folder]);
  expect([run.code, run.stderr]).toEqual([0, '']);
  screen = run.stdout;
  manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
}, 60_000);

/** A command of the manifest as it is typed in the folder; names of files become paths here. */
async function typed(command: string): Promise<Report> {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const [program, ...rest] = words;
  expect(program).toBe('cmg-cert');
  const isFile = (word: string) => statSync(path.join(folder, word), { throwIfNoEntry: false })?.isFile() === true;
  const there = rest.map((word) => (isFile(word) ? path.join(folder, word) : word));
  const run = await runInProcess([...there, '--format', 'json']);
  if (run.stdout === '') throw new Error(`${command}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Report;
}

describe('cmg-cert lab faults', () => {
  it('writes every fault, each with files that are there', () => {
    expect(manifest.faults.map(({ id }) => id)).toEqual(faults.map(({ id }) => id));
    for (const { id, files } of [...manifest.faults, ...manifest.good]) {
      expect([id, files.length > 0, files.filter((file) => !existsSync(path.join(folder, file)))]).toEqual([
        id,
        true,
        [],
      ]);
    }
  });

  it('names commands that fail exactly what the manifest says', async () => {
    for (const { id, command, fails } of manifest.faults) {
      if (command === null) continue;
      expect([id, failingRules(await typed(command))]).toEqual([id, [...fails].sort()]);
    }
  }, 120_000);

  it('names commands that find nothing wrong with the good ones', async () => {
    for (const { id, command } of manifest.good) {
      if (command !== null) expect([id, failingRules(await typed(command))]).toEqual([id, []]);
    }
  }, 60_000);

  it('has no command only where the library has to be told of a public root, and then names it', () => {
    const silent = [...manifest.faults, ...manifest.good].filter(({ command }) => command === null);
    expect(silent.length).toBeGreaterThan(0);
    for (const { publicRoots } of silent) expect(publicRoots?.length).toBe(1);
  });

  it('tells what an administrator would see, with where', () => {
    const dash = manifest.faults.find(({ id }) => id === 'name/prefix-characters');
    expect(dash?.seen.join()).toMatch(/Wizard.*lowercase letters and numbers/);
    expect(manifest.faults.filter(({ seen }) => seen.length > 0).length).toBeGreaterThan(20);
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read the keys and the password', () => {
    const mode = (file: string) => (statSync(path.join(folder, file)).mode & 0o777).toString(8);
    expect(mode('password.txt')).toBe('600');
    const keys = manifest.faults.flatMap(({ files }) => files).filter((file) => file.endsWith('.pfx'));
    for (const file of keys) expect([file, mode(file)]).toEqual([file, '600']);
  });

  it('lists all of it in README.md, and says what to type next', () => {
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    for (const { id, rule } of manifest.faults) {
      expect(readme).toContain(`| \`${id}/\` |`);
      expect(readme).toContain(`- \`${rule}\`: `);
    }
    expect(screen).toMatch(/ Next {2}cd .*\n {7}cmg-cert check name\/prefix-characters\/server\.pfx /);
  });

  it('replaces no folder but one of its own, and that only with --force', async () => {
    const again = await runInProcess(['lab', 'faults', folder]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('--force')]);

    const foreign = path.join(directory, 'foreign');
    mkdirSync(foreign);
    writeFileSync(path.join(foreign, 'thesis.txt'), 'years of work');
    for (const force of [[], ['--force']]) {
      const run = await runInProcess(['lab', 'faults', foreign, ...force]);
      expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('is not empty')]);
    }
    expect(readdirSync(foreign)).toEqual(['thesis.txt']);

    const file = path.join(foreign, 'thesis.txt');
    expect((await runInProcess(['lab', 'faults', file])).code).toBe(2);

    const before = statSync(path.join(folder, 'manifest.json')).mtimeMs;
    expect((await runInProcess(['lab', 'faults', folder, '--force'])).code).toBe(0);
    expect(statSync(path.join(folder, 'manifest.json')).mtimeMs).toBeGreaterThan(before);
    expect(readdirSync(directory).sort()).toEqual(['faults', 'foreign']);
  }, 60_000);
});
