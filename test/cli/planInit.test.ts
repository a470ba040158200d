import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Questions } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';
import { nodeIo } from '../../src/cli/nodeIo.js';
import { readPlan } from '../../src/planFile/readPlan.js';
import { ROOT } from '../support/cli.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(path(name), 'utf8');
const planIn = (name: string) => readPlan(name, readFileSync(path(name))).plan;
const password = ['--password-file', fixturePath('password.txt')];

const schema = JSON.parse(readFileSync(resolve(ROOT, 'docs/plan.schema.json'), 'utf8'));
const keysOf = (of: { properties?: Record<string, never>; items?: never }): string[] =>
  of.items !== undefined
    ? keysOf(of.items)
    : Object.entries(of.properties ?? {}).flatMap(([key, inner]) => [
        key,
        ...keysOf(inner).map((one) => `${key}.${one}`),
      ]);

describe('plan init --template', () => {
  it('writes a plan that is read, and that states no more than that nothing is deployed', async () => {
    expect((await runInProcess(['plan', 'init', path('t.yaml'), '--template'])).code).toBe(0);
    expect(planIn('t.yaml')).toEqual({ deployment: { deployed: false } });
    expect(text('t.yaml').split('\n')[0]).toBe('# yaml-language-server: $schema=plan.schema.json');
  });

  it('has every key of the schema, and with each # taken away it is a plan too', async () => {
    const whole = text('t.yaml').replace(/^( *)#(?=\S)/gm, '$1');
    writeFileSync(path('whole.yaml'), whole);
    expect(() => planIn('whole.yaml')).not.toThrow();
    const stated = parse(whole);
    const missing = keysOf(schema).filter((key) => {
      const value = key.split('.').reduce((at: Record<string, unknown> | undefined, step) => {
        const within = Array.isArray(at) ? at[0] : at;
        return within?.[step] as Record<string, unknown> | undefined;
      }, stated);
      return value === undefined;
    });
    expect(missing).toEqual(['$schema']);
  });

  it('says of each key what it means', () => {
    const lines = text('t.yaml').split('\n');
    const bare = lines.filter(
      (line, index) => /^\s*#?(- )?\w+:/.test(line) && !/^\s*# \S/.test(lines[index - 1] ?? ''),
    );
    expect(bare).toEqual([]);
  });

  it('overwrites nothing without --force', async () => {
    const refused = await runInProcess(['plan', 'init', path('t.yaml'), '--template']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('t.yaml')]);
    expect((await runInProcess(['plan', 'init', path('t.yaml'), '--template', '--force'])).code).toBe(0);
  });
});

describe('plan init --from', () => {
  it('takes the service name, and the file as the plan will find it', async () => {
    const result = await runInProcess([
      'plan',
      'init',
      path('f.yaml'),
      '--from',
      fixturePath('good/adcs/server.pfx'),
      ...password,
    ]);
    expect([result.code, result.stderr]).toEqual([0, '']);
    const plan = planIn('f.yaml');
    expect(plan.deployment).toEqual({ deployed: false, serviceName: 'GraniteFalls.contoso.com' });
    expect(resolve(folder, plan.files?.server ?? '')).toBe(fixturePath('good/adcs/server.pfx'));
  });

  it('leaves out a common name that is no host name, which no plan takes', async () => {
    const root = fixturePath('good/adcs/root.cer');
    expect((await runInProcess(['plan', 'init', path('root.yaml'), '--from', root])).code).toBe(0);
    expect(planIn('root.yaml').deployment).toEqual({ deployed: false });
  });

  it('names the file that is not there', async () => {
    const { code, stderr } = await runInProcess(['plan', 'init', path('no.yaml'), '--from', path('nope.pfx')]);
    expect(code).toBe(3);
    expect(stderr).toContain('nope.pfx: there is no such file');
  });

  it('writes nothing where the PFX does not open', async () => {
    const result = await runInProcess(['plan', 'init', path('no.yaml'), '--from', fixturePath('good/adcs/server.pfx')]);
    expect([result.code, result.stderr]).toEqual([3, expect.stringContaining('password')]);
    expect(() => text('no.yaml')).toThrow();
  });
});

describe('plan init on a terminal', () => {
  const answers: Readonly<Record<string, string>> = {
    'Release of Configuration Manager, such as 2503:': '2503',
    'Azure region, such as westus:': 'eastus',
    'Service name, such as GraniteFalls.contoso.com:': 'GraniteFalls.contoso.com',
    'How many virtual machines:': '2',
    'Servers with the CMG connection point, with commas between:': 'cmgcp01.contoso.com, cmgcp02.contoso.com',
  };
  const questions: Questions = {
    text: async (message) => answers[message] ?? '',
    choose: async (_, [first]) => first?.[0] ?? '',
    several: async () => ['pki', 'entra'],
    yes: async (_, otherwise) => otherwise,
  };

  it('writes what was answered, and leaves the rest out', async () => {
    const said: string[] = [];
    const output = { isTerminal: true, columns: 80, write: (line: string) => void said.push(line) };
    const io = { ...nodeIo(), stdout: output, stderr: output, questions };
    expect(await run(['plan', 'init', path('asked.yaml')], io)).toBe(0);
    expect(planIn('asked.yaml')).toEqual({
      configmgr: 2503,
      deployment: {
        deployed: false,
        method: 'scale-set',
        cloud: 'public',
        region: 'eastus',
        serviceName: 'GraniteFalls.contoso.com',
        vm: { size: 'A2_v2', count: 2 },
      },
      clients: { authentication: ['pki', 'entra'] },
      hierarchy: { kind: 'standalone' },
      connectionPoints: [{ server: 'cmgcp01.contoso.com' }, { server: 'cmgcp02.contoso.com' }],
    });
  });

  it('says what to do where there is none', async () => {
    const result = await runInProcess(['plan', 'init', path('none.yaml')]);
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('--template')]);
  });
});

describe('the JSON Schema of plans', () => {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

  it('is what plan schema prints', async () => {
    expect(JSON.parse((await runInProcess(['plan', 'schema'])).stdout)).toEqual(schema);
  });

  it.each(['contoso', 'fourth-coffee'])('takes the example %s', (name) => {
    const plan = parse(readFileSync(resolve(ROOT, `examples/${name}.yaml`), 'utf8'));
    expect([validate(plan), validate.errors]).toEqual([true, null]);
  });

  it('refuses an unknown key, a value of none of the choices, and a day that is none', () => {
    expect(validate({ deploymnet: {} })).toBe(false);
    expect(validate({ deployment: { method: 'classic' } })).toBe(false);
    expect(validate({ entra: { serverApp: { secretExpires: 7 } } })).toBe(false);
  });
});
