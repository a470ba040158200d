import { describe, expect, it } from 'vitest';
import { judgeFetch } from '../../../src/rules/crl/shared/judgeFetch.js';
import { crlFetch } from '../../support/fetches.js';

const MB = 1024 * 1024;

describe('how fetching a CRL went', () => {
  it('is good with time, size and address as evidence', () => {
    expect(judgeFetch(crlFetch())).toMatchObject({
      state: 'good',
      evidence: {
        url: 'http://crl.contoso.com/ca.crl',
        address: '203.0.113.7',
        seconds: 0.3,
        bytes: 4182,
        status: 200,
        contentType: 'application/pkix-crl',
        fetched: '2026-11-21T12:00:00Z',
      },
    });
  });

  it.each([
    [{ milliseconds: 12_000 }, 'good'],
    [{ milliseconds: 12_001 }, 'slow'],
    [{ bytes: 44 * MB }, 'good'],
    [{ bytes: 44 * MB + 1 }, 'slow'],
    [{ status: 404 }, 'failed'],
    [{ status: 204 }, 'failed'],
    [{ status: undefined, failure: { code: 'slow', message: 'was not done after 15 s' } }, 'failed'],
    [{ status: undefined, failure: { code: 'not-resolved', message: 'has no address' } }, 'unreachable'],
    [{ status: undefined, failure: { code: 'not-connected', message: 'refuses the connection' } }, 'unreachable'],
    [
      { status: undefined, failure: { code: 'private-address', message: 'leads to 10.0.0.1, which is private' } },
      'private',
    ],
  ] as const)('%j is %s', (exchange, state) => {
    expect(judgeFetch(crlFetch(exchange as never)).state).toBe(state);
  });

  it('fails where a redirect leads to a private address, for every client is sent there', () => {
    const failure = { code: 'private-address', message: 'leads to 10.0.0.1, which is private' } as const;
    expect(judgeFetch(crlFetch({ redirects: ['http://ca01/ca.crl'], status: 302, failure })).state).toBe('failed');
  });

  it('tells 404 on a plus sign as double escaping, and no other', () => {
    const url = 'http://crl.contoso.com/ca+.crl';
    expect(judgeFetch(crlFetch({ url, status: 404 })).fix).toContain('allowDoubleEscaping');
    expect(judgeFetch(crlFetch({ status: 404 })).fix).not.toContain('allowDoubleEscaping');
    expect(judgeFetch(crlFetch({ url, status: 500 })).fix).not.toContain('allowDoubleEscaping');
  });

  it('names the option for an IPv6 address with its length', () => {
    const failure = { code: 'private-address', message: 'leads to fd00::1, which is a unique local address' } as const;
    expect(judgeFetch(crlFetch({ status: undefined, failure })).asks).toEqual(['--allow-private-network fd00::1/128']);
  });

  it('says of what the cache gave that nobody was asked', () => {
    expect(judgeFetch(crlFetch({}, { from: 'cache', exchange: undefined })).state).toBe('cache');
  });
});
