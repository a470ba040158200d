import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isDnsName, matchesDnsName } from '../../../src/core/trust/names/dns.js';
import { parseMailbox } from '../../../src/core/trust/names/email.js';
import { parseIpAddress, resemblesIpAddress } from '../../../src/core/trust/names/ip.js';
import { uriHost } from '../../../src/core/trust/names/uri.js';

describe('a DNS name of a certificate', () => {
  it.each([
    ['www.contoso.com', 'WWW.contoso.COM', true],
    ['*.contoso.com', 'www.contoso.com', true],
    ['*.contoso.com', 'contoso.com', false],
    ['*.contoso.com', 'a.b.contoso.com', false],
    ['*.contoso.com', '*.contoso.com', false],
    ['w*.contoso.com', 'www.contoso.com', false],
    ['www.*.com', 'www.contoso.com', false],
    ['*', 'localhost', false],
    ['www.contoso.com.', 'www.contoso.com', false],
    ['www.contoso.com', 'www.contoso.com.', false],
    ['www.contoso.com\0.fabrikam.com', 'www.contoso.com', false],
    ['10.0.0.1', '10.0.0.1', false],
    ['\u212Aontoso.com', 'kontoso.com', false],
  ])('%s stands for %s: %s', (presented, reference, expected) => {
    expect(matchesDnsName(presented, reference)).toBe(expected);
  });

  it.each([
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    [`${'a.'.repeat(126)}a`, true],
    [`${'a.'.repeat(127)}a`, false],
    ['-a.contoso.com', false],
    ['a-.contoso.com', false],
    ['a..contoso.com', false],
    ['.contoso.com', false],
    ['', false],
    ['a_b.contoso.com', false],
    ['xn--bcher-kva.contoso.com', true],
    ['8.8.8.8', false],
  ])('%j has the preferred syntax: %s', (text, expected) => {
    expect(isDnsName(text, { wildcard: false, underscore: false })).toBe(expected);
  });
});

describe('an IP address', () => {
  const texts = [
    '10.0.0.1',
    '010.0.0.1',
    '10.0.0.256',
    '10.0.1',
    '0x0a000001',
    '::',
    '::1',
    '1::',
    '2001:db8::1:0:0:1',
    '2001:db8:0:0:1:0:0:1',
    '1:2:3:4:5:6:7::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7',
    '::ffff:10.0.0.1',
    '::10.0.0.1:1',
    '1::2::3',
    ':1',
    ':::',
    '12345::',
    'fe80::1%eth0',
    '10.0.0.1.',
    '',
  ];
  it.each(texts)('%j is read exactly when Node takes it for one without zone', (text) => {
    const version = text.includes('%') ? 0 : isIP(text);
    expect(parseIpAddress(text)?.length).toBe(version === 0 ? undefined : version === 4 ? 4 : 16);
  });

  it('is read to its octets', () => {
    expect(parseIpAddress('10.1.2.3')).toEqual(Uint8Array.of(10, 1, 2, 3));
    expect(parseIpAddress('2001:db8::ff:10.1.2.3')).toEqual(
      Uint8Array.of(0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0xff, 10, 1, 2, 3),
    );
  });

  it('is suspected behind the forms that older software reads', () => {
    expect(['0xC0A80101', '192.168.001.001', '3232235777', '::1', '192.168.257'].map(resemblesIpAddress)).toEqual(
      new Array(5).fill(true),
    );
    expect(['www.contoso.com', 'cafe', '0xyz.com', ''].map(resemblesIpAddress)).toEqual(new Array(4).fill(false));
  });
});

describe('an e-mail address', () => {
  it.each([
    ['Admin@Contoso.com', { local: 'Admin', host: 'contoso.com' }],
    ['user*@contoso.com', { local: 'user*', host: 'contoso.com' }],
    ['"a@b"@contoso.com', { local: '"a@b"', host: 'contoso.com' }],
    ['a@b@contoso.com', undefined],
    ['@contoso.com', undefined],
    ['admin@', undefined],
    ['admin', undefined],
    ['a..b@contoso.com', undefined],
    ['admin@*.contoso.com', undefined],
    ['admin@contoso.com\0.fabrikam.com', undefined],
  ])('%j', (text, expected) => {
    expect(parseMailbox(text)).toEqual(expected);
  });
});

describe('the host of a URI', () => {
  it.each([
    ['http://CRL.contoso.com/a', 'crl.contoso.com'],
    ['ldaps://user:pass@contoso.com:636/x', 'contoso.com'],
    ['http://contoso.com?x=http://fabrikam.com', 'contoso.com'],
    ['http://fabrikam.com@contoso.com', 'contoso.com'],
    ['http://contoso.com\\@fabrikam.com/', undefined],
    ['http://[::1]/', undefined],
    ['http://10.0.0.1/', undefined],
    ['urn:oid:1.2.3', undefined],
    ['/relative', undefined],
    ['http:///path', undefined],
  ])('%j is %j', (uri, expected) => {
    expect(uriHost(uri)).toBe(expected);
  });
});
