import type { CrlFetch } from '../../../core/check/crlFacts.js';
import type { AskedCertificate } from '../../../core/check/online.js';
import { type Evidence, fail, type Judgement, pass, unknown } from '../../../core/check/rule.js';
import { FETCH_TIMEOUT_MS, LARGE_BYTES, SLOW_MS } from '../../../core/network/limits.js';
import type { HttpExchange, HttpFailure } from '../../../core/ports.js';
import { clip } from '../../../core/text/clip.js';
import { isoTime } from '../../../core/text/isoTime.js';
import type { Certificate } from '../../../core/x509/types.js';

/** How fetching a CRL went, in words. */
export interface FetchVerdict {
  /**
   * `slow`: it came, late or large. `unreachable`: nothing answered from here. `private`: refused for its address. `cache`, `not-asked`: nobody asked now.
   */
  readonly state: 'good' | 'slow' | 'failed' | 'unreachable' | 'private' | 'cache' | 'not-asked';
  /** A sentence. */
  readonly message: string;
  readonly fix: string;
  /** `private`: the option that would allow it. */
  readonly asks?: readonly string[];
  readonly evidence: Evidence;
}

/**
 * What became of the CRL locations of a certificate, where no CRL of its issuer came. `silent`: nothing answered. `failed`: no CRL came from any.
 * `foreign`: CRLs came, of other issuers. Undefined where none was asked.
 */
export function whyNoCrl(
  certificate: Certificate,
  asked: readonly AskedCertificate[] | undefined,
): 'silent' | 'failed' | 'foreign' | undefined {
  const own = asked?.find((one) => one.certificate === certificate);
  if (own === undefined || own.crls.length === 0) return undefined;
  if (own.crls.some(({ content }) => content?.kind === 'crl')) return 'foreign';
  return own.crls.every((fetch) => judgeFetch(fetch).state === 'unreachable') ? 'silent' : 'failed';
}

const PUBLISH_WHOLE = 'Copy the CRL from the CA (certutil -getcrl ca.crl) to the web server again, in binary mode.';

export function judgeFetch(fetch: CrlFetch): FetchVerdict {
  const { url, exchange, from, content } = fetch;
  const where = clip(url);
  const evidence = evidenceOf(fetch);
  const verdict = (state: FetchVerdict['state'], clause: string, fix: string): FetchVerdict => ({
    state,
    message: `${where} ${clause}.`,
    fix,
    evidence,
  });
  if (from === 'cache') {
    return verdict(
      'cache',
      `was not asked: its CRL of ${evidence.fetched} is taken from the cache`,
      'Leave --cache out.',
    );
  }
  if (exchange === undefined) {
    return verdict('not-asked', 'was not asked: the run names too many addresses', 'Check fewer files at a time.');
  }
  if (exchange.failure !== undefined) return { ...judgeFailure(exchange, exchange.failure, where), evidence };
  if (exchange.status !== 200) return verdict('failed', `answers ${exchange.status}`, statusFix(exchange, url));
  if (content === undefined) return verdict('failed', 'gave nothing that was read', PUBLISH_WHOLE);
  if (content.kind === 'other') {
    const page = content.what === 'html';
    const fix = page
      ? 'Something answers in place of the file: an error page with status 200, a sign-in page, a captive portal. Let the web server give the file itself, without sign-in.'
      : PUBLISH_WHOLE;
    return verdict('failed', content.message, fix);
  }
  const seconds = secondsOf(exchange);
  if (exchange.milliseconds > SLOW_MS) {
    const limit = FETCH_TIMEOUT_MS / 1000;
    const fix = 'Publish it where it is served faster (a content delivery network), or make the CRL shorter.';
    return verdict('slow', `took ${seconds} s; Windows gives up after ${limit} s`, fix);
  }
  if (exchange.bytes > LARGE_BYTES) {
    const size = `${Math.round(exchange.bytes / 1024 / 1024)} MB`;
    const fix =
      'Renew the CA with a new key, which starts a new CRL; or publish partitioned CRLs. Expired entries can go: certutil -setreg CA\\CRLFlags -CRLF_PUBLISH_EXPIRED_CERT_CRLS.';
    return verdict('slow', `sent ${size}; above 44 MB services such as Microsoft Entra ID give up`, fix);
  }
  return verdict('good', `answered in ${seconds} s with ${sizeOf(exchange.bytes)}`, '');
}

