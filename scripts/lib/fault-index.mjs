import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { formatted } from './formatted.mjs';
import { identifier } from './rule-files.mjs';

/** Ids of the faults, which are the paths of their files below src/lab/faults, sorted. */
export async function listFaultIds(root) {
  const folder = path.join(root, 'src/lab/faults');
  const ids = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of await readdir(path.join(folder, entry.name))) {
      if (file.endsWith('.ts')) ids.push(`${entry.name}/${file.slice(0, -'.ts'.length)}`);
    }
  }
  return ids.sort();
}

/** The text of src/lab/faults/index.ts. */
export function renderFaultIndex(root, ids) {
  const text = `// Written by \`npm run generate\` from the files below this folder: do not edit.
import type { Fault } from './defineFault.js';
${ids.map((id) => `import ${identifier(id)} from './${id}.js';`).join('\n')}

/** Every fault, by id. */
export const faults: readonly Fault[] = [${ids.map(identifier).join(', ')}];
`;
  return formatted(root, 'src/lab/faults/index.ts', text);
}
