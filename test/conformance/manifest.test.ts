import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finding, type Report, rules } from '../../src/index.js';
import { UNBREAKABLE } from '../../src/lab/faults/exceptions.js';
import { faults } from '../../src/lab/faults/index.js';
import { runRules } from '../../src/rules/index.js';
import { ROOT } from '../support/cli.js';
import { DEFAULT_AT, type Fixture, fixture, fixturePath, manifest } from '../support/fixtures.js';
import { schemaErrors } from '../support/reportSchema.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-manifest-'));
const judged = manifest().filter((fixture) => fixture.fails !== undefined && fixture.error === undefined);

/** Paths among a row's arguments are relative to the repository. */
const argsOf = ({ file, args = [], at = DEFAULT_AT }: Fixture): string[] => [
  fixturePath(file),
  '--at',
  at,
  ...args.map((arg) => (arg.startsWith('fixtures/') ? resolve(ROOT, arg) : arg)),
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
    const file = join(folder, `${randomUUID()}.txt`);
    const json = await runInProcess([...args, '--format', 'json', '-o', `text=${file}`], env);
    const report = JSON.parse(json.stdout) as Report;
    expect(schemaErrors(report)).toEqual([]);
    expect(report.inputs.map((input) => input.error)).toEqual([undefined]);
    const expected = [...(fixture.fails ?? [])].sort();
    const findings = [...(report.inputs[0]?.results ?? []), ...report.runResults];
    expect(failing(findings)).toEqual(expected);
    for (const rule of fixture.notes ?? []) {
      expect(findings.some((one) => one.rule === rule && one.outcome === 'note')).toBe(true);
    }
    expect(json.code).not.toBe(70);

    const text = readFileSync(file, 'utf8');
    const numbered = [...text.matchAll(/^ [x!] \d+ +.*?([a-z]+\/[a-z0-9-]+)?$/gm)];
    for (const rule of expected) expect(text).toContain(rule);
    expect(numbered.length).toBeGreaterThanOrEqual(expected.length);
  });
});

describe('every fixture that cannot be opened', () => {
  it.each(manifest().filter((fixture) => fixture.error !== undefined))('$file says $error', async (fixture) => {
    const [passwordArgs, env] = withPassword(fixture);
    const run = await runInProcess(['check', ...argsOf(fixture), ...passwordArgs, '--format', 'json'], env);
    const report = JSON.parse(run.stdout) as Report;
    expect(schemaErrors(report)).toEqual([]);
    const [input] = report.inputs;
    expect(input?.error?.code).toBe(fixture.error);
    expect(input?.error?.remedy).toBeTruthy();
    expect(failing(input?.results ?? [])).toEqual(fixture.fails ?? []);
    expect(run.code).toBe(3);
  });
});

describe('two files of the manifest together', () => {
  it('fail key/not-shared when they are two computers with one key', async () => {
    const files = ['openssl/default.pfx', 'negative/name-prefix-dash.pfx'].map(fixturePath);
    const args = ['check', ...files, '--at', DEFAULT_AT, '--format', 'json', '--password-env', 'PASSWORD'];
    const run = await runInProcess(args, { PASSWORD: fixture('openssl/default.pfx').password ?? '' });
    const shared = (JSON.parse(run.stdout) as Report).runResults.filter(({ rule }) => rule === 'key/not-shared');
    expect(shared.map(({ outcome }) => outcome)).toEqual(['fail']);
  });
});

describe('the manifest', () => {
  const ONLINE = new Set(rules.filter((rule) => rule.online === true).map((rule) => rule.id));
  const failed = new Set(manifest().flatMap((fixture) => fixture.fails ?? []));

  /** What no file of this kind can break, each with the reason. */
  const CANNOT_FAIL: Readonly<Record<string, string>> = {
    'name/region-known': 'it judges the region given, not the certificate: a fault of the lab gives a mistyped one',
    'name/azure-domain-issuer': 'only a public CA could issue it, and none may: a fault of the lab plays one',
    'cert/public-lifetime':
      'only a public CA could issue it, and none does since the limit binds them: a fault of the lab plays one',
  };

  /** Topics that one certificate or PFX can break; CAs, uploads and CRLs are made in the tests of their rules. */
  const TOPICS = new Set(['pfx', 'cert', 'key', 'usage', 'name', 'client']);
  const ofCertificates = (rule: string): boolean => TOPICS.has(rule.split('/')[0] ?? '') || CDP_RULES.has(rule);
  const CDP_RULES = new Set(
    ['distribution-point', 'http', 'public-host', 'no-https', 'no-file'].map((name) => `crl/${name}`),
  );

  it.each(
    rules
      .filter((rule) => ofCertificates(rule.id) && !ONLINE.has(rule.id) && rule.severity !== 'info')
      .map((rule) => rule.id),
  )('has a fixture that fails %s', (rule) => {
    if (rule in CANNOT_FAIL) expect(failed.has(rule)).toBe(false);
    else expect([...failed]).toContain(rule);
  });

  // That faults fail what they name, and that good files pass every rule, is shown in test/lab/faults.test.ts.
  it('and the faults of the lab together fail every rule that needs no network, or make it speak where it only tells', () => {
    const broken = new Set([...failed, ...faults.map(({ rule }) => rule)]);
    const offline = [...rules, ...runRules].map(({ id }) => id).filter((id) => !ONLINE.has(id));
    expect(offline.filter((id) => !broken.has(id) && UNBREAKABLE[id] === undefined)).toEqual([]);
  });

  it('names only rules that exist', () => {
    const known = new Set(rules.map((rule) => rule.id));
    expect([...failed].filter((rule) => !known.has(rule))).toEqual([]);
  });
});
