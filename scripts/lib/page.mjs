// The offline page: one HTML file that holds its styles, its script and, packed as a text in the script, the worker's code.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { minify } from 'rolldown/utils';
import { licenceComment, packagesOf } from './licences.mjs';
import { leftOut, leftOutOfTheScript } from './page-leaves-out.mjs';
import { lzmaDecoder, packedModule } from './page-packed.mjs';

/** In octets; `gzip` is zlib's level 9. */
export const BUDGET = { raw: 1_000_000, gzip: 340_000 };

/** @param {string} html */
export const sizeOf = (html) => ({ raw: Buffer.byteLength(html), gzip: gzipSync(html, { level: 9 }).length });

const shared = (root) => ({
  absWorkingDir: root,
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  mainFields: ['browser', 'module', 'main'],
  target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
  legalComments: 'none',
  charset: 'ascii',
  metafile: true,
  logLevel: 'warning',
});

/** Packages in the page's own script. The worker's code, which names all licences, is packed before that is bundled. */
const OF_THE_SCRIPT = ['lzma1'];

/** @returns {Promise<{html: string, metafiles: object[]}>} */
export async function buildPage(root, version) {
  const src = (file) => path.join(root, 'src', file);
  const worker = await build({
    ...shared(root),
    entryPoints: [src('web/worker.ts')],
    plugins: leftOut,
  });
  const licences = licenceComment(root, [...packagesOf(Object.keys(worker.metafile.inputs)), ...OF_THE_SCRIPT]);
  const code = `${licences}${await minified(worker.outputFiles[0].text)}`;
  const script = await build({
    ...shared(root),
    entryPoints: [src('web/main.ts')],
    plugins: [packedModule('packed-worker', code), lzmaDecoder, ...leftOutOfTheScript],
  });
  const unnamed = packagesOf(Object.keys(script.metafile.inputs)).filter((name) => !OF_THE_SCRIPT.includes(name));
  if (unnamed.length > 0) throw new Error(`the page names no licence of ${unnamed.join(', ')}`);
  const { reportStyles, copyScript } = await loadReporter(root);
  const styles = await transform(await readFile(src('web/page.css'), 'utf8'), {
    loader: 'css',
    minify: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
  });
  const parts = {
    styles: styles.code.trim(),
    // As they are: the page writes them into the reports that it saves.
    reportStyles,
    script: embeddable(`${await minified(script.outputFiles[0].text)}${copyScript}`),
    version,
  };
  const policy = [
    "default-src 'none'",
    `script-src ${hash(parts.script)}`,
    `style-src ${hash(parts.reportStyles)} ${hash(parts.styles)}`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const template = await readFile(src('web/page.html'), 'utf8');
  const html = template.replace(/\{\{(\w+)\}\}/g, (_, name) => ({ ...parts, policy })[name]);
  return { html, metafiles: [worker.metafile, script.metafile] };
}

/** By Rolldown's minifier, which makes it 2 % smaller than esbuild's. */
async function minified(script) {
  const { code, errors } = await minify('page.js', script, {
    compress: { target: 'es2022' },
    mangle: true,
    codegen: { legalComments: 'none' },
  });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return code.trim();
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** These would end the script element, or begin a comment in it (HTML, "Restrictions for contents of script elements"). */
function embeddable(script) {
  const found = /<\/script|<!--/i.exec(script)?.[0];
  if (found !== undefined) throw new Error(`the page's script contains ${found}, which a script element cannot hold`);
  return script;
}

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
