import type { CrlFetch, FetchedContent } from '../../core/check/crlFacts.js';
import { FETCH_TIMEOUT_MS, MAX_ASKED, MAX_CRL_DOWNLOAD, MAX_REDIRECTS } from '../../core/network/limits.js';
import type { CacheWriter, CrlCache, CryptoPort, HttpExchange, NetworkPort } from '../../core/ports.js';
import { verifySigned } from '../../core/trust/signatures.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import type { Name, RevocationList } from '../../core/x509/types.js';
import type { StreamContext } from '../openInputs.js';
import { CrlReceiver } from './crlReceiver.js';

export interface FetcherOptions {
  readonly network: NetworkPort;
  readonly cache: CrlCache | undefined;
  readonly crypto: CryptoPort;
  readonly context: StreamContext;
  /** Time of the check, ms since 1970. */
  readonly at: number;
  readonly now: () => number;
  /** Bounds how many go on at the same time. */
  readonly limit: <T>(task: () => Promise<T>) => Promise<T>;
  /** Told of every exchange. */
  readonly record: (what: 'crl' | 'ocsp', exchange: HttpExchange) => void;
}

/** Fetches each address once a run, however many certificates name it. */
export class CrlFetcher {
  readonly #options: FetcherOptions;
  readonly #known = new Map<string, Promise<CrlFetch>>();

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  /** @param issuer who is to have issued what lies there; whatever else came once is not taken from the cache. */
  fetch(url: string, issuer?: Name): Promise<CrlFetch> {
    const before = this.#known.get(url);
    if (before !== undefined) return before;
    const { now, limit } = this.#options;
    const fetched =
      this.#known.size < MAX_ASKED
        ? limit(() => this.#fetch(url, issuer))
        : Promise.resolve({
            url,
            fetchedAt: now(),
            exchange: undefined,
            from: 'not-asked' as const,
            content: undefined,
          });
    this.#known.set(url, fetched);
    return fetched;
  }

  async #fetch(url: string, issuer: Name | undefined): Promise<CrlFetch> {
    return (await this.#fromCache(url, issuer)) ?? (await this.#fromNetwork(url, issuer));
  }

  /** Its word counts for nothing: signature and dates are judged again, and anything odd is fetched anew. */
  async #fromCache(url: string, issuer: Name | undefined): Promise<CrlFetch | undefined> {
    const { cache, context, crypto } = this.#options;
    const kept = await cache?.read(url);
    if (kept === undefined) return undefined;
    const receiver = new CrlReceiver(context, crypto.streams);
    try {
      for await (const chunk of kept.chunks()) receiver.push(chunk);
    } catch {
      return undefined;
    }
    const content = receiver.finish();
    if (!(await this.#isGood(content, issuer))) return undefined;
    return { url, fetchedAt: kept.storedAt, exchange: undefined, from: 'cache', content };
  }

  async #fromNetwork(url: string, issuer: Name | undefined): Promise<CrlFetch> {
    const { network, cache, context, crypto, now, record } = this.#options;
    const receiver = new CrlReceiver(context, crypto.streams);
    const fetchedAt = now();
    let writer: CacheWriter | undefined;
    const exchange = await network.http(
      {
        method: 'GET',
        url,
        timeoutMs: FETCH_TIMEOUT_MS,
        maxBytes: MAX_CRL_DOWNLOAD,
        maxRedirects: MAX_REDIRECTS,
      },
      async (chunk) => {
        receiver.push(chunk);
        if (cache === undefined || receiver.hopeless) return;
        writer ??= await cache.store(url);
        await writer?.write(chunk);
      },
    );
    record('crl', exchange);
    const came = exchange.failure === undefined && exchange.status === 200;
    const content = came ? receiver.finish() : undefined;
    const keep = content !== undefined && (await this.#isGood(content, issuer));
    await (keep ? writer?.keep() : writer?.drop());
    return { url, fetchedAt, exchange, from: 'network', content };
  }

  /** Of the issuer meant, in force, and signed by a CA at hand. */
  async #isGood(content: FetchedContent, issuer: Name | undefined): Promise<boolean> {
    if (content.kind !== 'crl' || content.form !== 'der') return false;
    const { at } = this.#options;
    if (issuer !== undefined && !nameEquals(issuer, content.crl.issuer)) return false;
    const { thisUpdate, nextUpdate } = content.crl;
    const current = thisUpdate <= at && nextUpdate !== undefined && at < nextUpdate;
    return current && this.#isSigned(content.crl);
  }

  async #isSigned(crl: RevocationList): Promise<boolean> {
    const { context, crypto } = this.#options;
    for (const key of context.keysOf(crl.issuer)) {
      if ((await verifySigned(crl, key, crypto.verify)) === 'valid') return true;
    }
    return false;
  }
}
