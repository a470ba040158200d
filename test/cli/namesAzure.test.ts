import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/core/report/report.js';
import {
  type Asked,
  type AzureServer,
  azureError,
  type Reply,
  SUBSCRIPTION,
  startAzure,
  type World,
} from '../support/azure.js';
import { ROOT, type Run } from '../support/cli.js';
import { temporaryDirectory } from '../support/openssl.js';
import { UNUSED_PORT } from '../support/ports.js';
import { spawnCli } from '../support/spawnCli.js';

const NOBODY = `https://localhost:${UNUSED_PORT}`;
const folder = temporaryDirectory();
let server: AzureServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Override = (asked: Asked) => Reply | undefined;

/** Runs `names` against a server of its own, with Microsoft's libraries as the client. */
async function names(
  world: Partial<World> = {},
  {
    override,
    args = [],
    env = {},
    name = 'GraniteFalls.contoso.com',
  }: { override?: Override; args?: string[]; env?: Record<string, string>; name?: string } = {},
): Promise<Run & { report: Report; text: string }> {
  server = await startAzure(world, override);
  return ask(server, [name, '--region', 'westus', ...args], env);
}

async function ask({ url, root, environment }: AzureServer, args: readonly string[], env: Record<string, string> = {}) {
  const ca = join(folder, 'root.pem');
  writeFileSync(ca, root);
  const written = join(folder, 'report.txt');
  const run = await spawnCli(
    [
      'names',
      '--azure',
      '--subscription',
      SUBSCRIPTION,
      '--azure-endpoint',
      url,
      '--azure-authority',
      url,
      '--format',
      'json',
      '-o',
      `text=${written}`,
      '--force',
      ...args,
    ],
    { NODE_EXTRA_CA_CERTS: ca, ...environment, ...env },
  );
  const { readFileSync } = await import('node:fs');
  return { ...run, report: JSON.parse(run.stdout) as Report, text: readFileSync(written, 'utf8') };
}

const finding = (report: Report, rule: string): Finding =>
  report.inputs[0]?.results.find((one) => one.rule === rule) as Finding;
const AVAILABILITY = ['name/storage-account-available', 'name/key-vault-available', 'name/deployment-name-available'];
const OTHERS = (rule: string) => AVAILABILITY.filter((one) => one !== rule);

/** Every question after the sign-in answered alike. */
const always =
  (reply: Reply): Override =>
  ({ path }) =>
    path.startsWith('/subscriptions/') ? reply : undefined;

