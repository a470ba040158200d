import { describe, expect, it } from 'vitest';
import { type Finding, type Report, rules } from '../../src/index.js';
import { DEFAULT_AT, FIXTURES, type Fixture, fixturePath, manifest } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const judged = manifest().filter((fixture) => fixture.fails !== undefined);

/** Options that name a file do so relative to the fixtures' folder. */
const FILE_OPTIONS = new Set(['--roots', '--intermediates', '--crl']);
const argsOf = ({ file, args = [], at = DEFAULT_AT }: Fixture): string[] => [
  fixturePath(file),
  '--at',
  at,
  ...args.map((arg, index) => (FILE_OPTIONS.has(args[index - 1] ?? '') ? `${FIXTURES}/${arg}` : arg)),
];
const withPassword = ({ password }: Fixture): [string[], Record<string, string>] =>
  password === undefined ? [[], {}] : [['--password-env', 'PASSWORD'], { PASSWORD: password }];

/** A failure that only follows from another one is shown under it, and is not a mistake of its own. */
const failing = (findings: readonly Finding[]): string[] =>
  [
    ...new Set(findings.filter((one) => one.outcome === 'fail' && one.causedBy === undefined).map((one) => one.rule)),
  ].sort();

describe('every fixture fails exactly the rules that the manifest names', () => {
  it.each(judged)('$file: $fails', async (fixture) => {
    const [passwordArgs, env] = withPassword(fixture);
    const args = ['check', ...argsOf(fixture), ...passwordArgs];
    const json = await runInProcess([...args, '--format', 'json'], env);
    const report = JSON.parse(json.stdout) as Report;
    expect(report.inputs.map((input) => input.error)).toEqual([undefined]);
    const expected = [...(fixture.fails ?? [])].sort();
    expect(failing([...(report.inputs[0]?.results ?? []), ...report.runResults])).toEqual(expected);
    expect(json.code).not.toBe(70);

    const text = await runInProcess(args, env);
    const numbered = [...text.stdout.matchAll(/^ [x!] \d+ +.*?([a-z]+\/[a-z0-9-]+)?$/gm)];
    for (const rule of expected) expect(text.stdout).toContain(rule);
    expect(numbered.length).toBeGreaterThanOrEqual(expected.length);
    expect(text.code).toBe(json.code);
  });
});

describe('the manifest', () => {
  const ONLINE = new Set(rules.filter((rule) => rule.online === true).map((rule) => rule.id));
  const failed = new Set(judged.flatMap((fixture) => fixture.fails ?? []));

  /** What no file of this kind can break, each with the reason. */
  const CANNOT_FAIL: Readonly<Record<string, string>> = {};

  it.each(rules.filter((rule) => !ONLINE.has(rule.id) && rule.severity !== 'info').map((rule) => rule.id))(
    'has a fixture that fails %s',
    (rule) => {
      if (rule in CANNOT_FAIL) expect(failed.has(rule)).toBe(false);
      else expect([...failed]).toContain(rule);
    },
  );

  it('names only rules that exist', () => {
    const known = new Set(rules.map((rule) => rule.id));
    expect([...failed].filter((rule) => !known.has(rule))).toEqual([]);
  });
});
