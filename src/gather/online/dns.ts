import type { DnsChain, DnsNameFacts, DnsPresence } from '../../core/check/online.js';
import type { AzureNames } from '../../core/names/azureNames.js';
import { azureHost } from '../../core/names/clouds.js';
import { asciiLower } from '../../core/names/dnsName.js';
import type { DnsPort } from '../../core/ports.js';

/** As many CNAMEs as resolvers are known to follow (BIND 16, Unbound 11, Windows 8). */
const MAX_STEPS = 8;

/**
 * A label that no deployment, storage account or key vault can have, as it begins with a digit and has hyphens: a server that has an answer for
 * it has one for every name.
 */
const IMPOSSIBLE = '0-cmg-cert-no-such-name';

/** Asks DNS for a service name and all that it becomes, side by side. */
export async function dnsFacts(names: AzureNames, dns: DnsPort): Promise<DnsNameFacts> {
  const legal = names.legal === true;
  const knownDeployment = legal && !names.deployment.includes('<');
  const [service, deployment, storage, keyVault] = await Promise.all([
    followChain(names.service, dns),
    knownDeployment ? presence(names.deployment, dns) : undefined,
    legal ? presence(names.storage, dns) : undefined,
    legal ? presence(names.keyVault, dns) : undefined,
  ]);
  const deploymentAddresses = deployment?.state === 'exists' ? await addressesOf(names.deployment, dns) : [];
  return {
    server: dns.server,
    service,
    deployment,
    deploymentAddresses: Array.isArray(deploymentAddresses) ? deploymentAddresses : [],
    storage,
    keyVault,
  };
}

/** Follows CNAMEs from a name to a deployment name of Azure or to where there are none. */
async function followChain(name: string, dns: DnsPort): Promise<DnsChain> {
  const names = [asciiLower(name)];
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const last = names.at(-1) as string;
    const answer = await dns.query(last, 'CNAME');
    if (answer.state === 'failed') return answer;
    const target = answer.state === 'found' ? answer.records[0] : undefined;
    if (target === undefined || (steps > 0 && azureHost(last)?.kind === 'deployment')) return ending(names, last, dns);
    const next = asciiLower(target.replace(/\.$/, ''));
    if (names.includes(next)) return { state: 'followed', names: [...names, next], addresses: [], end: 'loop' };
    names.push(next);
  }
  return { state: 'followed', names, addresses: [], end: 'too-long' };
}

async function ending(names: readonly string[], last: string, dns: DnsPort): Promise<DnsChain> {
  const addresses = await addressesOf(last, dns);
  if (!Array.isArray(addresses)) return addresses;
  return { state: 'followed', names, addresses, end: addresses.length > 0 ? 'address' : 'nothing' };
}

async function addressesOf(
  name: string,
  dns: DnsPort,
): Promise<string[] | { readonly state: 'failed'; readonly message: string }> {
  const answers = await Promise.all([dns.query(name, 'A'), dns.query(name, 'AAAA')]);
  const found = answers.flatMap((answer) => (answer.state === 'found' ? answer.records : []));
  const failed = answers.find((answer) => answer.state === 'failed');
  return found.length === 0 && failed !== undefined ? failed : found;
}

/** Whether a name exists: it is a CNAME, or it has an address. */
async function presence(name: string, dns: DnsPort): Promise<DnsPresence> {
  const seen = await sight(name, dns);
  if (typeof seen !== 'string') return seen;
  const impossible = await sight(`${IMPOSSIBLE}${name.slice(name.indexOf('.'))}`, dns);
  return { state: typeof impossible === 'string' ? 'invented' : 'exists', seen };
}

async function sight(
  name: string,
  dns: DnsPort,
): Promise<string | { readonly state: 'absent' } | { readonly state: 'failed'; readonly message: string }> {
  const answers = await Promise.all([dns.query(name, 'CNAME'), dns.query(name, 'A'), dns.query(name, 'AAAA')]);
  for (const answer of answers)
    if (answer.state === 'found' && answer.records[0] !== undefined) return answer.records[0];
  return answers.find((answer) => answer.state === 'failed') ?? { state: 'absent' };
}
