import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputReport, Report } from '../../src/index.js';
import { checkPlan as judgePlan, rules } from '../../src/index.js';
import { ROOT } from '../support/cli.js';
import { fixturePath } from '../support/fixtures.js';
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
    inputs.flatMap(({ results }) =>
      results.filter(({ outcome, causedBy }) => outcome === 'fail' && causedBy === undefined).map(({ rule }) => rule),
    ),
  ),
];

describe('the example plans', () => {
  it.each([
    ['contoso', 'pass', []],
    // As in Microsoft's own example, each primary has one connection point.
    ['fourth-coffee', 'warn', ['plan/connection-points']],
  ] as const)('%s can be deployed with every file that it names: %s', async (name, verdict, warnings) => {
    const { code, report } = await checkPlan(resolve(ROOT, 'examples', `${name}.yaml`));
    expect([code, report.verdict, failing(report.inputs)]).toEqual([0, verdict, [...warnings]]);
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

describe('the ports to open', () => {
  it('stand in columns, and a label that is too long for its own on a line of its own', async () => {
    const { stdout } = await runInProcess(['plan', 'check', resolve(ROOT, 'examples/contoso.yaml'), ...AT]);
    const lines = stdout
      .slice(stdout.indexOf(' Connections to allow\n'), stdout.indexOf(' In the wizard\n'))
      .trimEnd()
      .split('\n');
    const [long] = lines.filter((line) => line.includes('10124 to 10139'));
    expect(long).toBe('   443 and 10124 to 10139 (HTTPS)');
    const glued = lines.filter((line) => line.includes(' > ') && !/^.{27} {2}\S/.test(line));
    expect(glued).toEqual([]);
  });
});

/** Their rules are of severity info: they tell and never fail. */
const TOLD_ONLY = ['roots-not-needed', 'vm-size-retirement', 'software-update-point-mode', 'client-app-secret'];

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
    if (TOLD_ONLY.includes(name)) {
      const notes = plan.results.filter(({ outcome }) => outcome === 'note').map(({ rule }) => rule);
      expect([code, failing(report.inputs), notes.includes(`plan/${name}`)]).toEqual([0, [], true]);
      return;
    }
    expect(failing([plan])).toEqual([`plan/${name}`]);
    if (!WITH_ITS_FILE.includes(name)) expect(failing(files)).toEqual([]);
    const error = plan.results.some(({ outcome, severity }) => outcome === 'fail' && severity === 'error');
    expect([code, report.verdict]).toEqual(error ? [1, 'fail'] : [0, 'warn']);
  });
});

const CONTOSO = readFileSync(resolve(ROOT, 'examples/contoso.yaml'), 'utf8').replaceAll(
  '../fixtures/',
  `${resolve(ROOT, 'fixtures')}/`,
);

describe('one file in place of another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-plan-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['good/adcs/server.pfx', 'negative/key-1024.pfx', 'server', 'key/size'],
    ['good/adcs/server.pfx', 'negative/cert-expired.pfx', 'server', 'cert/within-validity'],
    ['good/adcs/server.pfx', 'negative/name-prefix-dash.pfx', 'server', 'name/prefix-characters'],
    ['good/adcs/server.pfx', 'negative/usage-client-auth-only.pfx', 'server', 'usage/server-auth'],
    ['good/adcs/client.pfx', 'negative/crl-none-client.pfx', 'client', 'crl/distribution-point'],
    ['good/adcs/client.pfx', 'negative/key-ec-client.pfx', 'client', 'key/rsa'],
    ['good/adcs/client.pfx', 'negative/usage-no-digital-signature-client.pfx', 'client', 'usage/key-usage'],
    [
      'good/adcs/connection-point.pfx',
      'negative/usage-server-auth-only-connection-point.pfx',
      'connection-point',
      'usage/client-auth',
    ],
    ['good/adcs/connection-point.pfx', 'good/adcs/client.pfx', 'connection-point', 'client/computer-name'],
  ])('%s > %s fails as %s by %s', async (good, bad, role, rule) => {
    const plan = join(folder, 'plan.yaml');
    writeFileSync(plan, CONTOSO.replace(fixturePath(good), fixturePath(bad)));
    const { report } = await checkPlan(plan);
    const broken = report.inputs.filter(({ results }) =>
      results.some((finding) => finding.rule === rule && finding.outcome === 'fail'),
    );
    expect(broken.map((input) => [input.name, input.role])).toEqual([[fixturePath(bad), role]]);
    expect(report.inputs[0]?.verdict).toBe(report.verdict);
    const [whole] = report.inputs as [InputReport];
    if (report.verdict === 'fail' && failing([whole]).length === 0) expect(whole.claim).toContain(fixturePath(bad));
  });

  it('is told as an input with its error where it cannot be read, or is something else', async () => {
    const plan = join(folder, 'plan.yaml');
    writeFileSync(
      plan,
      CONTOSO.replace(fixturePath('good/adcs/server.pfx'), 'missing.pfx').replace(
        fixturePath('good/adcs/root.crl'),
        fixturePath('good/adcs/root.cer'),
      ),
    );
    const { code, report } = await checkPlan(plan);
    expect([code, report.verdict]).toEqual([3, 'incomplete']);
    expect(report.inputs.flatMap(({ name, error }) => (error === undefined ? [] : [[name, error.code]]))).toEqual([
      ['missing.pfx', 'unreadable'],
      [fixturePath('good/adcs/root.cer'), 'configuration'],
    ]);
  });

  it('is compared with the certificate in use', async () => {
    const plan = join(folder, 'plan.yaml');
    const current = `  current: ${fixturePath('variants/name-lower-case.pfx')}\n`;
    writeFileSync(plan, `${CONTOSO}${current}`);
    const { report } = await checkPlan(plan);
    const renewal = report.inputs.filter(({ kind }) => kind === 'renewal');
    expect(renewal.map(({ verdict }) => verdict)).toEqual(['fail']);
    expect(failing(renewal)).toContain('renewal/cn');
    expect(report.inputs.filter(({ role, kind }) => role === 'server' && kind === 'pfx')).toHaveLength(1);
  });
});

