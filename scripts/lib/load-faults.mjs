import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** A fixed time, so that the page is the same whenever it is written. */
const NOW = Date.parse('2026-11-21T12:00:00Z');

/**
 * Makes every fault and judges it, as the tests do.
 * @returns {Promise<{faults: {id: string, rule: string, title: string, outcome: string, severity: string, message: string, fails: string[]}[], exceptions: Record<string, string>}>}
 */
export async function judgeFaults(root) {
  const from = (file) => JSON.stringify(path.join(root, file));
  const bundle = path.join(root, 'dist/generate/faults.mjs');
  await build({
    stdin: {
      contents: [
        `export { faults } from ${from('src/lab/faults/index.ts')};`,
        `export { UNBREAKABLE } from ${from('src/lab/faults/exceptions.ts')};`,
        `export { Kit } from ${from('src/lab/faults/kit.ts')};`,
        `export { makeFaultKeys } from ${from('src/lab/faults/keys.ts')};`,
        `export { failingRules, findingsOf, judgeArtefact } from ${from('test/support/artefacts.ts')};`,
      ].join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    outfile: bundle,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  const { faults, UNBREAKABLE, Kit, makeFaultKeys, failingRules, findingsOf, judgeArtefact } = await import(
    pathToFileURL(bundle).href
  );
  const kit = new Kit(NOW, await makeFaultKeys());
  const judged = [];
  for (const { id, rule, title, make } of faults) {
    const report = await judgeArtefact(await make(kit), NOW);
    const told = findingsOf(report).filter(
      ({ rule: of, outcome }) => of === rule && ['fail', 'note'].includes(outcome),
    );
    const [first] = told;
    judged.push({
      id,
      rule,
      title,
      outcome: first?.outcome ?? 'nothing',
      severity: first?.severity ?? '',
      message: first?.message ?? '',
      fails: failingRules(report),
    });
  }
  return { faults: judged, exceptions: UNBREAKABLE };
}
