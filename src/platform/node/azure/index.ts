import { setMaxListeners } from 'node:events';
import type { DefaultAzureCredentialOptions, TokenCredential } from '@azure/identity';
import type {
  AzureAnswer,
  AzureAvailability,
  AzureFacts,
  AzureHolder,
  AzureNameFacts,
  AzureRequest,
  AzureSubscriptionFacts,
} from '../../../core/names/azureFacts.js';
import { asciiLower } from '../../../core/names/dnsName.js';
import { programmaticRegion } from '../../../core/names/regions.js';
import { errorCode } from '../errorCode.js';
import { AZURE_PACKAGES, type AzureLibraries, loadLibraries } from './libraries.js';
import { askRefusal, loginRefusal, type Refusal, retryAfterSeconds, statusOf } from './refusal.js';

/** A wait that Azure asks for (429, Retry-After) is kept up to this many seconds, and this many times. */
const MAX_WAIT_SECONDS = 10;
const MAX_WAITS = 2;

/** No retries by the library: its waits have no bound that a person would sit through. */
const NO_RETRIES = { maxRetries: 0 } as const;

/**
 * Asks Azure Resource Manager with Microsoft's own libraries, as whoever is logged in here (`DefaultAzureCredential`: environment, managed identity,
 * Azure CLI, Azure PowerShell, Azure Developer CLI). It only reads. Whatever goes wrong becomes an answer that is none, with its reason.
 */
export async function askAzure(request: AzureRequest): Promise<AzureFacts> {
  const libraries = await loadLibraries();
  if ('missing' in libraries) return nothing(request, notInstalled(libraries.missing));
  const signal = AbortSignal.timeout(request.timeoutMs);
  // A dozen questions are under way at once, and Node warns from eleven listeners on.
  setMaxListeners(0, signal);
  const credential = await signIn(libraries, request, signal);
  if ('state' in credential) return nothing(request, credential);
  return new Questions(libraries, credential, request, signal).facts();
}

type Policies = NonNullable<DefaultAzureCredentialOptions['additionalPolicies']>;

/** The sign-in keeps a signal of its own for its requests; one left open would keep the process from ending. */
const timeLimit = (signal: AbortSignal): Policies => [
  {
    position: 'perCall',
    policy: {
      name: 'timeLimit',
      sendRequest(request, next) {
        request.abortSignal = signal;
        return next(request);
      },
    },
  },
];

const notInstalled = (missing: string): Refusal => ({
  state: 'unanswered',
  code: 'not-installed',
  message: `the optional package ${missing} is not installed`,
  remedy: `Install what asking Azure takes: npm install ${AZURE_PACKAGES.join(' ')} (with --global where cmg-cert is installed so)`,
});

/** One token, taken once: the Azure CLI is started anew for every further one. */
async function signIn(
  { identity }: AzureLibraries,
  request: AzureRequest,
  signal: AbortSignal,
): Promise<TokenCredential | Refusal> {
  try {
    const credential = new identity.DefaultAzureCredential({
      authorityHost: request.authority,
      disableInstanceDiscovery: request.customAuthority,
      retryOptions: NO_RETRIES,
      additionalPolicies: timeLimit(signal),
      processTimeoutInMs: request.timeoutMs,
    });
    const token = await inTime(credential.getToken(`${request.endpoint}/.default`, { abortSignal: signal }), signal);
    return { getToken: async () => token };
  } catch (error) {
    return loginRefusal(error, request);
  }
}

/** Not every credential minds the signal. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** All answers missing, for one reason. */
function nothing(request: AzureRequest, refusal: Refusal): AzureFacts {
  const { endpoint, subscription: id, region, resourceGroup, prefixes, providers } = request;
  return {
    place: {
      endpoint,
      id,
      subscription: refusal,
      ...(region === undefined ? {} : { region: refusal }),
      ...(resourceGroup === undefined ? {} : { resourceGroup: refusal }),
      providers: providers.map((namespace) => ({ namespace, registration: refusal })),
    },
    names: new Map(
      prefixes.map((prefix) => [
        prefix,
        {
          storageAccount: refusal,
          keyVault: refusal,
          ...(hasRegionalName(request) ? { deploymentName: refusal } : {}),
        },
      ]),
    ),
  };
}

