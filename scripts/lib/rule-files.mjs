import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Ids of the rules below src/rules, which are their paths, sorted. */
export async function listRuleIds(root) {
  const folder = path.join(root, 'src/rules');
  const ids = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    // What several topics say together is no rule.
    if (!entry.isDirectory() || entry.name === 'shared') continue;
    for (const file of await readdir(path.join(folder, entry.name))) {
      if (file.endsWith('.ts')) ids.push(`${entry.name}/${file.slice(0, -'.ts'.length)}`);
    }
  }
  return ids.sort();
}

/** `name/cn-present` as an identifier: `nameCnPresent`. */
export const identifier = (id) => id.replace(/[/-]([a-z0-9])/g, (_, first) => first.toUpperCase());
