import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/core/report/report.js';
import { type DnsServer, startDns, type Zone } from '../support/dns.js';
import { freePort, UNUSED_PORT } from '../support/ports.js';
import { runInProcess } from '../support/runInProcess.js';

const SERVICE = 'granitefalls.contoso.com';
const DEPLOYMENT = 'granitefalls.westus.cloudapp.azure.com';
const STORAGE = 'granitefalls.blob.core.windows.net';
const VAULT = 'granitefalls.vault.azure.net';

let server: DnsServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function lookUp(zone: Zone, args: readonly string[] = ['--region', 'westus'], fallback?: Zone[string]) {
  server = await startDns(zone, fallback);
  return ask(server.address, args);
}

async function ask(
  address: string,
  args: readonly string[] = ['--region', 'westus'],
  name = 'GraniteFalls.contoso.com',
) {
  const run = await runInProcess(['names', name, '--online', '--dns-server', address, '--format', 'json', ...args]);
  const report = JSON.parse(run.stdout) as Report;
  const finding = (rule: string) => report.inputs[0]?.results.find((one) => one.rule === `name/${rule}`) as Finding;
  return { ...run, report, finding };
}

describe('names --online', () => {
  it('never calls a name free because DNS has none, and leaves the record for later', async () => {
    const { code, report, finding } = await lookUp({});
    for (const rule of ['storage-account-available', 'key-vault-available', 'deployment-name-available']) {
      expect(finding(rule)).toMatchObject({
        outcome: 'unknown',
        reason: 'undecidable',
        severity: 'error',
        asks: ['--azure --subscription ID'],
        message: expect.stringContaining('Only Azure can say'),
      });
    }
    expect(finding('cname-resolves')).toMatchObject({ outcome: 'unknown', severity: 'info' });
    expect(code).toBe(4);
    expect(report.inputs[0]?.claim).toBe('is a legal service name, but not everything asked was answered');
    expect(report.online?.asked[0]).toMatchObject({ what: 'dns', of: expect.stringContaining('127.0.0.1:') });
  });

  it.each<[string, string, Zone]>([
    ['storage-account-available', STORAGE, { [STORAGE]: { cname: 'blob.sn1.store.core.windows.net' } }],
    [
      'key-vault-available',
      VAULT,
      { [VAULT]: { cname: 'data-prod.vaultcore.azure.net' }, 'data-prod.vaultcore.azure.net': { a: ['192.0.2.7'] } },
    ],
    ['deployment-name-available', DEPLOYMENT, { [DEPLOYMENT]: { a: ['192.0.2.9'] } }],
    ['deployment-name-available', DEPLOYMENT, { [DEPLOYMENT]: { aaaa: ['2001:db8::9'] } }],
  ])('fails name/%s where DNS has %s', async (rule, name, zone) => {
    const { code, finding } = await lookUp(zone);
    expect(finding(rule)).toMatchObject({
      outcome: 'fail',
      severity: 'error',
      message: expect.stringContaining(`${name} is taken`),
    });
    expect(code).toBe(1);
  });

  it('does not believe a server that has an answer for every name', async () => {
    const { code, finding } = await lookUp({}, undefined, { a: ['203.0.113.80'] });
    expect(finding('storage-account-available')).toMatchObject({
      outcome: 'unknown',
      message: expect.stringContaining('even for a name that cannot exist'),
    });
    expect(finding('key-vault-available').outcome).toBe('unknown');
    expect(code).toBe(4);
  });

  it('asks nothing of Azure for an illegal name, and the region where it is needed', async () => {
    const none = await lookUp({});
    expect(none.finding('deployment-name-available').asks).toBeDefined();
    const { finding } = await ask((server as DnsServer).address, []);
    expect(finding('deployment-name-available')).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      asks: ['--region NAME'],
    });
    const before = (server as DnsServer).asked.length;
    await ask((server as DnsServer).address, [], 'cmg-gw.contoso.com');
    expect((server as DnsServer).asked.slice(before).filter((question) => !question.endsWith('contoso.com'))).toEqual(
      [],
    );
  });
});

describe('name/cname-resolves', () => {
  it('passes a record, and a chain of records, that end at the deployment name', async () => {
    const direct = await lookUp({ [SERVICE]: { cname: DEPLOYMENT }, [DEPLOYMENT]: { a: ['192.0.2.9'] } });
    expect(direct.finding('cname-resolves')).toMatchObject({
      outcome: 'pass',
      evidence: { chain: [SERVICE, DEPLOYMENT] },
    });
    await server?.close();
    const chain = await lookUp({ [SERVICE]: { cname: 'gw.contoso.com' }, 'gw.contoso.com': { cname: DEPLOYMENT } });
    // Before there is a gateway, anyone could take the name that the record leads to.
    expect(chain.finding('cname-resolves')).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
      message: expect.stringContaining('anyone can create it in Azure'),
    });
  });

  it('takes any region where none was given, and no other prefix', async () => {
    const deployed = 'granitefalls.eastus.cloudapp.azure.com';
    const right = await lookUp({ [SERVICE]: { cname: deployed }, [deployed]: { a: ['192.0.2.9'] } }, []);
    expect(right.finding('cname-resolves').outcome).toBe('pass');
    await server?.close();
    const wrong = await lookUp({ [SERVICE]: { cname: 'fourthcoffee.eastus.cloudapp.azure.com' } }, []);
    expect(wrong.finding('cname-resolves').outcome).toBe('fail');
  });

  it.each<[string, Zone, RegExp]>([
    [
      'another name',
      { [SERVICE]: { cname: 'www.fabrikam.com' }, 'www.fabrikam.com': { a: ['192.0.2.1'] } },
      /leads elsewhere: www\.fabrikam\.com, not to granitefalls\.westus/,
    ],
    ['an address', { [SERVICE]: { a: ['192.0.2.1'] } }, /leads elsewhere: 192\.0\.2\.1/],
    ['another region', { [SERVICE]: { cname: 'granitefalls.eastus.cloudapp.azure.com' } }, /eastus/],
    ['itself', { [SERVICE]: { cname: 'a.contoso.com' }, 'a.contoso.com': { cname: SERVICE } }, /back to itself/],
    [
      'a chain without end',
      Object.fromEntries(
        Array.from({ length: 12 }, (_, step) => [
          step === 0 ? SERVICE : `n${step}.contoso.com`,
          { cname: `n${step + 1}.contoso.com` },
        ]),
      ),
      /more than 8 times/,
    ],
  ])('fails a record that leads to %s', async (_, zone, message) => {
    const { finding } = await lookUp(zone);
    expect(finding('cname-resolves')).toMatchObject({ outcome: 'fail', message: expect.stringMatching(message) });
  });

  it('warns of the address of the deployment in place of its name', async () => {
    const { finding } = await lookUp({ [SERVICE]: { a: ['192.0.2.9'] }, [DEPLOYMENT]: { a: ['192.0.2.9'] } });
    expect(finding('cname-resolves')).toMatchObject({ outcome: 'fail', severity: 'warning' });
  });
});

