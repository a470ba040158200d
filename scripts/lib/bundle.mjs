import path from 'node:path';
import { build } from 'esbuild';

/** Runs TypeScript sources below src: Node 20 reads none, so they are bundled in memory first. @param {string} entry JavaScript with absolute imports */
export async function runBundled(root, entry) {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

export const sourceFile = (root, file) => JSON.stringify(path.join(root, 'src', file));
