import { promises, Resolver } from 'node:dns';
import { CmgCertError } from '../../core/errors.js';
import type { DnsAnswer, DnsPort } from '../../core/ports.js';
import { errorCode } from './errorCode.js';

/** One try, in ms; c-ares doubles it for each further one. */
const TRY_MS = 2500;
const TRIES = 2;
/** For all questions of a run together. */
const TOTAL_MS = 15_000;

/**
 * DNS by Node's own resolver, which asks name servers itself and reads no hosts file.
 *
 * @param servers `ADDRESS` or `ADDRESS:PORT`, IPv6 in brackets where a port follows; empty for those of this computer
 * @throws CmgCertError `usage` for a server that is no address
 */
export function nodeDns(servers: readonly string[]): DnsPort {
  const resolver = new promises.Resolver({ timeout: TRY_MS, tries: TRIES });
  const wrong = servers.find((server) => !takes(server));
  if (wrong !== undefined) {
    throw new CmgCertError('usage', `the DNS server "${wrong}" is no address`, {
      remedy: 'Give an address, with a port where it is not 53: 10.1.0.53, 127.0.0.1:5353 or [2001:db8::53]:53.',
    });
  }
  if (servers.length > 0) resolver.setServers(servers);
  const addresses = resolver.getServers().join(', ');
  const end = Date.now() + TOTAL_MS;
  const asked = new Map<string, Promise<DnsAnswer>>();
  return {
    server:
      servers.length > 0
        ? `the DNS server${servers.length === 1 ? '' : 's'} ${addresses}`
        : `the DNS of this computer (${addresses || 'no server'})`,
    addresses,
    query(name, type) {
      const key = `${type} ${name}`;
      const known = asked.get(key) ?? bounded(ask(resolver, name, type), end - Date.now(), () => resolver.cancel());
      asked.set(key, known);
      return known;
    },
  };
}

/** Node takes a port beyond 65535, and asks another. */
function takes(server: string): boolean {
  const port = /^(?:\[.*\]|[^:]*):(\d+)$/.exec(server)?.[1];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  try {
    new Resolver().setServers([server]);
    return true;
  } catch {
    return false;
  }
}

async function ask(resolver: promises.Resolver, name: string, type: 'CNAME' | 'A' | 'AAAA'): Promise<DnsAnswer> {
  try {
    const records =
      type === 'CNAME'
        ? await resolver.resolveCname(name)
        : type === 'A'
          ? await resolver.resolve4(name)
          : await resolver.resolve6(name);
    return records.length === 0 ? { state: 'none', code: 'no-record' } : { state: 'found', records };
  } catch (error) {
    return answerOf(errorCode(error) ?? '');
  }
}

function answerOf(code: string): DnsAnswer {
  if (code === 'ENOTFOUND') return { state: 'none', code: 'no-name' };
  if (code === 'ENODATA') return { state: 'none', code: 'no-record' };
  return { state: 'failed', message: FAILURES[code] ?? `could not be asked (${code || 'no reason given'})` };
}

const FAILURES: Readonly<Record<string, string>> = {
  ETIMEOUT: 'did not answer in time',
  ECANCELLED: 'did not answer in time',
  ECONNREFUSED: 'refused the connection, or could not be reached',
  ESERVFAIL: 'could not find out (SERVFAIL)',
  EREFUSED: 'refused to answer (REFUSED)',
  EFORMERR: 'did not understand the question (FORMERR)',
  ENOTIMP: 'does not do such queries (NOTIMP)',
  EBADRESP: 'gave an answer that cannot be read',
};

/** Whatever c-ares does with several servers, the run ends in time. */
function bounded(answer: Promise<DnsAnswer>, ms: number, cancel: () => void): Promise<DnsAnswer> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => {
        resolve({ state: 'failed', message: 'did not answer in time' });
        cancel();
      },
      Math.max(0, ms),
    );
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
