import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import {
  addCommand,
  argument,
  type CommandSpec,
  choiceOr,
  defineCommand,
  flag,
  formerly,
  many,
  required,
  text,
} from '../../src/cli/define.js';
import type { Io } from '../../src/cli/io.js';
import { runInProcess } from '../support/runInProcess.js';

const all = (commands: readonly CommandSpec[], above = ''): (readonly [string, CommandSpec])[] =>
  commands.flatMap((one) => [[`${above}${one.name}`, one] as const, ...all(one.commands, `${above}${one.name} `)]);

describe('the table of commands', () => {
  it('is what the program knows: help lists each, and each has help of its own', async () => {
    const { stdout } = await runInProcess(['--help']);
    for (const { name } of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    for (const [path, { description }] of all(COMMANDS)) {
      const help = await runInProcess([...path.split(' '), '--help']);
      expect([path, help.code]).toEqual([path, 0]);
      expect(help.stdout.replace(/\s+/g, ' ')).toContain(description.replace(/\s+/g, ' '));
    }
  });

  it('writes what a command makes with -o, --out, and reports with -o FORMAT=FILE', () => {
    const outputs = all(COMMANDS).flatMap(([path, { options }]) =>
      Object.values(options)
        .filter(({ flags }) => flags.startsWith('-o,') || flags.includes('--out ') || flags.includes('--output '))
        .map(({ flags }) => `${path}: ${flags}`),
    );
    expect(outputs.length).toBeGreaterThan(10);
    expect(outputs.filter((one) => !/: -o, --(?:out <(?:file|dir)>|output <format=file>)$/.test(one))).toEqual([]);
  });

  it('gains a command by a value and a row: the program needs no other change', async () => {
    const seen: unknown[] = [];
    const added = defineCommand({
      name: 'count',
      description: 'count files',
      arguments: [argument('<file...>', 'files')],
      options: {
        out: formerly('--output <file>', required('-o, --out <file>', 'where to')),
        unit: choiceOr('--unit <unit>', 'of what', ['byte', 'line'], 'byte'),
        skip: many('--skip <file>', 'leave out (repeat)'),
        title: text('--title <text>', 'above it'),
        quiet: flag('--quiet', 'say nothing'),
      },
      async run([files], { out, unit, skip, title, quiet }) {
        const shape: readonly [readonly string[], string, 'byte' | 'line'] = [files, out, unit];
        seen.push([...shape, skip, title, quiet]);
        return 7;
      },
    });
    let code = 0;
    const parse = async (...argv: string[]) => {
      const program = new Command('test').exitOverride().configureOutput({ writeErr: () => {} });
      addCommand(program, added, {} as Io, (result) => {
        code = result;
      });
      await program.parseAsync(['count', ...argv], { from: 'user' });
    };
    await parse('a', 'b', '-o', 'x', '--skip', 'c', '--skip', 'd', '--unit', 'line');
    expect([code, seen.pop()]).toEqual([7, [['a', 'b'], 'x', 'line', ['c', 'd'], undefined, undefined]]);
    await parse('a', '--output', 'y', '--quiet', '--title', 't');
    expect(seen.pop()).toEqual([['a'], 'y', 'byte', [], 't', true]);
    await expect(parse('a')).rejects.toThrow("required option '-o, --out <file>' not specified");
  });
});

describe('a word that is no command', () => {
  it.each([
    ['audit', 'check'],
    ['verify', 'check'],
    ['chekc', 'check'],
    ['expalin', 'explain'],
    ['renew', 'renewal'],
    ['csr', 'request'],
  ])('%s is told as one, with %s as the nearest', async (word, near) => {
    const { code, stderr } = await runInProcess([word, 'foo']);
    expect([code, stderr]).toEqual([
      2,
      `cmg-cert: there is no command "${word}", and no file of that name\n          Did you mean cmg-cert ${near}?\n`,
    ]);
  });

  it('is told within a group as well', async () => {
    const { code, stderr } = await runInProcess(['plan', 'chek', 'x.yaml']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/unknown command 'chek'[\s\S]*check/)]);
  });

  it('is a file where there is one of that name, and with a path or an ending always', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'word-'));
    writeFileSync(join(folder, 'audit'), 'nothing');
    const known = await runInProcess([join(folder, 'audit')]);
    expect(known.stdout + known.stderr).not.toContain('there is no command');
    const missing = await runInProcess(['audit.pfx']);
    expect(missing.stderr + missing.stdout).not.toContain('there is no command');
  });
});

describe('the spellings of before', () => {
  it('still write the file, and no help shows them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'before-'));
    const file = join(folder, 'plan.schema.json');
    expect((await runInProcess(['plan', 'schema', '--output', file])).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('$schema');
    expect((await runInProcess(['plan', 'schema', '--help'])).stdout).not.toContain('--output');
  });
});
