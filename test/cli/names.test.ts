import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report/report.js';
import { ROOT } from '../support/cli.js';
import { type DnsServer, startDns } from '../support/dns.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const GUID = '0b1f6471-1bf0-4dda-aec3-111122223333';
const json = (stdout: string): Report => JSON.parse(stdout) as Report;

describe('names', () => {
  it('prints everything that a name becomes, and the record to create', async () => {
    const { code, stdout, stderr } = await runInProcess(['names', 'GraniteFalls.contoso.com', '--region', 'West US']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(` PASS  GraniteFalls.contoso.com is a legal service name; whether it is free was not asked
       6 checks passed, 2 notes. Offline: nothing left this computer.

 In Azure (virtual machine scale set, Azure public cloud, westus)
   Release       2603 assumed, the newest: it decides the method
   Service       granitefalls.contoso.com
   Deployment    granitefalls.westus.cloudapp.azure.com
   Storage       granitefalls.blob.core.windows.net       legal name
   Key vault     granitefalls.vault.azure.net             legal name
   DNS record    granitefalls.contoso.com. CNAME granitefalls.westus.cloudapp.azure.com.

 Worth knowing
 i Name prefix "GraniteFalls" becomes "granitefalls" in Azure; a renewed       name/prefix-lowercase
   certificate must keep the case as it is.

 Not asked
   --online                                 name/cname-resolves
   --online  or  --azure --subscription ID  name/deployment-name-available,
                                            name/key-vault-available, name/storage-account-available
`);
  });

  it.each([
    [
      ['--cloud', 'usgov', '--region', 'usgovvirginia'],
      'granitefalls.usgovvirginia.cloudapp.usgovcloudapi.net',
      'granitefalls.vault.usgovcloudapi.net',
    ],
    [['--deployment', 'cloud-service-classic'], 'granitefalls.cloudapp.net', 'granitefalls.vault.azure.net'],
    [[], 'granitefalls.<region>.cloudapp.azure.com', 'granitefalls.vault.azure.net'],
  ])('derives the names for %j', async (args, deployment, keyVault) => {
    const { stdout } = await runInProcess(['names', 'granitefalls.contoso.com', '--format', 'json', ...args]);
    expect(json(stdout).inputs[0]).toMatchObject({ kind: 'name', names: { deployment, keyVault } });
  });

  it.each([
    ['cmg-gw.contoso.com', 'name/prefix-characters', 'cmggw.contoso.com'],
    ['1gw.contoso.com', 'name/prefix-starts-with-letter', 'cmg1gw.contoso.com'],
    ['gw.contoso.com', 'name/prefix-length', 'cmggw.contoso.com'],
    [`${'g'.repeat(25)}.contoso.com`, 'name/prefix-length', `${'g'.repeat(24)}.contoso.com`],
  ])('refuses %s and proposes a legal name', async (name, rule, proposal) => {
    const { code, stdout } = await runInProcess(['names', name, '--format', 'json']);
    expect(code).toBe(1);
    const [input] = json(stdout).inputs;
    expect(input?.results.filter(({ outcome }) => outcome === 'fail').map((one) => one.rule)).toEqual([rule]);
    expect(input?.proposals?.[0]).toBe(proposal);
    for (const legal of input?.proposals ?? []) expect((await runInProcess(['names', legal])).code).toBe(0);
  });

  it.each([
    'CMG Server',
    'granitefalls',
    'https://granitefalls.contoso.com',
    '10.1.2.3',
    'granitefalls.chinacloudapp.cn',
    'granitefalls.azurewebsites.net',
  ])('finds that %s cannot be a service name', async (name) => {
    const { code, stdout } = await runInProcess(['names', name]);
    expect(code).toBe(1);
    expect(stdout).toContain('cannot be the service name of a CMG');
    expect(stdout).not.toMatch(/certificate again|Re-issue/);
  });

  it('says before anything is bought that only a CA of your own can certify a name of Microsoft', async () => {
    const { code, stdout } = await runInProcess(['names', 'granitefalls.westus.cloudapp.azure.com']);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('CA of your own can issue');
    expect(stdout).toContain('none needed');
  });

  it('warns of a region that it does not know, and leaves the exit code to --fail-on', async () => {
    const run = (...more: string[]) =>
      runInProcess(['names', 'granitefalls.contoso.com', '--region', 'uswest', ...more]);
    expect((await run()).code).toBe(0);
    expect((await run('--fail-on', 'warning')).code).toBe(1);
    expect((await run()).stdout).toContain('WARN');
  });

  it.each<[string[], string]>([
    [['*.contoso.com'], 'wildcard'],
    [['granitefalls.contoso.com', '--region', 'west.us'], 'region'],
    [['granitefalls.contoso.com', '--azure'], '--subscription'],
    [['granitefalls.contoso.com', '--subscription', GUID], '--azure'],
    [['granitefalls.contoso.com', '--azure', '--subscription', 'production'], 'subscription'],
    [['granitefalls.contoso.com', '--azure', '--subscription', GUID, '--azure-endpoint', 'http://localhost'], 'https'],
    [
      ['granitefalls.contoso.com', '--azure', '--subscription', GUID, '--azure-endpoint', 'https://u:p@localhost'],
      'https',
    ],
    [['granitefalls.contoso.com', '--azure', '--subscription', GUID, '--resource-group', 'a/../b'], 'resource group'],
    [['granitefalls.contoso.com', '--dns-server', '127.0.0.1'], '--online'],
    [['granitefalls.contoso.com', '--format', 'pdf'], 'format'],
    [[], 'service name'],
  ])('refuses %j', async (args, word) => {
    const { code, stdout, stderr } = await runInProcess(['names', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(word);
  });

  it('keeps control and bidi characters of the name off the terminal', async () => {
    const { code, stdout } = await runInProcess(['names', 'granite\u001b[31mfalls\u202e.contoso.com']);
    expect(code).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });

  it('prints JSON that the published schema describes', async () => {
    const validate = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(readFileSync(resolve(ROOT, 'docs/report.schema.json'), 'utf8')),
    );
    for (const name of ['granitefalls.contoso.com', 'cmg-gw.contoso.com', 'CMG Server']) {
      const { stdout } = await runInProcess(['names', name, '--format', 'json']);
      expect([validate(JSON.parse(stdout)), validate.errors]).toEqual([true, null]);
    }
  });
});

describe('check --online', () => {
  let server: DnsServer | undefined;
  afterEach(async () => server?.close());

  it('takes names that are taken for those of the gateway, and asks where its service name leads', async () => {
    server = await startDns({
      'granitefalls.contoso.com': { cname: 'granitefalls.westus.cloudapp.azure.com' },
      'granitefalls.westus.cloudapp.azure.com': { a: ['192.0.2.9'] },
      'granitefalls.blob.core.windows.net': { a: ['192.0.2.7'] },
    });
    const { stdout } = await runInProcess([
      ...['check', fixturePath('good/adcs/server.pfx'), '--password-file', fixturePath('password.txt')],
      ...['--roots', fixturePath('good/adcs/root.cer'), '--at', '2026-11-21', '--region', 'westus'],
      ...['--online', '--dns-server', server.address, '--only', 'name/*', '--format', 'json'],
    ]);
    const results = json(stdout).inputs[0]?.results ?? [];
    const of = (rule: string) => results.find((one) => one.rule === `name/${rule}`);
    expect(of('cname-resolves')).toMatchObject({ outcome: 'pass' });
    expect(of('storage-account-available')).toMatchObject({ outcome: 'note', severity: 'info' });
    expect(of('key-vault-available')).toMatchObject({ outcome: 'unknown', reason: 'not-asked', severity: 'info' });
  });

  it('fails where the gateway is deployed and its service name leads nowhere or elsewhere', async () => {
    const run = async (zone: Parameters<typeof startDns>[0]) => {
      server = await startDns({ 'granitefalls.westus.cloudapp.azure.com': { a: ['192.0.2.9'] }, ...zone });
      const { code, stdout } = await runInProcess([
        ...['check', fixturePath('good/adcs/server.pfx'), '--password-file', fixturePath('password.txt')],
        ...['--roots', fixturePath('good/adcs/root.cer'), '--at', '2026-11-21', '--region', 'westus'],
        ...['--online', '--dns-server', server.address, '--only', 'name/cname-resolves'],
      ]);
      await server.close();
      return { code, stdout: stdout.replace(/\s+/g, ' ') };
    };
    expect(await run({})).toMatchObject({ code: 1, stdout: expect.stringContaining('has no record in DNS') });
    const elsewhere = await run({ 'granitefalls.contoso.com': { a: ['192.0.2.1'] } });
    expect(elsewhere).toMatchObject({ code: 1, stdout: expect.stringContaining('leads elsewhere: 192.0.2.1') });
    expect(elsewhere.stdout).not.toContain('needs a new certificate');
    server = undefined;
  });
});
