import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import * as library from '../../src/index.js';
import { FORMATS, formatsOf, PAGE_FORMATS } from '../../src/reporters/formats.js';
import { ROOT } from '../support/cli.js';
import { runInProcess } from '../support/runInProcess.js';

const inWords = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
const guide = (name: string) => readFileSync(join(ROOT, 'docs/guides', name), 'utf8');

/** Every command, with the options that it has. */
async function commandsOf(): Promise<Command[]> {
  const parse = vi.spyOn(Command.prototype, 'parseAsync').mockImplementation(async function (this: Command) {
    program = this;
    return this;
  });
  let program: Command | undefined;
  try {
    await runInProcess(['rules']);
  } finally {
    parse.mockRestore();
  }
  const below = (command: Command): Command[] => [command, ...command.commands.flatMap(below)];
  return program === undefined ? [] : below(program);
}

/** What help says of --format; undefined where there is none. */
const formatHelp = ({ options }: Command) => options.find(({ long }) => long === '--format')?.description;
const writesReports = ({ options }: Command) => options.some(({ flags }) => flags.includes('<format=file>'));

describe('the table of formats', () => {
  it('is what every command that answers with a report offers', async () => {
    const commands = (await commandsOf()).filter(writesReports);
    expect(commands.map((command) => command.name())).toEqual(
      expect.arrayContaining(['check', 'names', 'renewal', 'inspect']),
    );
    for (const command of commands) expect(formatHelp(command)).toBe(inWords(formatsOf('report')));
  });

  it('is what every other command offers', async () => {
    const commands = (await commandsOf()).filter((command) => !writesReports(command) && formatHelp(command));
    expect(commands.map((command) => command.name())).toEqual(
      expect.arrayContaining(['select', 'export', 'build', 'request', 'rules', 'explain', 'issue']),
    );
    for (const command of commands) {
      expect(formatHelp(command)).toBe(inWords(formatsOf('screen')));
      const option = command.options.find((one) => one instanceof Option && one.long === '--format');
      expect(option?.argChoices).toEqual(formatsOf('screen'));
    }
  });

  it('is what the library lists, each with its renderer', async () => {
    expect(library.FORMATS).toBe(FORMATS);
    const report = await library.names('granitefalls.contoso.com', { region: 'westus', at: 0 });
    const rendering = { why: () => '', sha256: () => new Uint8Array(32) };
    const rendered = await Promise.all(
      Object.values(FORMATS).map(async ({ load }) => (await load()).render(report, rendering)),
    );
    expect(new Set(rendered).size).toBe(Object.keys(FORMATS).length);
    for (const text of rendered) expect(text).toContain('granitefalls');
  });

  it('is what the guides show, each with its extension', () => {
    const files = Object.entries(FORMATS).filter(([name]) => name !== 'text');
    for (const [name, { extension }] of files) expect(guide('report.md')).toContain(`-o ${name}=report.${extension}`);
    const saved = PAGE_FORMATS.map((name) => FORMATS[name].name);
    expect(guide('offline-page.md')).toContain(`saved as ${saved.slice(0, -1).join(', ')} and ${saved.at(-1)}.`);
  });

  it('has all that is written as a name nowhere else', () => {
    const spread = ['src/cli/reportOptions.ts', 'src/cli/render.ts', 'src/web/report.ts', 'src/web/worker.ts'];
    for (const file of spread) {
      expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/'(?:html|markdown)'|text\/html|text\/markdown/);
    }
  });
});
