import { formatted } from './formatted.mjs';
import { identifier } from './rule-files.mjs';

/** The text of src/rules/index.ts, in the project's format. */
export function renderRuleIndex(root, rules) {
  const ids = [...rules.keys()];
  const list = (isMember) => ids.filter((id) => isMember(rules.get(id))).map(identifier);
  const text = `// Written by \`npm run generate\` from the files below this folder: do not edit.
import type { AnyRule } from '../core/check/rule.js';
import type { RunRule } from '../core/check/runRule.js';
${ids.map((id) => `import ${identifier(id)} from './${id}.js';`).join('\n')}

/** Every rule that judges one target, by id. */
export const rules: readonly AnyRule[] = [${list((rule) => rule.scope !== 'run').join(', ')}];

/** Every rule that compares the targets of a run, by id. */
export const runRules: readonly RunRule[] = [${list((rule) => rule.scope === 'run').join(', ')}];
`;
  return formatted(root, 'src/rules/index.ts', text);
}
