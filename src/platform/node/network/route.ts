import { lookup } from 'node:dns/promises';
import { CmgCertError } from '../../../core/errors.js';
import { hostExposure } from '../../../core/names/publicHost.js';
import { type Network, parseAddress, parseNetwork, refusalOf } from '../../../core/network/address.js';
import type { HttpFailure, NetworkPolicy } from '../../../core/ports.js';
import { errorCode } from '../errorCode.js';
import { type HttpProxy, isExcepted, proxyOf } from './proxy.js';

/** Where a URL's connection goes to: addresses that were looked up and judged, so that nobody looks them up again, or the proxy. */
export type Route =
  | { readonly to: 'host'; readonly addresses: readonly string[] }
  | { readonly to: 'proxy'; readonly proxy: HttpProxy };

/** More than any host needs; each may cost a connection's time. */
const MAX_ADDRESSES = 4;

/** Decides where requests may go. */
export class Router {
  readonly proxy: HttpProxy | undefined;
  private readonly environment: NetworkPolicy['environment'];
  private readonly allowed: readonly Network[];
  private readonly fixed: ReadonlyMap<string, string>;

  /** @throws CmgCertError `usage`, `configuration` */
  constructor({ allowPrivateNetworks, resolve, environment }: NetworkPolicy) {
    this.environment = environment;
    this.proxy = proxyOf(environment);
    this.allowed = allowPrivateNetworks.map(readNetwork);
    this.fixed = new Map(resolve.map(readFixed));
  }

  async route(url: URL): Promise<Route | HttpFailure> {
    const fixed = this.fixed.get(hostAndPort(url));
    const literal = parseAddress(url.hostname);
    const { proxy } = this;
    // What --resolve names is asked at that address: through a proxy that could not be had.
    if (proxy !== undefined && fixed === undefined && !isExcepted(url, this.environment)) {
      const refusal = literal === undefined ? this.nameRefusal(url.hostname) : refusalOf(literal, this.allowed);
      return refusal === undefined ? { to: 'proxy', proxy } : refused(url.hostname, refusal);
    }
    const found = fixed === undefined ? await addressesOf(url.hostname) : [fixed];
    if ('code' in found) return found;
    const judged = found.map((text) => ({ text, refusal: this.refusal(text) }));
    const open = judged.filter(({ refusal }) => refusal === undefined).map(({ text }) => text);
    if (open.length > 0) return { to: 'host', addresses: open.slice(0, MAX_ADDRESSES) };
    const [first] = judged;
    return first === undefined ? notResolved('has no address') : refused(first.text, first.refusal ?? '');
  }

  private refusal(text: string): string | undefined {
    const address = parseAddress(text);
    return address === undefined ? 'is no address that can be judged' : refusalOf(address, this.allowed);
  }

  /** The proxy alone learns the address. A name that only the internal network knows is then all that can be told from outside. */
  private nameRefusal(host: string): string | undefined {
    const { public: exposed, reason } = hostExposure(host);
    return exposed || this.allowed.length > 0 ? undefined : reason;
  }
}

const hostAndPort = (url: URL): string =>
  `${url.hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')}:${url.port === '' ? '80' : url.port}`;

async function addressesOf(host: string): Promise<readonly string[] | HttpFailure> {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (parseAddress(bare) !== undefined) return [bare];
  try {
    return (await lookup(bare, { all: true, verbatim: true })).map(({ address }) => address);
  } catch (error) {
    const code = errorCode(error) ?? '';
    return notResolved(
      code === 'ENOTFOUND' || code === 'ENODATA'
        ? 'has no address that DNS knows here'
        : `could not be looked up, DNS does not answer (${code})`,
    );
  }
}

const notResolved = (message: string): HttpFailure => ({ code: 'not-resolved', message });

const refused = (address: string, refusal: string): HttpFailure => ({
  code: 'private-address',
  message: `leads to ${address}, which ${refusal}`,
});

function readNetwork(text: string): Network {
  const network = parseNetwork(text);
  if (network !== undefined) return network;
  throw new CmgCertError('usage', `--allow-private-network ${text}: that is no network`, {
    remedy: 'Give an address with the length of its prefix, such as 10.0.0.0/8 or 127.0.0.1/32.',
  });
}

function readFixed(text: string): readonly [string, string] {
  const [, host, port, address = ''] = /^(\[[^\]]+\]|[^:=[\]]+):(\d{1,5})=(.+)$/.exec(text.trim()) ?? [];
  const bare = address.replace(/^\[(.*)\]$/, '$1');
  if (host !== undefined && Number(port) <= 65535 && parseAddress(bare) !== undefined) {
    return [`${host.toLowerCase().replace(/^\[(.*)\]$/, '$1')}:${Number(port)}`, bare];
  }
  throw new CmgCertError('usage', `--resolve ${text}: a host, a port and an address are wanted`, {
    remedy: 'For example --resolve crl.contoso.com:80=203.0.113.7',
  });
}
