import { CmgCertError } from '../../../core/errors.js';
import { isWithin, parseAddress, parseNetwork } from '../../../core/network/address.js';

export interface HttpProxy {
  /** Without credentials: for people, and to connect to. */
  readonly origin: string;
  /** Proxy-Authorization; never shown. */
  readonly authorization: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const variable = (environment: Environment, ...names: readonly string[]): string =>
  names.map((name) => environment[name]?.trim() ?? '').find((value) => value !== '') ?? '';

/**
 * The proxy for http, as curl looks it up.
 * @throws CmgCertError `configuration`
 */
export function proxyOf(environment: Environment): HttpProxy | undefined {
  const value = variable(environment, 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY');
  if (value === '') return undefined;
  const text = value.includes('://') ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new CmgCertError('configuration', 'the environment variable HTTP_PROXY names no proxy that can be used', {
      remedy: 'Give it as http://proxy.contoso.com:8080, or unset it.',
    });
  }
  const { username, password } = url;
  const credentials = Buffer.from(`${decoded(username)}:${decoded(password)}`);
  return {
    origin: url.origin,
    authorization: username === '' && password === '' ? undefined : `Basic ${credentials.toString('base64')}`,
  };
}

/** A stray percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether NO_PROXY excepts a host: by name, by suffix, by address or network, or all by `*`. */
export function isExcepted(url: URL, environment: Environment): boolean {
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  const port = url.port === '' ? '80' : url.port;
  const address = parseAddress(host);
  return variable(environment, 'no_proxy', 'NO_PROXY')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const network = parseNetwork(entry);
      if (network !== undefined) return address !== undefined && isWithin(address, network);
      const [, name = entry, only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== port) return false;
      const suffix = name.replace(/^\*?\./, '');
      return host === suffix || host.endsWith(`.${suffix}`);
    });
}
