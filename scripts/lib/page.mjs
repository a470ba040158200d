// The offline page: one HTML file that holds its styles, its script and, packed as a text in the script, the worker's code.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { compress } from 'lzma1';
import { minify } from 'rolldown/utils';
import { licenceComment } from './licences.mjs';

/** In octets; `gzip` is zlib's level 9. */
export const BUDGET = { raw: 1_000_000, gzip: 300_000 };

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

/** @returns {Promise<{html: string, metafiles: object[]}>} */
export async function buildPage(root, version) {
  const src = (file) => path.join(root, 'src', file);
  const worker = await build({
    ...shared(root),
    entryPoints: [src('web/worker.ts')],
    plugins: [rulesOfThePage, schemaOfThePage, yamlReader],
  });
  const licences = licenceComment(root, worker.metafile, ['lzma1']);
  const code = `${licences}${await minified(worker.outputFiles[0].text)}`;
  const script = await build({
    ...shared(root),
    entryPoints: [src('web/main.ts')],
    plugins: [packedModule('packed-worker', code), lzmaDecoder],
  });
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

/** Topics whose rules judge what no file given to the page can be: a gateway that is running. */
const NOT_IN_THE_PAGE = ['live'];

/** Of a rule's own words those that its documentation shows, and no report. The formatter sees to it that each begins a line. */
const FOR_DOCUMENTATION = /^ {2}(?:title|severityNote|example):[\s\S]*?,\n(?= {2}[a-z])/gm;

/** Leaves these rules out of the list, and those words out of the others: they would weigh, and do nothing. */
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
    onLoad({ filter: /[\\/]src[\\/]rules[\\/][a-z]+[\\/][a-z0-9-]+\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const rule = text.indexOf('defineRule({');
      const words = rule < 0 ? '' : text.slice(rule).replace(FOR_DOCUMENTATION, '');
      return { contents: rule < 0 ? text : text.slice(0, rule) + words, loader: 'ts' };
    });
  },
};

/** Of the plan's schema what each key means: editors show it, and templates; the page does neither. */
const MEANINGS = /\b(means|may|mayBeSo)\(\s*(?:'[^']*'|"[^"]*")/g;

const schemaOfThePage = {
  name: 'schema-of-the-page',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]plan[\\/]schema\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return { contents: text.replace(MEANINGS, "$1(''"), loader: 'ts' };
    });
  },
};

/** The page reads YAML and writes none: what `yaml` writes with is left out of it. Nothing that reads calls it, once keys are known to be scalars (readPlan). */
const yamlReader = {
  name: 'yaml-reader',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]stringify[\\/][A-Za-z]+\.js$/ }, async ({ path: file }) => {
      const [, names] = /^export \{ (.+) \};$/m.exec(await readFile(file, 'utf8')) ?? [];
      if (names === undefined) throw new Error(`${file} is not of the shape that the build of the page knows`);
      const unused = names.split(', ').map((name) => `export const ${name} = written;`);
      return {
        contents: `const written = () => { throw new Error('no YAML is written here'); };\n${unused.join('\n')}`,
      };
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
      contents: Buffer.from(compress(Buffer.from(code), LZMA_LEVEL)).toString('base64'),
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
