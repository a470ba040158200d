import { describe, expect, it } from 'vitest';
import { CmgCertError, readPlan } from '../../src/index.js';

const read = (text: string) => readPlan('plan.yaml', new TextEncoder().encode(text));

async function mistakesOf(text: string | Uint8Array): Promise<CmgCertError> {
  try {
    await readPlan('plan.yaml', typeof text === 'string' ? new TextEncoder().encode(text) : text);
  } catch (error) {
    if (error instanceof CmgCertError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a plan', () => {
  it('is read from YAML and from JSON alike', async () => {
    const plan = { configmgr: 2503, deployment: { vm: { size: 'A2_v2', count: 2 } } };
    expect((await read('configmgr: 2503\ndeployment:\n  vm: { size: A2_v2, count: 2 }\n')).plan).toEqual(plan);
    expect((await read(JSON.stringify(plan))).plan).toEqual(plan);
    expect((await read('{}')).plan).toEqual({});
  });

  it('may be UTF-16, as some editors on Windows write it', async () => {
    const text = Buffer.from('\uFEFFconfigmgr: 2503\r\n', 'utf16le');
    expect((await readPlan('plan.yaml', new Uint8Array(text))).plan).toEqual({ configmgr: 2503 });
  });

  it('takes a release and a Windows as number or text, and a day as day or text', async () => {
    expect((await read('configmgr: "2503"\nsiteServerWindows: 2019')).plan).toEqual({
      configmgr: 2503,
      siteServerWindows: '2019',
    });
    const day = { entra: { serverApp: { secretExpires: '2027-09-01' } } };
    expect((await read('entra: { serverApp: { secretExpires: 2027-09-01 } }')).plan).toEqual(day);
    expect((await read('entra: { serverApp: { secretExpires: "2027-09-01" } }')).plan).toEqual(day);
  });

  it('says where a key stands', async () => {
    const { placeOf } = await read('configmgr: 2503\ndeployment:\n  vm:\n    count: 2\n');
    expect(placeOf('deployment.vm.count')).toEqual({ line: 4, column: 5 });
    expect(placeOf('deployment.region')).toEqual({ line: 2, column: 1 });
  });
});

describe('a mistake in a plan', () => {
  it.each([
    [
      'configmgr: 2503\ndeployment:\n  regoin: westus\n',
      'line 3, column 3: unknown key "regoin" in deployment; did you mean region?',
    ],
    [
      'serviceConectionPoint: online',
      'line 1, column 1: unknown key "serviceConectionPoint"; did you mean serviceConnectionPoint?',
    ],
    [
      'clients: { xyz: 1 }',
      'unknown key "xyz" in clients; known here: count, bySite, operatingSystems, authentication,',
    ],
    [
      'connectionPoints:\n  - servr: a\n',
      'line 2, column 5: unknown key "servr" in connectionPoints.0; did you mean server?',
    ],
    [
      'deployment:\n  method: classic\n',
      'line 2, column 3: deployment.method: one of service-management, cloud-service-classic, scale-set is wanted',
    ],
    ['tls12: yes please', 'line 1, column 1: tls12: true or false is wanted'],
    ['hierarchy: { topLevelSite: ABCD }', 'three letters or digits'],
    ['configmgr: 2503\nconfigmgr: 2509', 'line 2, column 1: the key "configmgr" stands twice'],
    ['deployment: [', 'line 1, column 14'],
    ['- a\n- b', 'a plan is a list of keys and values'],
    ['', 'a plan is a list of keys and values'],
    ['deployment: { serviceName: GraniteFalls }', 'a fully qualified host name'],
    ['deployment:\n  ? [region]\n  : westus\n', 'line 2, column 5: a key has to be a text'],
    ['%YAML 1.1\n---\n2027-09-01: a\n', 'line 3, column 1: a key has to be a text'],
    ['configmgr: 999', 'configmgr: 1000 or more is wanted'],
    ['configmgr: 99999', 'configmgr: 9912 or less is wanted'],
    ['configmgr: 2403.1', 'configmgr: a release such as 2503 is wanted'],
    ['configmgr:', 'configmgr: a release such as 2503 is wanted'],
    ['configmgr: "25"', 'configmgr: a release such as 2503 is wanted'],
    [
      'connectionPoints: [{ server: a, dynamicPorts: 65536 }]',
      'connectionPoints.0.dynamicPorts: 65535 or less is wanted',
    ],
    ['trafficAlert: { gigabytes: 0 }', 'trafficAlert.gigabytes: more than 0 is wanted'],
    ['clients: { count: 1.5 }', 'clients.count: a whole number is wanted'],
    ['files: { server: "" }', 'files.server: a text that is not empty is wanted'],
    ['siteServerWindows: true', 'siteServerWindows: a release of Windows Server such as 2019 is wanted'],
  ])('%j is told as %s', async (text, message) => {
    const error = await mistakesOf(text);
    expect([error.code, error.message]).toEqual(['configuration', expect.stringContaining(message)]);
    expect(error.message).toMatch(/^plan\.yaml: /);
  });

  it('is told with all others, the first ten of them', async () => {
    const text = Array.from({ length: 12 }, (_, index) => `wrong${index}: 1`).join('\n');
    expect((await mistakesOf(text)).message).toMatch(/line 10, column 1: .*; and 2 more$/);
  });

  it('cannot multiply by aliases', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) =>
        `a${n}: &a${n} [${Array(10)
          .fill(n === 0 ? 'x' : `*a${n - 1}`)
          .join(', ')}]`,
    );
    const error = await mistakesOf(levels.join('\n'));
    expect([error.code, error.message]).toEqual(['configuration', expect.stringContaining('plan.yaml: ')]);
  });

  it('is to be larger than 1 MiB', async () => {
    expect((await mistakesOf(new Uint8Array(1024 * 1024 + 1))).code).toBe('too-large');
  });

  it('is told in a moment, however many keys there are', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `wrong${index}: 1`).join('\n');
    expect((await mistakesOf(many)).message).toBe('plan.yaml: it has more keys and values than a plan needs');
    expect((await mistakesOf(`files: { clients: [${'a, '.repeat(6000)}a] }`)).remedy).toContain('clients/*.pfx');
  }, 10_000);

  it('is told in words of plans, not of the reader', async () => {
    expect((await mistakesOf('configmgr: 2503\n---\nconfigmgr: 2503')).message).toContain('a plan is one document');
    expect((await mistakesOf('['.repeat(100_000))).message).not.toMatch(/call stack/);
  });
});
