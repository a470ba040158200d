import { CmgCertError } from '../core/errors.js';

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/**
 * `HOST`, `HOST:PORT`, `[IPv6]:PORT`.
 * @throws CmgCertError `usage`
 */
export function splitHostPort(value: string, defaultPort: number): HostPort {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::(\d{1,5}))?$/i.exec(value.trim());
  const port = match?.[3] === undefined ? defaultPort : Number(match[3]);
  const host = match?.[1] ?? match?.[2];
  if (host !== undefined && port >= 1 && port <= 65_535) return { host, port };
  throw new CmgCertError('usage', `"${value}" is no host, with or without a port`, {
    remedy: 'Give the name alone, such as GraniteFalls.contoso.com or GraniteFalls.contoso.com:443.',
  });
}