/** Azure Resource Manager knows the deployment names of a region; those of cloud services (classic) it does not. */
const hasRegionalName = ({ region, deployment }: AzureRequest): boolean =>
  region !== undefined && deployment === 'scale-set';

class Questions {
  readonly #request: AzureRequest;
  readonly #signal: AbortSignal;
  readonly #storage: InstanceType<AzureLibraries['storage']['StorageManagementClient']>;
  readonly #keyVault: InstanceType<AzureLibraries['keyVault']['KeyVaultManagementClient']>;
  readonly #network: InstanceType<AzureLibraries['network']['NetworkManagementClient']>;
  readonly #resources: InstanceType<AzureLibraries['resources']['ResourceManagementClient']>;
  readonly #subscriptions: InstanceType<AzureLibraries['subscriptions']['SubscriptionClient']>;

  constructor(libraries: AzureLibraries, credential: TokenCredential, request: AzureRequest, signal: AbortSignal) {
    const { endpoint, subscription } = request;
    const options = { endpoint, retryOptions: NO_RETRIES };
    this.#request = request;
    this.#signal = signal;
    this.#storage = new libraries.storage.StorageManagementClient(credential, subscription, options);
    this.#keyVault = new libraries.keyVault.KeyVaultManagementClient(credential, subscription, options);
    this.#network = new libraries.network.NetworkManagementClient(credential, subscription, options);
    this.#resources = new libraries.resources.ResourceManagementClient(credential, subscription, options);
    this.#subscriptions = new libraries.subscriptions.SubscriptionClient(credential, options);
  }

