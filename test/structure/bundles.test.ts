import { build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/cli.js';

/** What only a run that goes online needs. */
const ASKS_THE_NETWORK = /^src\/(gather\/online|platform\/node\/(network|azure|dns))\b/;

async function bundled(entry: string, platform: 'browser' | 'node'): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    splitting: platform === 'node',
    outdir: 'dist',
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    packages: 'external',
    logLevel: 'silent',
  });
  return metafile;
}

/** The sources that have code in the output with a source, and in every output that it imports at once. */
function loadedWith(source: string, { outputs }: Metafile): readonly string[] {
  const first = Object.keys(outputs).filter((name) => (outputs[name]?.inputs[source]?.bytesInOutput ?? 0) > 0);
  const reached = new Set(first);
  for (const name of reached) {
    for (const { path, kind, external } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) reached.add(path);
    }
  }
  return [...reached].flatMap((name) =>
    Object.entries(outputs[name]?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [input] : [],
    ),
  );
}

describe('what is linked', () => {
  it.each(['src/browser.ts', 'src/web/worker.ts'])(
    'for %s holds no gatherer that asks the network, as there is none to ask',
    async (entry) => {
      const sources = loadedWith('src/compose/check.ts', await bundled(entry, 'browser'));
      expect(sources).toContain('src/gather/targets.ts');
      expect(sources.filter((name) => ASKS_THE_NETWORK.test(name))).toEqual([]);
    },
  );

  it('for the command line is loaded only by a run that asks, as far as it asks the network', async () => {
    const metafile = await bundled('src/cli/main.ts', 'node');
    const all = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
    expect(all.some((name) => ASKS_THE_NETWORK.test(name))).toBe(true);
    for (const source of ['src/cli/main.ts', 'src/compose/check.ts', 'src/compose/names.ts', 'src/cli/nodeIo.ts']) {
      const sources = loadedWith(source, metafile);
      expect(sources).toContain(source);
      expect(sources.filter((name) => ASKS_THE_NETWORK.test(name))).toEqual([]);
    }
  });
});
