import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/compose/platform.js';
import { type CheckOptions, createCheck, renderJson, type Source } from '../../src/index.js';
import { nodePlatform } from '../../src/platform/node/index.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { DEFAULT_AT, type Fixture, fixtureBytes, isSlow, manifest, slowToo } from '../support/fixtures.js';
import { type Dropped, OfflinePage } from '../support/page.js';
import { runInProcess } from '../support/runInProcess.js';

/**
 * One suite of cases, every file of the manifest, through the three shells: command line, library and offline page give the same JSON, octet for octet.
 *
 * One thing differs by nature and is taken out of the comparison: the trusted roots of the computer, which a page cannot read. Here nobody reads them.
 */

/** Those slow to open that are judged here; all with CMG_CERT_SLOW=1. */
const SLOW_SAMPLE = ['gnutls/3des.pfx', 'gnutls/hash-sha512.pfx', 'nss/default.pfx', 'nss/mac-md5.pfx'];

const cases = manifest().filter((one) => slowToo || !isSlow(one) || SLOW_SAMPLE.includes(one.file));
if (!slowToo)
  process.stdout.write(`skipped: ${manifest().length - cases.length} slow files (CMG_CERT_SLOW=1 has them all)\n`);

const executable = chromiumPath();
const platform: Platform = { ...nodePlatform, machineRoots: async () => [] };

/** Files that can be judged in one run: the same arguments, time and password. */
interface Batch {
  readonly title: string;
  readonly at: string;
  readonly password: string | undefined;
  readonly args: readonly string[];
  readonly files: readonly string[];
}

/** Large enough to be quick, small enough to find one's way in a difference. */
const BATCH = 60;

function batches(fixtures: readonly Fixture[]): Batch[] {
  const groups = new Map<string, Fixture[]>();
  for (const fixture of fixtures) {
    const key = JSON.stringify([fixture.args ?? [], fixture.at ?? DEFAULT_AT, fixture.password]);
    groups.set(key, [...(groups.get(key) ?? []), fixture]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group as [Fixture];
    const { at = DEFAULT_AT, password, args = [] } = first;
    return Array.from({ length: Math.ceil(group.length / BATCH) }, (_, index) => {
      const files = group.slice(index * BATCH, (index + 1) * BATCH).map(({ file }) => file);
      const title = [files.length, files[0], ...args, at].join(' ');
      return { title, at, password, args, files };
    });
  });
}

/** A file's name in all three shells; pages know no folders. */
const flat = (path: string): string => path.replace(/^fixtures\//, '').replaceAll('/', '-');
const bytesOf = (path: string): Uint8Array => fixtureBytes(path.replace(/^fixtures\//, ''));

const FILE_OPTIONS = new Map([
  ['--roots', 'root'],
  ['--intermediates', 'intermediate'],
] as const);
type FileOption = '--roots' | '--intermediates';

/** The arguments of a row as pairs. */
function optionsOf(args: readonly string[]): (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < args.length; index += 2) pairs.push([args[index] as string, args[index + 1] as string]);
  return pairs;
}
const companions = ({ args }: Batch, option?: string) =>
  optionsOf(args).filter(([name]) => (option === undefined ? FILE_OPTIONS.has(name as FileOption) : name === option));

const printed = new Map<string, Promise<string>>();

/** Judged once for both comparisons. */
function byCommandLine(batch: Batch): Promise<string> {
  const known = printed.get(batch.title) ?? runCommandLine(batch);
  printed.set(batch.title, known);
  return known;
}

async function runCommandLine(batch: Batch): Promise<string> {
  const bytes = new Map(
    [...batch.files, ...companions(batch).map(([, file]) => file)].map((file) => [flat(file), bytesOf(file)]),
  );
  const args = optionsOf(batch.args).flatMap(([name, value]) =>
    FILE_OPTIONS.has(name as FileOption) ? [name, flat(value)] : [name, value],
  );
  const read = async (name: string) => bytes.get(name) as Uint8Array;
  const password = batch.password === undefined ? [] : ['--password-env', 'PASSWORD'];
  const run = await runInProcess(
    ['check', ...batch.files.map(flat), '--at', batch.at, '--format', 'json', ...args, ...password],
    batch.password === undefined ? {} : { PASSWORD: batch.password },
    undefined,
    { platform, expand: async (name) => [name], readFile: read, openFile: read },
  );
  return run.stdout;
}

/** What each option of the command line is called in the library and in the page. */
const OPTIONS: Readonly<Record<string, readonly [keyof CheckOptions, string]>> = {
  '--as': ['as', 'as'],
  '--service-name': ['serviceName', 'service-name'],
  '--region': ['region', 'check-region'],
  '--cloud': ['cloud', 'check-cloud'],
  '--deployment': ['deployment', 'check-deployment'],
  '--computer': ['computer', 'check-computer'],
  '--configmgr': ['configmgrVersion', 'configmgr'],
};

async function byLibrary(batch: Batch): Promise<string> {
  const source = (file: string): Source => ({ name: flat(file), bytes: bytesOf(file) });
  const options: Record<string, unknown> = {};
  for (const [name, value] of optionsOf(batch.args)) {
    const option = OPTIONS[name];
    if (option !== undefined) options[option[0]] = option[0] === 'configmgrVersion' ? Number(value) : value;
    else if (!FILE_OPTIONS.has(name as FileOption)) throw new Error(`${name} is not known to this test`);
  }
  const report = await createCheck(platform)(batch.files.map(source), {
    ...options,
    at: Date.parse(batch.at),
    roots: companions(batch, '--roots').map(([, file]) => source(file)),
    intermediates: companions(batch, '--intermediates').map(([, file]) => source(file)),
    passwords: batch.password === undefined ? [] : [batch.password],
  });
  return renderJson(report);
}

async function byPage(batch: Batch, page: OfflinePage): Promise<string> {
  const inputs: Dropped[] = batch.files.map((file) => ({
    name: flat(file),
    bytes: bytesOf(file),
    password: batch.password,
    use: 'judge',
  }));
  const others: Dropped[] = companions(batch).map(([name, file]) => ({
    name: flat(file),
    bytes: bytesOf(file),
    use: FILE_OPTIONS.get(name as FileOption),
  }));
  await page.choose([...inputs, ...others]);
  await page.at('check-at', batch.at);
  for (const [name, value] of optionsOf(batch.args)) {
    const option = OPTIONS[name];
    if (option !== undefined) await page.set(option[1], value);
  }
  await page.run('check');
  return page.json();
}

describe('command line and library', () => {
  it.each(batches(cases))(
    'say the same: $title',
    async (batch) => {
      const json = await byCommandLine(batch);
      expect(JSON.parse(json).inputs).toHaveLength(batch.files.length);
      expect(await byLibrary(batch)).toBe(json);
    },
    180_000,
  );
});

describe.skipIf(executable === undefined)('command line and offline page', () => {
  const browser = chromiumOf(executable);

  it.each(batches(cases))(
    'say the same: $title',
    async (batch) => {
      const page = await OfflinePage.open(browser());
      const shown = await byPage(batch, page);
      expect(shown).toBe(await byCommandLine(batch));
      expect(page.requests).toEqual([]);
      expect(page.complaints).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