  async facts(): Promise<AzureFacts> {
    const subscription = await this.#subscription();
    // Without the subscription every other question would meet the same refusal. A role may allow them and not this one.
    if (subscription.state === 'unanswered' && subscription.code !== 'forbidden') {
      return nothing(this.#request, subscription);
    }
    const [place, names] = await Promise.all([
      this.#place(subscription),
      Promise.all(this.#request.prefixes.map(async (prefix) => [prefix, await this.#names(prefix)] as const)),
    ]);
    return { place, names: new Map(names) };
  }

  #subscription(): Promise<AzureSubscriptionFacts['subscription']> {
    return this.#ask('the subscription', async (abortSignal) => {
      const found = await this.#subscriptions.subscriptions.get(this.#request.subscription, { abortSignal });
      return { name: found.displayName ?? '', state: found.state ?? 'unknown' };
    });
  }

  async #place(subscription: AzureSubscriptionFacts['subscription']): Promise<AzureSubscriptionFacts> {
    const { endpoint, subscription: id, region, resourceGroup, providers } = this.#request;
    const [regionAnswer, groupAnswer, registrations] = await Promise.all([
      region === undefined ? undefined : this.#region(region),
      resourceGroup === undefined ? undefined : this.#resourceGroup(resourceGroup),
      Promise.all(
        providers.map(async (namespace) => ({
          namespace,
          registration: await this.#ask(`the registration of ${namespace}`, async (abortSignal) => {
            const provider = await this.#resources.providers.get(namespace, { abortSignal });
            return provider.registrationState ?? 'unknown';
          }),
        })),
      ),
    ]);
    return {
      endpoint,
      id,
      subscription,
      ...(regionAnswer === undefined ? {} : { region: regionAnswer }),
      ...(groupAnswer === undefined ? {} : { resourceGroup: groupAnswer }),
      providers: registrations,
    };
  }

  #region(region: string): Promise<NonNullable<AzureSubscriptionFacts['region']>> {
    return this.#ask('the list of regions', async (abortSignal) => {
      const locations = this.#subscriptions.subscriptions.listLocations(this.#request.subscription, { abortSignal });
      for await (const { name } of locations) if (name === region) return { name: region, offered: true };
      return { name: region, offered: false };
    });
  }

  #resourceGroup(name: string): Promise<NonNullable<AzureSubscriptionFacts['resourceGroup']>> {
    return this.#ask('the resource group', async (abortSignal) => {
      try {
        const { location } = await this.#resources.resourceGroups.get(name, { abortSignal });
        return { name, location: programmaticRegion(location) ?? location };
      } catch (error) {
        if (statusOf(error) === 404 && errorCode(error) === 'ResourceGroupNotFound')
          return { name, location: undefined };
        throw error;
      }
    });
  }

  async #names(prefix: string): Promise<AzureNameFacts> {
    const { region } = this.#request;
    const [storageAccount, keyVault, deploymentName] = await Promise.all([
      this.#ask('the name of the storage account', async (abortSignal) => {
        const type = 'Microsoft.Storage/storageAccounts';
        const answer = await this.#storage.storageAccounts.checkNameAvailability(
          { name: prefix, type },
          { abortSignal },
        );
        return this.#availability(answer, () => this.#ownResource(type, prefix));
      }),
      this.#ask('the name of the key vault', async (abortSignal) => {
        const type = 'Microsoft.KeyVault/vaults';
        const answer = await this.#keyVault.vaults.checkNameAvailability({ name: prefix, type }, { abortSignal });
        return this.#availability(
          answer,
          async () => (await this.#ownResource(type, prefix)) ?? (await this.#deletedVault(prefix)),
        );
      }),
      hasRegionalName(this.#request) && region !== undefined
        ? this.#ask('the deployment name', async (abortSignal) => {
            const { available } = await this.#network.checkDnsNameAvailability(region, prefix, { abortSignal });
            return this.#availability({ nameAvailable: available }, async () => undefined);
          })
        : undefined,
    ]);
    return { storageAccount, keyVault, ...(deploymentName === undefined ? {} : { deploymentName }) };
  }

  async #availability(
    answer: { readonly nameAvailable?: boolean | undefined; readonly reason?: string; readonly message?: string },
    holder: () => Promise<AzureHolder | undefined>,
  ): Promise<AzureAvailability> {
    const { nameAvailable, reason, message } = answer;
    if (nameAvailable === true) return { available: true };
    if (nameAvailable !== false) throw new Error('the answer does not say whether the name is available');
    const taken = reason === undefined || reason === 'AlreadyExists';
    return { available: false, reason, message, holder: taken ? await holder() : undefined };
  }

  /** Who holds a name is worth knowing, and no more: without an answer it stays open. */
  async #ownResource(type: string, name: string): Promise<AzureHolder | undefined> {
    try {
      const filter = `resourceType eq '${type}' and name eq '${name}'`;
      for await (const { id = '', name: found = '' } of this.#resources.resources.list({
        filter,
        abortSignal: this.#signal,
      })) {
        const resourceGroup = /\/resourceGroups\/([^/]+)\//i.exec(id)?.[1];
        if (asciiLower(found) === name && resourceGroup !== undefined) return { kind: 'own', resourceGroup };
      }
    } catch {
      return undefined;
    }
    return undefined;
  }

  async #deletedVault(name: string): Promise<AzureHolder | undefined> {
    const { region } = this.#request;
    if (region === undefined) return undefined;
    try {
      const { properties } = await this.#keyVault.vaults.getDeleted(name, region, { abortSignal: this.#signal });
      return {
        kind: 'own-deleted',
        deletedAt: properties?.deletionDate?.toISOString(),
        purgedAt: properties?.scheduledPurgeDate?.toISOString(),
        purgeProtected: properties?.purgeProtectionEnabled === true,
      };
    } catch {
      return undefined;
    }
  }

  async #ask<T>(what: string, question: (signal: AbortSignal) => Promise<T>): Promise<AzureAnswer<T>> {
    for (let waits = 0; ; waits += 1) {
      try {
        return { state: 'answered', value: await inTime(question(this.#signal), this.#signal) };
      } catch (error) {
        const seconds = statusOf(error) === 429 ? retryAfterSeconds(error) : undefined;
        const again = seconds !== undefined && seconds <= MAX_WAIT_SECONDS && waits < MAX_WAITS;
        if (!again || this.#signal.aborted) return askRefusal(error, this.#request, what);
        await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      }
    }
  }
}
