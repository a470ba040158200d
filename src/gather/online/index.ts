import type { CrlFetch } from '../../core/check/crlFacts.js';
import type { Assembled } from '../../core/check/inputs.js';
import { MAX_AT_ONCE } from '../../core/network/limits.js';
import type { HttpExchange, HttpFailureCode, NetworkPort } from '../../core/ports.js';
import { networkDisclaimer } from '../../core/report/networkDisclaimer.js';
import type { OnlineQuestion, OnlineReport } from '../../core/report/report.js';
import { CrlFetcher, type FetcherOptions } from './crlFetcher.js';
import { limiter } from './limiter.js';
import { askRevocation, type RevocationAskOptions } from './revocation.js';

export { azureAsked } from './azureOptions.js';
export { askNames } from './names.js';

/** What left this computer in a run. */
export class OnlineLog {
  readonly #asked = new Map<string, OnlineQuestion>();

  record(what: string, exchange: HttpExchange): void {
    const { url, redirects, failure } = exchange;
    if (failure?.code === 'not-http') return;
    const all = [url, ...redirects];
    // The last one was refused before it was asked.
    const requested = failure !== undefined && REFUSED.has(failure.code) ? all.slice(0, -1) : all;
    for (const of of requested) {
      const last = of === requested.at(-1);
      this.add({ what, of, result: last ? resultOf(exchange) : 'redirects' });
    }
  }

  add(question: OnlineQuestion): void {
    this.#asked.set(`${question.what} ${question.of}`, question);
  }

  report({ proxy }: NetworkPort): OnlineReport {
    const from = proxy === undefined ? 'this computer' : `this computer, through the proxy ${proxy},`;
    return { from, vantage: networkDisclaimer(from), asked: [...this.#asked.values()] };
  }
}

function resultOf({ failure, status, bytes, milliseconds, address }: HttpExchange): string {
  if (failure !== undefined) return failure.message;
  const seconds = Math.round(milliseconds / 100) / 10;
  return `${status}, ${bytes} bytes in ${seconds} s${address === undefined ? '' : ` from ${address}`}`;
}

const REFUSED: ReadonlySet<HttpFailureCode> = new Set([
  'private-address',
  'bad-redirect',
  'redirect-loop',
  'too-many-redirects',
]);

export type AskOptions = Omit<RevocationAskOptions, 'limit' | 'record'> & { readonly log: OnlineLog };

/** One CRL by itself. */
export function fetchCrl(
  url: string,
  { log, ...options }: Omit<FetcherOptions, 'limit' | 'record'> & { readonly log: OnlineLog },
): Promise<CrlFetch> {
  const record: FetcherOptions['record'] = (what, exchange) => log.record(what, exchange);
  return new CrlFetcher({ ...options, limit: limiter(MAX_AT_ONCE), record }).fetch(url);
}

/** Asks the network what files cannot tell, everything side by side, before any rule runs; the answers become facts of the targets. */
export async function askOnline(
  assembled: readonly Assembled[],
  { log, ...options }: AskOptions,
): Promise<readonly Assembled[]> {
  return askRevocation(assembled, {
    ...options,
    limit: limiter(MAX_AT_ONCE),
    record: (what, exchange) => log.record(what, exchange),
  });
}
