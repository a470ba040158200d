import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { writePem } from '../../src/core/pem.js';
import { issueCa, issueCertificate, ROOT as ROOT_CA, testKey } from './certificates.js';

/** One question to Azure, as it arrived. */
export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Route = readonly [method: 'GET' | 'POST', path: RegExp, reply: (asked: Asked) => Reply | undefined];

export const SUBSCRIPTION = '0b1f6471-1bf0-4dda-aec3-111122223333';
const TENANT = '72f988bf-0000-0000-0000-2d7cd011db47';
const TOKEN = 'a-token-for-tests';

/** The error body of Azure Resource Manager (ARM RPC, "Common API details"). */
export const azureError = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});

const ok = (body: unknown): Reply => ({ status: 200, body });
const under = (path: string) => new RegExp(`^/subscriptions/${SUBSCRIPTION}${path}$`, 'i');
const nameIn = ({ body }: Asked): string => (JSON.parse(body) as { name: string }).name;

/** What the world of the tests holds. */
export interface World {
  readonly storageAccounts: ReadonlySet<string>;
  readonly vaults: ReadonlySet<string>;
  readonly deletedVaults: ReadonlySet<string>;
  readonly deployments: ReadonlySet<string>;
  /** Resources of the subscription itself: type/name → resource group. */
  readonly own: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly registered: ReadonlySet<string>;
}

export const EMPTY_WORLD: World = {
  storageAccounts: new Set(),
  vaults: new Set(),
  deletedVaults: new Set(),
  deployments: new Set(),
  own: new Map(),
  groups: new Map([['cmg-rg', 'westus']]),
  registered: new Set(['Microsoft.KeyVault', 'Microsoft.Storage', 'Microsoft.Network', 'Microsoft.Compute']),
};

/**
 * Requests and answers as Microsoft's REST reference has them: Storage Accounts, Vaults (check name availability, get deleted), Network (check DNS
 * name availability), Resource Management (subscriptions, locations, groups, providers, resources).
 */
function routes(world: World): Route[] {
  const availability = (taken: boolean, message: string): Reply =>
    ok(taken ? { nameAvailable: false, reason: 'AlreadyExists', message } : { nameAvailable: true });
  return [
    [
      'GET',
      under(''),
      () =>
        ok({
          id: `/subscriptions/${SUBSCRIPTION}`,
          subscriptionId: SUBSCRIPTION,
          displayName: 'Contoso Production',
          state: 'Enabled',
        }),
    ],
    [
      'GET',
      under('/locations'),
      () =>
        ok({
          value: ['eastus', 'westus', 'westeurope'].map((name) => ({
            id: `/locations/${name}`,
            name,
            displayName: name,
          })),
        }),
    ],
    [
      'GET',
      under('/resourcegroups/[^/]+'),
      ({ path }) => {
        const name = path.split('/').at(-1) as string;
        const location = world.groups.get(name);
        return location === undefined
          ? azureError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`)
          : ok({ id: path, name, location, properties: { provisioningState: 'Succeeded' } });
      },
    ],
    [
      'POST',
      under('/providers/Microsoft.Storage/checkNameAvailability'),
      (asked) => {
        const name = nameIn(asked);
        if (!/^[a-z0-9]{3,24}$/.test(name) || name === 'reservedword') {
          return ok({
            nameAvailable: false,
            reason: 'AccountNameInvalid',
            message: `${name} is not a valid storage account name.`,
          });
        }
        return availability(world.storageAccounts.has(name), `The storage account named ${name} is already taken.`);
      },
    ],
    [
      'POST',
      under('/providers/Microsoft.KeyVault/checkNameAvailability'),
      (asked) => {
        const name = nameIn(asked);
        return availability(
          world.vaults.has(name) || world.deletedVaults.has(name),
          `The vault name '${name}' is already in use.`,
        );
      },
    ],
    [
      'GET',
      under('/providers/Microsoft.Network/locations/[^/]+/CheckDnsNameAvailability'),
      ({ query }) => ok({ available: !world.deployments.has(query.get('domainNameLabel') ?? '') }),
    ],
    [
      'GET',
      under('/providers/Microsoft.KeyVault/locations/[^/]+/deletedVaults/[^/]+'),
      ({ path }) => {
        const name = path.split('/').at(-1) as string;
        return world.deletedVaults.has(name)
          ? ok({
              id: path,
              name,
              type: 'Microsoft.KeyVault/deletedVaults',
              properties: {
                location: 'westus',
                deletionDate: '2026-11-01T00:00:59Z',
                scheduledPurgeDate: '2027-01-30T00:00:59Z',
              },
            })
          : azureError(404, 'DeletedVaultNotFound', 'There is no such deleted vault.');
      },
    ],
    [
      'GET',
      under('/resources'),
      ({ query }) => {
        const [, type = '', name = ''] =
          /resourceType eq '([^']+)' and name eq '([^']+)'/.exec(query.get('$filter') ?? '') ?? [];
        const group = world.own.get(`${type}/${name}`);
        const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${group}/providers/${type}/${name}`;
        return ok({ value: group === undefined ? [] : [{ id, name, type, location: 'westus' }] });
      },
    ],
    [
      'GET',
      under('/providers/Microsoft\\.\\w+'),
      ({ path }) => {
        const namespace = path.split('/').at(-1) as string;
        return ok({
          namespace,
          registrationState: world.registered.has(namespace) ? 'Registered' : 'NotRegistered',
          resourceTypes: [],
        });
      },
    ],
  ];
}

