// Bundles a benchmark written in TypeScript and runs it: node bench/run.mjs trust
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const name = process.argv[2];
if (name === undefined || !/^[a-z-]+$/.test(name)) {
  console.error('usage: node bench/run.mjs <name of a file in bench, without .ts>');
  process.exit(2);
}
const bundle = join(folder, '..', 'dist', 'bench', `${name}.mjs`);
await build({
  entryPoints: [join(folder, `${name}.ts`)],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
await import(pathToFileURL(bundle).href);