describe('--plan', () => {
  const EXAMPLE = resolve(ROOT, 'examples/contoso.yaml');
  const json = async (...args: string[]) => {
    const { stdout, stderr, code } = await runInProcess([...args, '--plan', EXAMPLE, ...AT, '--format', 'json']);
    return { code, stderr, report: stdout === '' ? undefined : (JSON.parse(stdout) as Report) };
  };

  it('gives check the files, the password and the settings', async () => {
    const { code, report } = await json('check');
    expect([code, report?.inputs.map(({ role }) => role)]).toEqual([0, ['server']]);
    expect(report?.inputs[0]?.summary?.names?.deployment).toBe('granitefalls.eastus.cloudapp.azure.com');
  });

  it('gives way to what the command line says', async () => {
    const { report } = await json(
      'check',
      fixturePath('good/adcs/client.pfx'),
      '--region',
      'westeurope',
      '--as',
      'client',
    );
    expect(report?.inputs.map(({ role, verdict }) => [role, verdict])).toEqual([['client', 'pass']]);
    const server = await json('check', '--region', 'westeurope');
    expect(server.report?.inputs[0]?.summary?.names?.region).toBe('westeurope');
  });

  it('gives names the service name and the region', async () => {
    const { code, report } = await json('names');
    expect([code, report?.inputs[0]?.name]).toEqual([0, 'GraniteFalls.contoso.com']);
    expect(report?.inputs[0]?.names?.region).toBe('eastus');
  });

  it('gives renewal the certificate in use', async () => {
    const { code, report } = await json(
      'renewal',
      fixturePath('good/public/server.pfx'),
      '--roots',
      fixturePath('good/public/root.cer'),
    );
    expect(report?.inputs[0]).toMatchObject({
      kind: 'renewal',
      claim: expect.stringContaining('good/adcs/server.pfx'),
    });
    expect([0, 1]).toContain(code);
  });

  it('is one: a pattern of several is refused, and none of them left out', async () => {
    const { code, stdout, stderr } = await runInProcess(['plan', 'check', `${BROKEN}/vm-*.yaml`, ...AT]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('means several files');
  });

  it('is refused with its mistakes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-plan-'));
    const file = join(folder, 'plan.yaml');
    writeFileSync(file, 'regoin: westus\n');
    const { code, stderr } = await runInProcess(['check', '--plan', file]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(2);
    expect(stderr).toContain('line 1, column 1: unknown key "regoin"');
  });
});

