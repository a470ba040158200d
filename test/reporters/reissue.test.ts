import { describe, expect, it } from 'vitest';
import { check } from '../../src/index.js';
import { renderText } from '../../src/reporters/text/index.js';
import { PLAIN } from '../../src/reporters/text/style.js';
import { issueCertificate, testKey } from '../support/certificates.js';
import { fixtureBytes } from '../support/fixtures.js';

/** The line that a person goes on with. */
async function nextOf(certificate: Uint8Array, options: { serviceName?: string; as?: 'server' | 'client' } = {}) {
  const report = await check([{ name: 'server.cer', bytes: certificate }], {
    as: 'server',
    at: Date.parse('2026-11-21T12:00:00Z'),
    ...options,
  });
  const text = renderText(report, () => 'why', { width: 100, style: PLAIN, verbose: false, quiet: false });
  return /^ Next {2}(.*)$/m.exec(text)?.[1];
}

describe('the text report ends with the request to make next', () => {
  it.each([
    [
      'a dash in the prefix',
      issueCertificate({ commonName: 'cmg-gw.contoso.com' }),
      'cmggw.contoso.com --key-size 2048 -o cmggw.inf',
    ],
    [
      'an EC key, the name kept in its case',
      issueCertificate({ key: testKey('ec-p256') }),
      'GraniteFalls.contoso.com --key-size 2048 -o granitefalls.inf',
    ],
    [
      'a name of which nothing can stay',
      issueCertificate({ commonName: 'Contoso Gateway' }),
      '<service-name> --key-size 2048 -o cmg.inf',
    ],
    [
      'a wildcard whose rest is no DNS name, and could do harm in a shell',
      issueCertificate({ commonName: '*.contoso.com"; reboot', key: testKey('ec-p256') }),
      '<service-name> --key-size 2048 -o cmg.inf',
    ],
  ])('for %s', async (_, certificate, request) => {
    expect(await nextOf(certificate)).toBe(`cmg-cert request ${request}`);
  });

  it('with the service name that was asked for', async () => {
    expect(await nextOf(issueCertificate(), { serviceName: 'Cmg7.contoso.com' })).toBe(
      'cmg-cert request Cmg7.contoso.com --key-size 2048 -o cmg7.inf',
    );
  });

  it('with the wildcard where its key has to be replaced, and not where another host name will do', async () => {
    const dnsNames = ['*.contoso.com'];
    const weak = issueCertificate({ commonName: '*.contoso.com', dnsNames, key: testKey('ec-p256') });
    expect(await nextOf(weak, { serviceName: 'cmg7.contoso.com' })).toBe(
      'cmg-cert request "*.contoso.com" --service-name cmg7.contoso.com --key-size 2048 -o cmg7.inf',
    );
    const good = issueCertificate({ commonName: '*.contoso.com', dnsNames });
    expect(await nextOf(good, { serviceName: 'cmg-7.contoso.com' })).toBeUndefined();
  });

  it('in place of a request that is wrong', async () => {
    const report = await check([{ name: 'ec.csr', bytes: fixtureBytes('codecs/request-ec.pem') }], {});
    const text = renderText(report, () => 'why', { width: 100, style: PLAIN, verbose: false, quiet: false });
    expect(text).toContain('\n Next  cmg-cert request GraniteFalls.contoso.com --key-size 2048 -o granitefalls.inf\n');
  });

  it('but not for a certificate that may stay, nor for a client', async () => {
    expect(await nextOf(issueCertificate())).toBeUndefined();
    expect(await nextOf(issueCertificate({ key: testKey('ec-p256') }), { as: 'client' })).toBeUndefined();
  });
});