describe('a DNS server that does not answer', () => {
  it.each<[string, Zone[string], RegExp]>([
    ['fails', 'servfail', /SERVFAIL/],
    ['is silent', 'silent', /did not answer in time/],
  ])(
    'leaves everything unreachable when it %s',
    async (_, fault, message) => {
      const { code, finding, stderr } = await lookUp({}, undefined, fault);
      expect([code, stderr]).toEqual([4, '']);
      for (const rule of [
        'cname-resolves',
        'storage-account-available',
        'key-vault-available',
        'deployment-name-available',
      ]) {
        expect(finding(rule)).toMatchObject({
          outcome: 'unknown',
          reason: 'unreachable',
          message: expect.stringMatching(message),
        });
      }
    },
    40_000,
  );

  it('leaves everything unreachable when nobody is there', async () => {
    const { code, finding } = await ask(`127.0.0.1:${UNUSED_PORT}`);
    expect(code).toBe(4);
    expect(finding('cname-resolves').reason).toBe('unreachable');
    const allowed = await runInProcess([
      'names',
      SERVICE,
      '--online',
      '--dns-server',
      `127.0.0.1:${UNUSED_PORT}`,
      '--allow-incomplete',
    ]);
    expect(allowed.code).toBe(0);
  }, 40_000);

  it.each(['nameserver', '300.1.1.1', '127.0.0.1:99999', '2001:db8::53:5353:1:2:3:4:5'])(
    'refuses --dns-server %s',
    async (address) => {
      const { code, stderr } = await runInProcess(['names', SERVICE, '--online', '--dns-server', address]);
      expect(code).toBe(2);
      expect(stderr).toContain(address);
    },
  );

  it('takes an IPv6 address in brackets, and several servers', async () => {
    server = await startDns({ [STORAGE]: { a: ['192.0.2.1'] } });
    const { finding } = await ask(`[::1]:${UNUSED_PORT}`, ['--dns-server', server.address, '--region', 'westus']);
    expect(finding('storage-account-available').outcome).toBe('fail');
  }, 40_000);
});

const hasDnsmasq = spawnSync('dnsmasq', ['--version']).status === 0;
if (!hasDnsmasq) process.stdout.write('skipped: no dnsmasq here (apt-get install dnsmasq-base)\n');

describe.skipIf(!hasDnsmasq)('with dnsmasq as the DNS server', () => {
  let child: ChildProcess | undefined;
  afterEach(() => void child?.kill());

  /** @returns its port, once it answers there; undefined where somebody else took that port first */
  function started(port: number): Promise<number | undefined> {
    const dnsmasq = spawn('dnsmasq', [
      '--keep-in-foreground',
      '--log-facility=-',
      '--conf-file=/dev/null',
      '--pid-file=',
      '--no-resolv',
      '--no-hosts',
      '--listen-address=127.0.0.1',
      '--bind-interfaces',
      `--port=${port}`,
      '--user=',
      `--cname=${SERVICE},${DEPLOYMENT}`,
      `--host-record=${DEPLOYMENT},192.0.2.9`,
      `--host-record=${STORAGE},192.0.2.7`,
      '--local=/#/',
    ]);
    child = dnsmasq;
    return new Promise((settle, refuse) => {
      let said = '';
      dnsmasq.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        // Its sockets are bound before it says so.
        if (said.includes(': started,')) settle(port);
      });
      dnsmasq.once('exit', (code) => {
        if (/Address already in use/.test(said)) settle(undefined);
        else refuse(new Error(`dnsmasq ended with ${code}: ${said}`));
      });
    });
  }

  it('reads its aliases, addresses and refusals alike', async () => {
    let port: number | undefined;
    while (port === undefined) port = await started(await freePort());
    const { code, finding } = await ask(`127.0.0.1:${port}`);
    expect(finding('cname-resolves')).toMatchObject({
      outcome: 'pass',
      evidence: { chain: [SERVICE, DEPLOYMENT], addresses: ['192.0.2.9'] },
    });
    expect(finding('storage-account-available').outcome).toBe('fail');
    expect(finding('key-vault-available')).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
    expect(code).toBe(1);
  });
});
