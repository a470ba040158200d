import { describe, expect, it } from 'vitest';
import { readLocation } from '../../../src/core/names/url.js';

const read = (text: string) => {
  const reading = readLocation(text);
  if (reading.state !== 'read') throw new Error(`${text}: ${reading.reason}`);
  return reading.location;
};

describe('readLocation', () => {
  it.each([
    ['http://crl.contoso.com/ca.crl', 'http', 'crl.contoso.com', undefined, '/ca.crl'],
    ['HTTP://CRL.Contoso.com:8080/a%20b.crl', 'http', 'crl.contoso.com', 8080, '/a%20b.crl'],
    ['http://crl.contoso.com', 'http', 'crl.contoso.com', undefined, ''],
    ['http://crl.contoso.com:/x', 'http', 'crl.contoso.com', undefined, '/x'],
    ['http://crl.contoso.com?x=1', 'http', 'crl.contoso.com', undefined, ''],
    ['http://pki.contoso.com/Contoso CA.crl', 'http', 'pki.contoso.com', undefined, '/Contoso CA.crl'],
    ['http://user:secret@crl.contoso.com/', 'http', 'crl.contoso.com', undefined, '/'],
    ['http://crl.contoso.com@127.0.0.1/', 'http', '127.0.0.1', undefined, '/'],
    ['http://a@b@10.0.0.1/', 'http', '10.0.0.1', undefined, '/'],
    ['http://%31%30.0.0.1/', 'http', '10.0.0.1', undefined, '/'],
    ['http://[2001:DB8::1]:81/x', 'http', '2001:db8::1', 81, '/x'],
    ['ldap:///CN=Contoso%20CA,CN=CDP?certificateRevocationList?base', 'ldap', '', undefined, '/CN=Contoso%20CA,CN=CDP'],
    ['ldap://dc1.contoso.com/CN=CA', 'ldap', 'dc1.contoso.com', undefined, '/CN=CA'],
    ['file:///c:/crl/ca.crl', 'file', '', undefined, '/c:/crl/ca.crl'],
    ['file://ca01/CertEnroll/ca.crl', 'file', 'ca01', undefined, '/CertEnroll/ca.crl'],
    ['\\\\ca01\\CertEnroll\\ca.crl', 'unc', 'ca01', undefined, '/CertEnroll/ca.crl'],
    ['urn:sccm:crl', 'urn', '', undefined, 'sccm:crl'],
  ])('reads %s', (text, scheme, host, port, path) => {
    expect(read(text)).toMatchObject({ scheme, host, port, path });
  });

  it('agrees with the platform on hosts and ports', () => {
    for (const text of [
      'http://Crl.Contoso.com:8080/ca.crl?x#y',
      'http://user@crl.contoso.com/a/b',
      'https://[2603:1030::1]/x',
      'http://crl.contoso.com#fragment',
    ]) {
      const { hostname, port } = new URL(text);
      expect(read(text).host).toBe(hostname.replace(/^\[|\]$/g, ''));
      expect(read(text).port ?? '').toEqual(port === '' ? '' : Number(port));
    }
  });

  it('keeps query and userinfo apart', () => {
    expect(read('ldap:///CN=CA?certificateRevocationList?base').query).toBe('certificateRevocationList?base');
    expect(read('http://u:p@h.contoso.com/x#f?q')).toMatchObject({ userinfo: 'u:p', path: '/x', query: undefined });
  });

  it.each([
    ['', 'empty'],
    ['crl.contoso.com/ca.crl', 'no scheme'],
    ['//crl.contoso.com/ca.crl', 'no scheme'],
    ['http:/crl.contoso.com', 'two slashes'],
    ['http:crl.contoso.com', 'two slashes'],
    ['http:///ca.crl', 'no host'],
    ['http://:80/ca.crl', 'no host'],
    ['http://crl.contoso.com:99999/', 'beyond 65535'],
    ['http://crl.contoso.com:8o/', 'cannot be read'],
    ['http://crl.contoso.com\\ca.crl', 'backslash'],
    ['http://%1/CertEnroll/ca.crl', 'percent-encoding'],
    ['http://crl%00.contoso.com/', 'percent-encoding'],
    ['http://crl%2fcontoso.com/', 'no host has'],
    ['http://crl contoso.com/', 'no host has'],
    [' http://crl.contoso.com/', 'white space'],
    ['http://crl.contoso.com/\nx', 'control character'],
    ['\\\\ca01', 'UNC'],
    [`http://crl.contoso.com/${'a'.repeat(8192)}`, 'characters long'],
  ])('refuses %j', (text, reason) => {
    const reading = readLocation(text);
    expect(reading).toMatchObject({ state: 'malformed', reason: expect.stringContaining(reason) });
  });
});