function judgeFailure(
  { redirects, proxy }: HttpExchange,
  { code, message }: HttpFailure,
  where: string,
): Omit<FetchVerdict, 'evidence'> {
  const target = clip(redirects.at(-1) ?? '');
  const through = proxy === undefined ? '' : ` (through the proxy ${proxy})`;
  const failed = (clause: string, fix: string) =>
    ({ state: 'failed', message: `${where} ${clause}${through}.`, fix }) as const;
  switch (code) {
    case 'not-resolved':
    case 'not-connected': {
      const clause = redirects.length === 0 ? message : `redirects to ${target}, which ${message}`;
      const fix =
        'Ask again from a computer on the internet; if nothing answers there either, publish the CRL at that address.';
      return { state: 'unreachable', message: `${where} ${clause}.`, fix };
    }
    case 'private-address': {
      if (redirects.length > 0) {
        const fix =
          'Let the web server answer with the CRL itself: no client on the internet follows it into a private network.';
        return failed(`redirects to ${target}, which ${message}`, fix);
      }
      const address = /leads to (\S+?),/.exec(message)?.[1] ?? 'ADDRESS';
      const network = `${address}/${address.includes(':') ? 128 : 32}`;
      return {
        state: 'private',
        message: `${where} was not asked: it ${message}.`,
        fix: `Ask from a computer on the internet. To ask it all the same: --allow-private-network ${network}.`,
        asks: [`--allow-private-network ${network}`],
      };
    }
    case 'slow':
      return failed(
        message,
        'Windows gives up after 15 s. Publish it where it is served faster, or make the CRL shorter.',
      );
    case 'cut-off':
      return failed(message, `See the log of the web server, and what stands before it. ${PUBLISH_WHOLE}`);
    case 'too-large':
      return failed(message, 'No client takes a CRL of that size. See what lies at that address.');
    case 'redirect-loop':
      return failed(
        `${message}, by way of ${target}`,
        'Remove the redirect on the web server: the CRL itself is the answer.',
      );
    case 'too-many-redirects':
      return failed(message, 'Remove the redirects on the web server: the CRL itself is the answer.');
    case 'bad-redirect':
      return failed(message, redirectFix(target));
    case 'not-http':
      return failed(message, 'Issue the certificate with an http:// location.');
  }
}

function redirectFix(target: string): string {
  if (/^https:/i.test(target)) {
    return 'Take the folder of the CRL out of the redirect to https (IIS: URL Rewrite or HTTP Redirect; a load balancer or CDN: the "https only" switch): a CRL is signed, and a client cannot check the certificate of an https server without a CRL.';
  }
  if (/^file:/i.test(target)) {
    return 'A file: address is no place on the internet, and a client that follows it opens files. Remove that redirect, and see who put it there.';
  }
  return 'Remove the redirect on the web server: clients follow none but to http.';
}

function statusFix({ status }: HttpExchange, url: string): string {
  if (status === 404 && /\+|%2b/i.test(url)) {
    return 'IIS answers 404 to a "+" in a file name unless double escaping is allowed: appcmd set config "Default Web Site" /section:system.webServer/security/requestFiltering -allowDoubleEscaping:true. If it is allowed, the delta file is not there: certutil -crl, and copy it.';
  }
  if (status === 404 || status === 410) {
    return 'The file is not there under that name. Publish it (certutil -crl at the CA) and copy it to the web server; compare the name with that in the certificate, spaces and "(1)" after a renewal with a new key included.';
  }
  if (status === 401 || status === 403 || status === 407) {
    return 'Allow anonymous access to the folder of the CRL, and its MIME type .crl (application/pkix-crl): a client has no account there.';
  }
  if (status !== undefined && status >= 500)
    return 'The web server fails: see its log. Until it works, nothing of this CA is accepted.';
  return 'Let the web server answer 200 with the CRL itself.';
}

/** Of one location by itself. */
export function judgementOf({ state, message, fix, evidence, asks = [] }: FetchVerdict): Judgement {
  switch (state) {
    case 'good':
      return pass(message, evidence);
    case 'slow':
      return fail(message, { severity: 'warning', evidence, fix });
    case 'failed':
      return fail(message, { evidence, fix });
    case 'unreachable':
      return unknown('unreachable', message, { evidence, fix });
    case 'private':
      return unknown('missing-input', message, { evidence, fix, asks });
    case 'cache':
      return unknown('not-asked', message, { evidence, fix, asks: ['--online without --cache'] });
    case 'not-asked':
      return unknown('undecidable', message, { evidence, fix });
  }
}

const secondsOf = ({ milliseconds }: HttpExchange): number => Math.round(milliseconds / 100) / 10;

const sizeOf = (bytes: number): string =>
  bytes < 10_240
    ? `${bytes} bytes`
    : bytes < 10_485_760
      ? `${Math.round(bytes / 1024)} kB`
      : `${Math.round(bytes / 1_048_576)} MB`;

function evidenceOf({ url, exchange, fetchedAt, from }: CrlFetch): Record<string, string | number> {
  const evidence: Record<string, string | number> = { url: clip(url), fetched: isoTime(fetchedAt), from };
  return exchange === undefined ? evidence : { ...evidence, ...exchangeEvidence(exchange) };
}

/** What was seen of an exchange, as data. */
export function exchangeEvidence(exchange: HttpExchange): Record<string, string | number> {
  const { finalUrl, address, proxy, status, contentType, bytes, failure } = exchange;
  const evidence: Record<string, string | number> = { finalUrl: clip(finalUrl), seconds: secondsOf(exchange), bytes };
  if (address !== undefined) evidence.address = address;
  if (proxy !== undefined) evidence.proxy = proxy;
  if (status !== undefined) evidence.status = status;
  if (contentType !== undefined) evidence.contentType = clip(contentType);
  if (failure !== undefined) evidence.failure = failure.code;
  return evidence;
}
