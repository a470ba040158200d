import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A fixed time, so that the page is the same whenever it is written. */
const NOW = Date.parse('2026-11-21T12:00:00Z');

/** Makes every fault and judges it, as the tests do. @returns what {@link renderFaultPage} takes */
export async function judgeFaults(root) {
  const from = (file) => JSON.stringify(path.join(root, file));
  const bundle = path.join(root, 'dist/generate/faults.mjs');
  await build({
    stdin: {
      contents: `export { judgeAll } from ${from('test/support/artefacts.ts')};`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    outfile: bundle,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  const { judgeAll } = await import(pathToFileURL(bundle).href);
  return judgeAll(NOW);
}
