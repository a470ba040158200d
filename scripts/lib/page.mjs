// The offline page: one HTML file that holds its styles, its script and, packed as a text in the script, the worker's code.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { compress } from 'lzma1';

/** In octets; `gzip` is zlib's level 9. */
export const BUDGET = { raw: 1_000_000, gzip: 300_000 };

/** @param {string} html */
export const sizeOf = (html) => ({ raw: Buffer.byteLength(html), gzip: gzipSync(html, { level: 9 }).length });

const shared = (root) => ({
  absWorkingDir: root,
  bundle: true,
  write: false,
  minify: true,
  format: 'iife',
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  legalComments: 'none',
  charset: 'ascii',
  metafile: true,
  logLevel: 'warning',
});

/** @returns {Promise<{html: string, metafiles: object[]}>} */
export async function buildPage(root, version) {
  const src = (file) => path.join(root, 'src', file);
  const worker = await build({ ...shared(root), entryPoints: [src('web/worker.ts')], plugins: [rulesOfThePage] });
  const script = await build({
    ...shared(root),
    entryPoints: [src('web/main.ts')],
    plugins: [packedModule('packed-worker', worker.outputFiles[0].contents), lzmaDecoder],
  });
  const { reportStyles, copyScript } = await loadReporter(root);
  const styles = await transform(reportStyles + (await readFile(src('web/page.css'), 'utf8')), {
    loader: 'css',
    minify: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
  });
  const parts = {
    styles: styles.code.trim(),
    script: embeddable(`${script.outputFiles[0].text.trim()}${copyScript}`),
    version,
  };
  const policy = [
    "default-src 'none'",
    `script-src ${hash(parts.script)}`,
    `style-src ${hash(parts.styles)}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const template = await readFile(src('web/page.html'), 'utf8');
  const html = template.replace(/\{\{(\w+)\}\}/g, (_, name) => ({ ...parts, policy })[name]);
  return { html, metafiles: [worker.metafile, script.metafile] };
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** These would end the script element, or begin a comment in it (HTML, "Restrictions for contents of script elements"). */
function embeddable(script) {
  const found = /<\/script|<!--/i.exec(script)?.[0];
  if (found !== undefined) throw new Error(`the page's script contains ${found}, which a script element cannot hold`);
  return script;
}

/** Topics whose rules judge what no file given to the page can be: two certificates as a pair, a plan, a gateway that is running. */
const NOT_IN_THE_PAGE = ['renewal', 'plan', 'live'];

/** Leaves these rules out of the list; they would weigh, and judge nothing. */
const rulesOfThePage = {
  name: 'rules-of-the-page',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]rules[\\/]index\.ts$/ }, async ({ path: file }) => {
      let text = await readFile(file, 'utf8');
      for (const [line, name, topic] of text.matchAll(/^import (\w+) from '\.\/([a-z]+)\/[a-z0-9-]+\.js';\n/gm)) {
        if (!NOT_IN_THE_PAGE.includes(topic)) continue;
        text = text.replace(line, '').replace(new RegExp(`\\b${name}\\b,?`), '');
      }
      return { contents: text, loader: 'ts' };
    });
  },
};

/** Of lzma1's levels the first whose window, 2 MiB, is larger than the code; higher ones gain nothing and have the page set aside more memory. */
const LZMA_LEVEL = 5;

/** A module whose text is the code as LZMA in Base64. Base64 costs next to nothing once the page is compressed on its way. */
const packedModule = (name, code) => ({
  name,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
    onLoad({ filter: /.*/, namespace: name }, () => ({
      contents: Buffer.from(compress(code, LZMA_LEVEL)).toString('base64'),
      loader: 'text',
    }));
  },
});

/** The two modules of lzma1 that read, which its `exports` do not offer by themselves. */
const lzmaDecoder = {
  name: 'lzma1-decoder',
  setup({ onResolve, onLoad, initialOptions }) {
    const folder = path.join(initialOptions.absWorkingDir, 'node_modules/lzma1/lib');
    onResolve({ filter: /^lzma1-decoder$/ }, ({ path: name }) => ({ path: name, namespace: name }));
    onLoad({ filter: /.*/, namespace: 'lzma1-decoder' }, () => ({
      contents: `export { Decoder } from './decoder.js'; export { InputBuffer, OutputBuffer } from './streams.js';`,
      resolveDir: folder,
    }));
  },
};

/** The report's styles and its script for copying, from their sources. */
async function loadReporter(root) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/reporters/html/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
