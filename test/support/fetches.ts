import type { CrlFetch } from '../../src/core/check/crlFacts.js';
import type { HttpExchange } from '../../src/core/ports.js';
import { TestCa } from './ca.js';

const crl = TestCa.root('Contoso Root CA').issueCrl();

/** A CRL that was fetched well, unless the exchange says otherwise. */
export function crlFetch(exchange: Partial<HttpExchange> = {}, more: Partial<CrlFetch> = {}): CrlFetch {
  const url = exchange.url ?? 'http://crl.contoso.com/ca.crl';
  const whole: HttpExchange = {
    url,
    finalUrl: url,
    redirects: [],
    address: '203.0.113.7',
    proxy: undefined,
    milliseconds: 300,
    bytes: 4182,
    status: 200,
    contentType: 'application/pkix-crl',
    failure: undefined,
    ...exchange,
  };
  const came = whole.failure === undefined && whole.status === 200;
  return {
    url,
    fetchedAt: Date.parse('2026-11-21T12:00:00Z'),
    exchange: whole,
    from: 'network',
    content: came ? { kind: 'crl', form: 'der', crl } : undefined,
    ...more,
  };
}
