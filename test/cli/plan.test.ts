import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InputReport, Report } from '../../src/index.js';
import { rules } from '../../src/index.js';
import { ROOT } from '../support/cli.js';
import { runInProcess } from '../support/runInProcess.js';

const AT = ['--at', '2026-11-21T12:00:00Z'];
const BROKEN = resolve(ROOT, 'fixtures/plans/broken');

async function checkPlan(file: string, ...more: string[]): Promise<{ code: number | null; report: Report }> {
  const { code, stdout, stderr } = await runInProcess(['plan', 'check', file, ...AT, '--format', 'json', ...more]);
  if (stdout === '') throw new Error(stderr);
  return { code, report: JSON.parse(stdout) as Report };
}

const failing = (inputs: readonly InputReport[]): string[] => [
  ...new Set(
    inputs.flatMap(({ results }) => results.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule)),
  ),
];

describe('the example plans', () => {
  it.each(['contoso', 'fourth-coffee'])('%s passes with every file that it names', async (name) => {
    const { code, report } = await checkPlan(resolve(ROOT, 'examples', `${name}.yaml`));
    expect([code, report.verdict]).toEqual([0, 'pass']);
    expect(report.inputs[0]).toMatchObject({ kind: 'plan', claim: 'is a design that can be deployed' });
    expect(report.inputs.slice(1).map(({ verdict }) => verdict)).toEqual(Array(8).fill('pass'));
    expect(report.inputs.map(({ role }) => role)).toEqual([
      undefined,
      'server',
      'connection-point',
      'connection-point',
      'client',
      'ca',
      'ca',
      undefined,
      undefined,
    ]);
  });
});

/** The CRL is in the file of the server certificate, which breaks rules of its own. */
const WITH_ITS_FILE = ['clients-check-crl'];

describe('the broken plans', () => {
  const names = readdirSync(BROKEN).map((file) => file.replace(/\.yaml$/, ''));

  it('are one for each rule of plan/', () => {
    const ids = rules.filter(({ id }) => id.startsWith('plan/')).map(({ id }) => id.slice('plan/'.length));
    expect(names.sort()).toEqual(ids.sort());
  });

  it.each(names)('%s fails that rule, and no other', async (name) => {
    const { code, report } = await checkPlan(resolve(BROKEN, `${name}.yaml`));
    expect(report.inputs.map(({ error }) => error)).toEqual(report.inputs.map(() => undefined));
    const [plan, ...files] = report.inputs as [InputReport, ...InputReport[]];
    if (name === 'roots-not-needed') {
      const notes = plan.results.filter(({ outcome }) => outcome === 'note').map(({ rule }) => rule);
      expect([code, failing(report.inputs), notes]).toEqual([0, [], ['plan/roots-not-needed']]);
      return;
    }
    expect(failing([plan])).toEqual([`plan/${name}`]);
    if (!WITH_ITS_FILE.includes(name)) expect(failing(files)).toEqual([]);
    const error = plan.results.some(({ outcome, severity }) => outcome === 'fail' && severity === 'error');
    expect([code, report.verdict]).toEqual(error ? [1, 'fail'] : [0, 'warn']);
  });
});
