// Bundles the command line, the library (Node and browser), the rules and the lab; then the types and the published schema.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licenceTexts, packagesOf } from './lib/licences.mjs';
import { BUDGET, buildPage, sizeOf } from './lib/page.mjs';
import { buildProgram } from './lib/program.mjs';

const typesToo = !process.argv.includes('--no-types');
const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}dist`, { recursive: true, force: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
  sourcemap: false,
};
const [ofProgram, , { metafile }] = await Promise.all([
  buildProgram(root),
  build({
    ...shared,
    entryPoints: { index: 'src/index.ts', rules: 'src/rules/index.ts', lab: 'src/lab.ts' },
    outdir: 'dist',
    platform: 'node',
    packages: 'external',
    // What is loaded only when asked for stays so for programs that import the library.
    splitting: true,
    chunkNames: 'library/[name]-[hash]',
  }),
  build({
    ...shared,
    entryPoints: { browser: 'src/browser.ts' },
    outdir: 'dist',
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    legalComments: 'linked',
    metafile: true,
  }),
]);
// Of what is bundled; the library for Node has its packages beside it.
const bundled = [...ofProgram, ...packagesOf(Object.keys(metafile.inputs))];
await writeFile(`${root}dist/LICENSES.txt`, `${licenceTexts(root, bundled)}\n`);
for (const schema of ['report.schema.json', 'plan.schema.json'])
  await cp(`${root}docs/${schema}`, `${root}dist/${schema}`);
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
const { html } = await buildPage(root, version);
await mkdir(`${root}dist`, { recursive: true });
await writeFile(`${root}dist/cmg-cert.html`, html);
const size = sizeOf(html);
console.log(`dist/cmg-cert.html: ${size.raw} bytes of ${BUDGET.raw}, ${size.gzip} bytes compressed of ${BUDGET.gzip}`);
if (size.raw > BUDGET.raw || size.gzip > BUDGET.gzip) throw new Error('the page is over its size budget');
if (typesToo)
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], { cwd: root, stdio: 'inherit' });