export interface AzureServer {
  /** `https://localhost:port`: Azure Resource Manager and Microsoft Entra ID at once. */
  readonly url: string;
  readonly asked: Asked[];
  /** The root that issued its certificate, PEM. */
  readonly root: string;
  /** Environment of a service principal that may log in there. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/**
 * @param override answers before everything else, sign-in included; undefined lets the others answer
 */
export async function startAzure(
  world: Partial<World> = {},
  override: (asked: Asked) => Reply | undefined = () => undefined,
): Promise<AzureServer> {
  const dates = { notBefore: '2020-01-01T00:00:00Z', notAfter: '2090-01-01T00:00:00Z' };
  const tls = issueCertificate({ commonName: 'localhost', issuer: ROOT_CA, crl: 'none', ...dates });
  const table = routes({ ...EMPTY_WORLD, ...world });
  const asked: Asked[] = [];
  const server = createServer({
    key: testKey('server').export({ format: 'pem', type: 'pkcs8' }),
    cert: writePem('CERTIFICATE', tls),
  });
  server.on('request', (request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
      const question: Asked = {
        method: request.method ?? '',
        path: pathname,
        query: searchParams,
        authorization: request.headers.authorization,
        body,
      };
      asked.push(question);
      const reply = override(question) ?? signIn(question, url) ?? answer(question, table);
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((settle) => server.listen(0, 'localhost', settle));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    root: writePem('CERTIFICATE', issueCa(ROOT_CA, dates)),
    environment: {
      AZURE_TENANT_ID: TENANT,
      AZURE_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
      AZURE_CLIENT_SECRET: 'a-secret-for-tests',
      AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
    },
    close: () =>
      new Promise((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  };
}

/** The client-credentials flow of the Microsoft identity platform, as far as its library walks it. */
function signIn({ method, path }: Asked, url: string): Reply | undefined {
  if (method === 'GET' && path === `/${TENANT}/v2.0/.well-known/openid-configuration`) {
    return ok({
      token_endpoint: `${url}/${TENANT}/oauth2/v2.0/token`,
      authorization_endpoint: `${url}/${TENANT}/oauth2/v2.0/authorize`,
      issuer: `${url}/${TENANT}/v2.0`,
      jwks_uri: `${url}/${TENANT}/discovery/v2.0/keys`,
    });
  }
  if (method === 'POST' && path === `/${TENANT}/oauth2/v2.0/token`) {
    return ok({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: TOKEN });
  }
  return undefined;
}

function answer(question: Asked, table: readonly Route[]): Reply {
  if (question.authorization !== `Bearer ${TOKEN}`) {
    return azureError(401, 'AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(question.query.get('api-version') ?? '')) {
    return azureError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  for (const [method, path, reply] of table) {
    const found = method === question.method && path.test(question.path) ? reply(question) : undefined;
    if (found !== undefined) return found;
  }
  return azureError(404, 'InvalidResourceType', `Nothing is known of ${question.path}`);
}
