import { runBundled, sourceFile } from './bundle.mjs';
import { identifier } from './rule-files.mjs';

/**
 * Imports the rules, and what their pages and the other generated files are made from, out of the sources.
 * @returns {Promise<{rules: Map<string, object>, sources: object, symptoms: object, checklist: object[], planSchema: object}>} rules by the id of their file
 */
export async function loadRules(root, ids) {
  const from = (file) => sourceFile(root, file);
  return runBundled(
    root,
    [
      `export { SOURCES as sources } from ${from('core/check/sources.ts')};`,
      `export { SYMPTOMS as symptoms } from ${from('core/symptoms/table.ts')};`,
      `export { CHECKLIST as checklist } from ${from('core/plan/checklist.ts')};`,
      `import { planJsonSchema } from ${from('planFile/jsonSchema.ts')};`,
      'export const planSchema = planJsonSchema();',
      ...ids.map((id) => `import ${identifier(id)} from ${from(`rules/${id}.ts`)};`),
      `export const rules = new Map([${ids.map((id) => `[${JSON.stringify(id)}, ${identifier(id)}]`).join(', ')}]);`,
    ].join('\n'),
  );
}
