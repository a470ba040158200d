import { Client, errors } from 'undici';
import type { BodySink, HttpExchange, HttpFailure, HttpFailureCode, HttpRequest } from '../../../core/ports.js';
import { errorCode } from '../errorCode.js';
import type { Route, Router } from './route.js';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What a proxy answers for a host that it cannot reach (or a log-on that it wants): no word of the host itself. */
const PROXY_FAILURES: ReadonlySet<number> = new Set([407, 502, 503, 504]);
const MAX_HEADER_BYTES = 16_384;
/**
 * undici 7 ends the whole process by an assertion that nobody can catch when a server closes its connection while the receiver is behind and the parser
 * pauses (github.com/nodejs/undici/issues/5360; mended in 8). So it never pauses: what is behind waits in memory, up to the cap on the body.
 */
const NEVER_PAUSE = 64 * 1024 * 1024;

/** Mutable while the exchange goes on. */
interface Progress {
  finalUrl: string;
  redirects: string[];
  address: string | undefined;
  proxy: string | undefined;
  bytes: number;
  status: number | undefined;
  contentType: string | undefined;
  connected: boolean;
}

class Failed extends Error {
  readonly failure: HttpFailure;
  constructor(code: HttpFailureCode, message: string) {
    super(message);
    this.failure = { code, message };
  }
}

/** Requests a URL and follows its redirects. Never throws, but for what the sink throws. */
export async function exchange(
  request: HttpRequest,
  sink: BodySink,
  router: Router,
  userAgent: string,
): Promise<HttpExchange> {
  const started = performance.now();
  const progress: Progress = {
    finalUrl: request.url,
    redirects: [],
    address: undefined,
    proxy: undefined,
    bytes: 0,
    status: undefined,
    contentType: undefined,
    connected: false,
  };
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), request.timeoutMs);
  let failure: HttpFailure | undefined;
  try {
    await follow(request, sink, router, userAgent, progress, deadline.signal);
  } catch (error) {
    if (error instanceof SinkError) throw error.cause;
    failure = failureOf(error, progress, deadline.signal.aborted, request.timeoutMs);
  } finally {
    clearTimeout(timer);
  }
  const { connected: _, ...seen } = progress;
  return { url: request.url, ...seen, milliseconds: Math.round(performance.now() - started), failure };
}

async function follow(
  request: HttpRequest,
  sink: BodySink,
  router: Router,
  userAgent: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Set<string>();
  for (let next: string | undefined = request.url; next !== undefined; ) {
    const url = readUrl(next, progress);
    if (seen.has(url.href)) throw new Failed('redirect-loop', 'redirects in a circle');
    seen.add(url.href);
    progress.finalUrl = url.href;
    const route = await Promise.race([router.route(url), aborted(signal)]);
    if ('code' in route) throw new Failed(route.code, route.message);
    const location = await send(url, route, request, sink, userAgent, progress, signal);
    if (location === undefined) return;
    next = new URL(location, url).href;
    progress.redirects.push(next);
    if (progress.redirects.length > request.maxRedirects) {
      throw new Failed('too-many-redirects', `redirects more than ${request.maxRedirects} times`);
    }
  }
}

function readUrl(text: string, { redirects }: Progress): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && url.hostname !== '') {
    url.username = '';
    url.password = '';
    url.hash = '';
    return url;
  }
  if (redirects.length > 0) throw new Failed('bad-redirect', `redirects to ${text.slice(0, 200)}`);
  throw new Failed('not-http', 'has no http address');
}

