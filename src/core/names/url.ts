import { present } from '../present.js';
import { asciiLower } from './dnsName.js';

/** A location as CDP, AIA and OCSP fields hold it, taken apart far enough to judge it. */
export interface Location {
  /** Lower case: `http`, `https`, `ldap`, `file`, …; `unc` for `\\host\share`. */
  readonly scheme: string;
  readonly userinfo: string | undefined;
  /** Percent-decoded, lower case, without brackets; empty where none is given (`ldap:///…`, `file:///c:/…`). */
  readonly host: string;
  readonly port: number | undefined;
  /** From the first slash on, as it stands; without query and fragment. */
  readonly path: string;
  /** Without its question mark; undefined when there is none. */
  readonly query: string | undefined;
}

export type LocationReading =
  | { readonly state: 'read'; readonly location: Location }
  /** A clause whose subject is the text: `has no host after http://`. */
  | { readonly state: 'malformed'; readonly reason: string };

/** AD CS writes some 250 characters; Windows takes no URL longer than 2,083. */
const MAX_LENGTH = 8192;

const SCHEMES_WITH_HOST: ReadonlySet<string> = new Set(['http', 'https', 'ftp', 'ftps', 'ldaps']);

/**
 * Takes a URI or UNC path apart. Strict where a client would stumble, and nothing is repaired or guessed; a
 * space in the path is let pass, as Windows lets it.
 *
 * @see RFC 3986 § 3, RFC 4516 (ldap), RFC 8089 (file)
 */
export function readLocation(text: string): LocationReading {
  if (text === '') return malformed('is empty');
  if (text.length > MAX_LENGTH) return malformed(`is ${text.length} characters long, more than any client reads`);
  if (hasControl(text)) return malformed('contains a control character');
  if (text.trim() !== text) return malformed('begins or ends with white space');
  if (text.startsWith('\\\\')) return readUnc(text);

  const colon = text.indexOf(':');
  const scheme = text.slice(0, Math.max(0, colon)).toLowerCase();
  if (!/^[a-z][a-z0-9+.-]*$/.test(scheme)) return malformed('has no scheme such as http: in front');
  const rest = text.slice(colon + 1);
  if (!rest.startsWith('//')) {
    if (SCHEMES_WITH_HOST.has(scheme)) return malformed(`lacks the two slashes after ${scheme}:`);
    return { state: 'read', location: { scheme, userinfo: undefined, host: '', port: undefined, ...splitPath(rest) } };
  }
  const end = rest.slice(2).search(/[/?#\\]/);
  const authority = end < 0 ? rest.slice(2) : rest.slice(2, 2 + end);
  const after = end < 0 ? '' : rest.slice(2 + end);
  if (after.startsWith('\\')) return malformed('has a backslash where a slash belongs');

  const at = authority.lastIndexOf('@');
  const userinfo = at < 0 ? undefined : authority.slice(0, at);
  const hostAndPort = readHostAndPort(authority.slice(at + 1));
  if (typeof hostAndPort === 'string') return malformed(hostAndPort);
  if (hostAndPort.host === '' && SCHEMES_WITH_HOST.has(scheme)) return malformed(`has no host after ${scheme}://`);
  return { state: 'read', location: { scheme, userinfo, ...hostAndPort, ...splitPath(after) } };
}

function readUnc(text: string): LocationReading {
  const [host = '', ...path] = text.slice(2).split('\\');
  if (host === '' || path.length === 0) return malformed('is no complete UNC path (\\\\host\\share)');
  return {
    state: 'read',
    location: {
      scheme: 'unc',
      userinfo: undefined,
      host: asciiLower(host),
      port: undefined,
      path: `/${path.join('/')}`,
      query: undefined,
    },
  };
}

/** @returns the reason as a string when it cannot be read */
function readHostAndPort(text: string): Pick<Location, 'host' | 'port'> | string {
  const bracketed = /^\[([^\]]*)\](?::([0-9]*))?$/.exec(text);
  const plain = /^([^:[\]]*)(?::([0-9]*))?$/.exec(text);
  const parts = bracketed ?? plain;
  if (parts === null) return 'has a host that cannot be read';
  const port = parts[2] === undefined || parts[2] === '' ? undefined : Number(parts[2]);
  if (port !== undefined && port > 65535) return `has port ${parts[2]}, beyond 65535`;
  const host = percentDecoded(present(parts[1]));
  if (host === undefined) return 'has a host with a broken percent-encoding';
  if (/[/?#@\\\s]/.test(host)) return 'has a host with characters that no host has';
  return { host: asciiLower(host), port };
}

/** ASCII only: a host is no place for encoded UTF-8. */
function percentDecoded(text: string): string | undefined {
  let broken = false;
  const decoded = text.replace(/%(..?)?/g, (_, digits: string | undefined) => {
    const code = digits !== undefined && /^[0-7][0-9a-f]$/i.test(digits) ? Number.parseInt(digits, 16) : 0;
    if (code <= 0x20 || code === 0x7f) broken = true;
    return String.fromCharCode(code);
  });
  return broken ? undefined : decoded;
}

function splitPath(text: string): Pick<Location, 'path' | 'query'> {
  const [beforeFragment = ''] = text.split('#', 1);
  const mark = beforeFragment.indexOf('?');
  if (mark < 0) return { path: beforeFragment, query: undefined };
  return { path: beforeFragment.slice(0, mark), query: beforeFragment.slice(mark + 1) };
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

const malformed = (reason: string): LocationReading => ({ state: 'malformed', reason });