describe('names --azure', () => {
  it('calls a name free when Azure says so, and asks only to read', async () => {
    const { code, report, text } = await names({}, { args: ['--resource-group', 'cmg-rg'] });
    expect(code).toBe(0);
    for (const rule of AVAILABILITY) expect(finding(report, rule)).toMatchObject({ outcome: 'pass' });
    expect(finding(report, 'azure/resource-group-region')).toMatchObject({ outcome: 'pass' });
    expect(finding(report, 'name/region-known').message).toContain('says Azure Resource Manager');
    expect(text).toContain('is a legal service name, and Azure has its names free');
    expect(text).toContain('Contoso Production (Enabled)');
    expect(text).not.toContain('nothing left this computer');
    const asked = server?.asked.filter(({ path }) => path.startsWith('/subscriptions/')) ?? [];
    expect(new Set(asked.map(({ method, path }) => (method === 'GET' ? 'GET' : path.split('/').at(-1))))).toEqual(
      new Set(['GET', 'checkNameAvailability']),
    );
    const bodies = asked.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body));
    expect(bodies).toContainEqual({ name: 'granitefalls', type: 'Microsoft.Storage/storageAccounts' });
    expect(bodies).toContainEqual({ name: 'granitefalls', type: 'Microsoft.KeyVault/vaults' });
    expect(asked.find(({ path }) => path.includes('CheckDnsNameAvailability'))?.query.get('domainNameLabel')).toBe(
      'granitefalls',
    );
  });

  it.each([
    ['name/storage-account-available', { storageAccounts: new Set(['granitefalls']) }],
    ['name/key-vault-available', { vaults: new Set(['granitefalls']) }],
    ['name/deployment-name-available', { deployments: new Set(['granitefalls']) }],
  ] as const)('fails %s alone when that name is taken', async (rule, world) => {
    const { code, report } = await names(world);
    expect(code).toBe(1);
    expect(finding(report, rule)).toMatchObject({
      outcome: 'fail',
      severity: 'error',
      message: expect.stringContaining('does not say by whom'),
    });
    for (const other of OTHERS(rule)) expect(finding(report, other).outcome).toBe('pass');
  });

  it('says that a storage account of the same subscription holds the name', async () => {
    const { code, report } = await names({
      storageAccounts: new Set(['granitefalls']),
      own: new Map([['Microsoft.Storage/storageAccounts/granitefalls', 'old-cmg']]),
    });
    expect(code).toBe(1);
    expect(finding(report, 'name/storage-account-available')).toMatchObject({
      message: expect.stringContaining('of this subscription, in the resource group old-cmg'),
      evidence: { resourceGroup: 'old-cmg', reason: 'AlreadyExists' },
    });
  });

  it('says that a deleted vault still holds the name, until when, and how to purge it', async () => {
    const { code, report } = await names({ deletedVaults: new Set(['granitefalls']) });
    expect(code).toBe(1);
    expect(finding(report, 'name/key-vault-available')).toMatchObject({
      outcome: 'fail',
      message:
        'granitefalls.vault.azure.net is still held by a deleted key vault of this subscription, until 2027-01-30.',
      fix: expect.stringContaining('az keyvault purge --name granitefalls'),
    });
  });

  it("tells Azure's own words when it calls a legal name invalid", async () => {
    const { code, report } = await names({}, { name: 'reservedword.contoso.com' });
    expect(code).toBe(1);
    expect(finding(report, 'name/storage-account-available').message).toContain(
      '(AccountNameInvalid): reservedword is not a valid storage account name.',
    );
  });

  it('fails for a resource group elsewhere and a region that the subscription lacks', async () => {
    const first = await names({ groups: new Map([['cmg-rg', 'eastus']]) }, { args: ['--resource-group', 'cmg-rg'] });
    expect(first.code).toBe(1);
    expect(finding(first.report, 'azure/resource-group-region')).toMatchObject({ outcome: 'fail', severity: 'error' });
    const second = await ask(server as AzureServer, [
      'granitefalls.contoso.com',
      '--region',
      'uksouth',
      '--resource-group',
      'new-rg',
    ]);
    expect(finding(second.report, 'azure/resource-group-region').message).toContain('no resource group new-rg yet');
    expect(finding(second.report, 'name/region-known')).toMatchObject({ outcome: 'fail', severity: 'error' });
  });

  it('tells the registration of the resource providers, and the command that registers', async () => {
    const { report, text } = await names({ registered: new Set(['Microsoft.Storage']) });
    const states = report.azure?.providers.map(({ namespace, registration }) => [
      namespace,
      registration.state === 'answered' ? registration.value : '',
    ]);
    expect(states).toContainEqual(['Microsoft.KeyVault', 'NotRegistered']);
    expect(states).toContainEqual(['Microsoft.Storage', 'Registered']);
    expect(text).toContain('az provider register --namespace Microsoft.KeyVault');
  });

  it.each<[string, Reply, string, string, RegExp]>([
    [
      '401',
      azureError(401, 'InvalidAuthenticationToken', 'The access token has expired.'),
      'login-failed',
      'missing-input',
      /az login/,
    ],
    [
      '403',
      azureError(403, 'AuthorizationFailed', 'The client does not have authorization.'),
      'forbidden',
      'missing-input',
      /--role Reader/,
    ],
    [
      '404',
      azureError(404, 'SubscriptionNotFound', 'The subscription could not be found.'),
      'subscription-not-found',
      'missing-input',
      /az account list/,
    ],
    [
      'wrong cloud',
      azureError(401, 'InvalidAuthenticationTokenAudience', 'The token has the wrong audience.'),
      'wrong-cloud',
      'missing-input',
      /az login/,
    ],
    [
      '429 and a long wait',
      { ...azureError(429, 'TooManyRequests', 'Too many.'), headers: { 'retry-after': '3600' } },
      'throttled',
      'unreachable',
      /after 3600 s/,
    ],
    ['500', azureError(500, 'InternalServerError', 'Oh no.'), 'unexpected', 'undecidable', /by hand/],
  ])('leaves everything open after %s, and says what to do', async (_, reply, refusal, reason, remedy) => {
    const { code, report, text, stderr } = await names({}, { override: always(reply) });
    expect(code).toBe(4);
    expect(stderr).toBe('');
    for (const rule of AVAILABILITY) {
      expect(finding(report, rule)).toMatchObject({
        outcome: 'unknown',
        reason,
        severity: 'error',
        evidence: { refusal },
      });
      expect(finding(report, rule).fix).toMatch(remedy);
      expect(finding(report, rule).fix).toMatch(/By hand: az (?:storage account check-name|rest) /);
    }
    expect(text.replace(/\s+/g, ' ')).toMatch(remedy);
    expect(text).not.toContain('is free, says');
    expect(text).not.toContain('..');
  });

  it('waits as long as Azure asks when that is short', async () => {
    let refusals = 0;
    const override: Override = ({ path }) => {
      if (!path.endsWith('/Microsoft.Storage/checkNameAvailability') || refusals > 0) return undefined;
      refusals += 1;
      return { ...azureError(429, 'TooManyRequests', 'Too many.'), headers: { 'retry-after': '1' } };
    };
    const { code, report } = await names({}, { override });
    expect(refusals).toBe(1);
    expect([code, finding(report, 'name/storage-account-available').outcome]).toEqual([0, 'pass']);
  });

  it('names the resource provider that has to be registered before Azure answers', async () => {
    const override: Override = ({ path }) =>
      path.endsWith('/Microsoft.KeyVault/checkNameAvailability')
        ? azureError(
            409,
            'MissingSubscriptionRegistration',
            "The subscription is not registered to use namespace 'Microsoft.KeyVault'.",
          )
        : undefined;
    const { code, report } = await names({}, { override });
    expect(code).toBe(4);
    expect(finding(report, 'name/key-vault-available')).toMatchObject({
      reason: 'missing-input',
      fix: expect.stringContaining('az provider register --namespace Microsoft.KeyVault'),
    });
    expect(finding(report, 'name/storage-account-available').outcome).toBe('pass');
  });

  it('says when nobody is logged in, and which command logs in', async () => {
    const { code, report, text } = await names(
      {},
      {
        env: { AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential', PATH: folder },
      },
    );
    expect(code).toBe(4);
    expect(finding(report, AVAILABILITY[0] as string)).toMatchObject({
      reason: 'missing-input',
      evidence: { refusal: 'not-logged-in' },
      fix: expect.stringContaining(`az login && az account set --subscription ${SUBSCRIPTION}`),
    });
    expect(text).toContain('Nobody is logged in to Azure here.');
    expect(server?.asked).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['invalid_client', 'AADSTS7000215: Invalid client secret provided.', 'login-failed'],
    [
      'invalid_resource',
      'AADSTS500011: The resource principal named https://localhost was not found in the tenant.',
      'wrong-cloud',
    ],
  ])('tells a refused sign-in (%s) from a sign-in to the wrong cloud', async (error, error_description, refusal) => {
    const override: Override = ({ path }) =>
      path.endsWith('/oauth2/v2.0/token')
        ? { status: 401, body: { error, error_description, error_codes: [1] } }
        : undefined;
    const { code, report } = await names({}, { override });
    expect(code).toBe(4);
    expect(finding(report, AVAILABILITY[0] as string)).toMatchObject({ evidence: { refusal } });
    expect(JSON.stringify(report)).not.toContain('a-secret-for-tests');
  });

  it('is unreachable where nothing listens', async () => {
    server = await startAzure();
    const { code, report, text } = await ask({ ...server, url: NOBODY }, [
      'granitefalls.contoso.com',
      '--region',
      'westus',
    ]);
    expect(code).toBe(4);
    expect(finding(report, AVAILABILITY[0] as string)).toMatchObject({
      reason: 'unreachable',
      evidence: { refusal: 'unreachable' },
    });
    expect(text).toContain('cannot be reached from here');
  });

  it('is unreachable where the sign-in answers and Azure Resource Manager does not', async () => {
    const { code, report, text } = await names({}, { args: ['--azure-endpoint', NOBODY] });
    expect(code).toBe(4);
    expect(finding(report, AVAILABILITY[0] as string)).toMatchObject({
      reason: 'unreachable',
      evidence: { refusal: 'unreachable' },
    });
    expect(text).toContain('ECONNREFUSED');
  });

  it('ends in time, and with it the process, when the sign-in never answers', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((settle) => silent.listen(0, '127.0.0.1', settle));
    const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const { code, report } = await names({}, { args: ['--azure-endpoint', url, '--azure-authority', url] });
    silent.close();
    expect(code).toBe(4);
    expect(finding(report, AVAILABILITY[0] as string)).toMatchObject({
      reason: 'unreachable',
      evidence: { refusal: 'timed-out' },
    });
  }, 60_000);

  it('does not trust a server whose certificate nobody vouches for', async () => {
    const { code, report } = await names({}, { env: { NODE_EXTRA_CA_CERTS: '' } });
    expect(code).toBe(4);
    expect(finding(report, AVAILABILITY[0] as string)).toMatchObject({ reason: 'unreachable' });
  });

  it('hides nothing of what was not answered behind what was', async () => {
    const override: Override = ({ path }) =>
      path.includes('CheckDnsNameAvailability') ? azureError(403, 'AuthorizationFailed', 'No.') : undefined;
    const { code, report } = await names({ storageAccounts: new Set(['granitefalls']) }, { override });
    expect(code).toBe(1);
    expect(finding(report, 'name/deployment-name-available')).toMatchObject({
      outcome: 'unknown',
      evidence: { refusal: 'forbidden' },
    });
    expect(finding(report, 'name/key-vault-available').outcome).toBe('pass');
  });
});

describe('names --azure where the optional packages are missing', () => {
  const bare = join(folder, 'bare');
  beforeAll(() => {
    mkdirSync(bare);
    for (const part of ['bin', 'dist', 'package.json'])
      cpSync(resolve(ROOT, part), join(bare, part), { recursive: true });
  });
  afterAll(() => undefined);

  it('names the npm command that installs them', async () => {
    const args = ['names', 'granitefalls.contoso.com', '--region', 'westus', '--azure', '--subscription', SUBSCRIPTION];
    const { code, stdout, stderr } = await spawnCli(args, {}, bare);
    expect(code).toBe(4);
    expect(stderr).toBe('');
    const text = stdout.replace(/\s+/g, ' ');
    expect(text).toContain('The optional package @azure/');
    expect(text).toContain('npm install @azure/identity @azure/arm-keyvault');
    expect(text).not.toContain('free, says');
  });
});