describe('the plan of a lab', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-plan-'));
  const lab = join(folder, 'lab');
  const now = async (plan: string) => {
    const { code, stdout } = await runInProcess(['plan', 'check', plan, '--format', 'json']);
    return { code, report: JSON.parse(stdout) as Report };
  };
  beforeAll(async () => {
    await runInProcess(['lab', 'init', lab, '--service-name', 'GraniteFalls.contoso.com']);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('passes as it was written', async () => {
    const { code, report } = await now(join(lab, 'plan.yaml'));
    expect([code, report.verdict]).toEqual([0, 'pass']);
  });

  it('says that it names no server certificate, where it passes without one', async () => {
    const plan = readFileSync(join(lab, 'plan.yaml'), 'utf8');
    const file = join(lab, 'no-server.yaml');
    writeFileSync(
      file,
      plan.replace(/ {2}server: server.*\n/, '').replace('clientsCheckCrl: true', 'clientsCheckCrl: false'),
    );
    const { report } = await now(file);
    expect([report.verdict, report.inputs[0]?.claim]).toEqual([
      'pass',
      'is a design that can be deployed, though it names no server certificate to judge',
    ]);
  });

  it('is left open, and no client blamed, where a CA file to upload cannot be read', async () => {
    const plan = readFileSync(join(lab, 'plan.yaml'), 'utf8');
    for (const [index, name] of ['upload/nowhere.cer', 'README.md'].entries()) {
      const file = join(lab, `unread-${index}.yaml`);
      writeFileSync(file, plan.replace(/upload\/intermediate-1\S+/, name));
      const { report } = await now(file);
      expect([name, report.verdict, failing(report.inputs)]).toEqual([name, 'incomplete', []]);
      const line = report.inputs[0]?.plan?.checklist
        .flatMap(({ lines }) => lines)
        .find(({ id }) => id === 'certificates/upload');
      expect(line?.state).toBe('unknown');
    }
  });

  it('finds its own files by a pattern, whatever its folder is called', async () => {
    for (const name of ['lab (1)', 'lab 1']) cpSync(lab, join(folder, name), { recursive: true });
    rmSync(join(folder, 'lab (1)/clients/PC-0002.contoso.com.pfx'));
    const plan = join(folder, 'lab (1)/plan.yaml');
    writeFileSync(plan, readFileSync(plan, 'utf8').replace(/clients\/PC-0001\S+/, 'clients/*.pfx'));
    const { report } = await now(plan);
    const clients = report.inputs.filter(({ role }) => role === 'client').map((input) => input.name);
    expect(clients).toEqual(['clients/PC-0001.contoso.com.pfx']);
    expect((await runInProcess(['check', '--plan', plan, '--only', 'key/*'])).code).toBe(0);
  });

  it('fails with a revoked server certificate', async () => {
    const server = join(lab, 'server/GraniteFalls.contoso.com.pfx');
    for (const verb of [['revoke', server], ['crl'], ['crl', '--delta']]) {
      expect((await runInProcess(['lab', ...verb, '--lab', lab])).code).toBe(0);
    }
    const { code, report } = await now(join(lab, 'plan.yaml'));
    expect([code, failing(report.inputs.filter(({ role }) => role === 'server'))]).toEqual([1, ['crl/not-revoked']]);
  });

  it('is left alone by a second run', async () => {
    const plan = join(lab, 'plan.yaml');
    writeFileSync(plan, `${readFileSync(plan, 'utf8')}# mine\n`);
    await runInProcess(['lab', 'init', lab, '--service-name', 'GraniteFalls.contoso.com']);
    expect(readFileSync(plan, 'utf8')).toMatch(/# mine\n$/);
  });
});

describe('the library', () => {
  it('judges a plan with files from wherever they are', async () => {
    const files = new Map([['server.pfx', readFileSync(fixturePath('good/adcs/server.pfx'))]]);
    const report = await judgePlan(
      { name: 'plan', bytes: new TextEncoder().encode('files: { server: server.pfx }') },
      { read: async (name) => new Uint8Array(files.get(name) as Buffer) },
      { at: Date.parse('2026-11-21T12:00:00Z'), passwords: ['GraniteFalls-2026'] },
    );
    expect(report.inputs.map(({ name, kind }) => [name, kind])).toEqual([
      ['plan', 'plan'],
      ['server.pfx', 'pfx'],
    ]);
    expect(report.verdict).toBe('incomplete');
  });

  it('loses no file whose pattern stands for none', async () => {
    const report = await judgePlan(
      { name: 'plan', bytes: new TextEncoder().encode("files: { clients: ['clients/*.pfx'] }") },
      { read: async () => new Uint8Array(), expand: async () => [] },
    );
    expect(report.inputs[1]).toMatchObject({
      name: 'clients/*.pfx',
      verdict: 'incomplete',
      error: { code: 'unreadable', message: 'no file matches clients/*.pfx' },
    });
    expect(report.verdict).not.toBe('pass');
  });
});