/** @returns where it redirects to */
async function send(
  url: URL,
  route: Route,
  request: HttpRequest,
  sink: BodySink,
  userAgent: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<string | undefined> {
  // What was seen of the place that redirected here says nothing of this one.
  progress.connected = false;
  progress.status = undefined;
  progress.contentType = undefined;
  const headers: Record<string, string> = {
    'user-agent': userAgent,
    // A CRL is taken as it is; a compressed one would be another file to every client.
    'accept-encoding': 'identity',
    accept: '*/*',
    ...request.headers,
    host: url.host,
  };
  if (route.to === 'proxy') {
    progress.proxy = route.proxy.origin;
    progress.address = undefined;
    const { authorization } = route.proxy;
    if (authorization !== undefined) headers['proxy-authorization'] = authorization;
    return ask(route.proxy.origin, url.href, headers, request, sink, progress, signal);
  }
  progress.proxy = undefined;
  const [last] = route.addresses.slice(-1);
  for (const address of route.addresses) {
    // The address stands in the connection's own URL: there is no name left that could resolve to another.
    const host = address.includes(':') ? `[${address.replace(/%.*$/, '')}]` : address;
    const origin = `http://${host}:${url.port === '' ? 80 : url.port}`;
    progress.address = address;
    progress.connected = false;
    try {
      return await ask(origin, `${url.pathname}${url.search}`, headers, request, sink, progress, signal);
    } catch (error) {
      if (progress.connected || address === last || signal.aborted || error instanceof SinkError) throw error;
    }
  }
  throw new Failed('not-resolved', 'has no address');
}

async function ask(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  { method, body, maxBytes, timeoutMs }: HttpRequest,
  sink: BodySink,
  progress: Progress,
  signal: AbortSignal,
): Promise<string | undefined> {
  const client = new Client(origin, {
    connect: { timeout: timeoutMs },
    // The deadline is for everything together; these would each be one more.
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  client.on('connect', () => {
    progress.connected = true;
  });
  try {
    const answer = await client.request({
      method,
      path,
      headers,
      body: body ?? null,
      signal,
      reset: true,
      highWaterMark: maxBytes + NEVER_PAUSE,
    });
    const { statusCode, headers: fields } = answer;
    progress.status = statusCode;
    progress.contentType = firstOf(fields['content-type']);
    const location = firstOf(fields.location);
    if (method === 'GET' && REDIRECTS.has(statusCode) && location !== undefined) {
      // Told apart from an answer that cannot be followed at all.
      if (URL.canParse(location, 'http://a/')) return location;
      throw new Failed('bad-redirect', `redirects to "${location.slice(0, 200)}", which is no address`);
    }
    if (progress.proxy !== undefined && PROXY_FAILURES.has(statusCode)) {
      throw new Failed('not-connected', `was not reached: the proxy ${progress.proxy} answers ${statusCode}`);
    }
    if (statusCode !== 200) return undefined;
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      progress.bytes += chunk.length;
      if (progress.bytes > maxBytes) {
        throw new Failed('too-large', `sends more than ${Math.floor(maxBytes / 1024 / 1024)} MiB`);
      }
      try {
        await sink(chunk);
      } catch (cause) {
        throw new SinkError(cause);
      }
    }
    return undefined;
  } finally {
    await client.destroy().catch(() => undefined);
  }
}

/** What the receiver of the body threw: no word of the network. */
class SinkError extends Error {
  constructor(cause: unknown) {
    super('sink', { cause });
  }
}

const firstOf = (field: string | string[] | undefined): string | undefined =>
  (Array.isArray(field) ? field[0] : field)?.slice(0, 2000);

const aborted = (signal: AbortSignal): Promise<HttpFailure> =>
  new Promise((settle) => {
    const late = () => settle({ code: 'not-resolved', message: 'was not looked up in time' });
    if (signal.aborted) late();
    else signal.addEventListener('abort', late, { once: true });
  });

const CONNECTION_ERRORS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'refuses the connection'],
  ['EHOSTUNREACH', 'cannot be reached: no route to the host'],
  ['ENETUNREACH', 'cannot be reached: no route to its network'],
  ['ETIMEDOUT', 'does not take up the connection'],
  ['UND_ERR_CONNECT_TIMEOUT', 'does not take up the connection'],
]);

function failureOf(
  error: unknown,
  { connected, proxy, status }: Progress,
  timedOut: boolean,
  timeoutMs: number,
): HttpFailure {
  if (error instanceof Failed) return error.failure;
  const code = errorCode(error) ?? '';
  const seconds = Math.round(timeoutMs / 100) / 10;
  const who = proxy === undefined ? '' : `was not reached: the proxy ${proxy} `;
  if (!connected) {
    const known = timedOut ? `does not take up the connection within ${seconds} s` : CONNECTION_ERRORS.get(code);
    return {
      code: 'not-connected',
      message: `${who}${known ?? `cannot be connected to (${code || 'no reason given'})`}`,
    };
  }
  if (proxy !== undefined && status === undefined) {
    // Which of the two is silent, nobody can tell from here.
    const how = timedOut ? `gives no answer within ${seconds} s` : `breaks off without an answer (${code})`;
    return { code: 'not-connected', message: `${who}${how}` };
  }
  if (timedOut) return { code: 'slow', message: `was not done after ${seconds} s` };
  const foreign = error instanceof errors.HTTPParserError;
  const how = foreign ? 'does not speak HTTP' : `broke off before the answer was whole (${code || 'no reason given'})`;
  return { code: 'cut-off', message: how };
}
