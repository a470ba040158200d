import path from 'node:path';
import { build } from 'esbuild';
import { identifier } from './rule-files.mjs';

/**
 * Imports the rules from their sources: Node 20 reads no TypeScript, so they are bundled in memory first.
 * @returns {Promise<{rules: Map<string, object>, sources: object, symptoms: object}>} rules by the id of their file
 */
export async function loadRules(root, ids) {
  const from = (file) => JSON.stringify(path.join(root, 'src', file));
  const entry = [
    `export { SOURCES as sources } from ${from('core/check/sources.ts')};`,
    `export { SYMPTOMS as symptoms } from ${from('core/symptoms/table.ts')};`,
    ...ids.map((id) => `import ${identifier(id)} from ${from(`rules/${id}.ts`)};`),
    `export const rules = new Map([${ids.map((id) => `[${JSON.stringify(id)}, ${identifier(id)}]`).join(', ')}]);`,
  ].join('\n');
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
