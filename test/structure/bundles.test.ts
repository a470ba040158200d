import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/cli.js';

/** What only a run that goes online needs. */
const ASKS_THE_NETWORK = /^src\/(gather\/online|platform\/node\/(network|azure|dns))\b/;

/** The sources that have code in what is linked for an entry; what it loads on demand is linked into browsers' bundles as well. */
async function linked(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    packages: 'external',
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  );
}

const DIST = resolve(ROOT, 'dist');
const textOf = (file: string): string => readFileSync(join(DIST, file), 'utf8');

/** A file of the program as it was built, and all that it imports at once. */
function loadedWith(entry: string): readonly string[] {
  const loaded = new Set([entry]);
  for (const file of loaded) {
    for (const [, name] of textOf(file).matchAll(/(?:\bfrom|^import|;import)\s*"(\.[^"]+)"/g))
      loaded.add(join(dirname(file), name as string));
  }
  return [...loaded];
}

/** Words of undici, of the resolver and of the Azure clients that no minifier changes. */
const NETWORK_WORDS = /UND_ERR_CONNECT_TIMEOUT|resolveCname|@azure\/arm-storage/;

describe('what is linked', () => {
  it.each(['src/browser.ts', 'src/web/worker.ts'])(
    'for %s holds no gatherer that asks the network, as there is none to ask',
    async (entry) => {
      const sources = await linked(entry);
      expect(sources).toContain('src/gather/targets.ts');
      expect(sources.filter((name) => ASKS_THE_NETWORK.test(name))).toEqual([]);
    },
  );

  it('for a check by the command line is one file of its own, without what only a run that goes online needs', () => {
    const chunks = readdirSync(join(DIST, 'chunks')).map((name) => `chunks/${name}`);
    const check = chunks.filter((name) => /^chunks\/check-/.test(name));
    expect(check.length).toBe(1);
    const loaded = loadedWith(check[0] as string);
    expect(loaded.length).toBeLessThanOrEqual(5);
    expect(loaded.filter((name) => NETWORK_WORDS.test(textOf(name)))).toEqual([]);
    expect(chunks.filter((name) => NETWORK_WORDS.test(textOf(name))).length).toBeGreaterThan(1);
  });

  it('for --version is a few thousand octets', () => {
    const size = loadedWith('cli.js').reduce((sum, name) => sum + textOf(name).length, 0);
    expect(size).toBeLessThan(5000);
  });
});
