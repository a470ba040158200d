import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/http.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const ldap = 'ldap:///CN=Contoso%20Issuing%20CA%201,CN=pki01,CN=CDP?certificateRevocationList?base';
  const check = (crl: readonly string[] | 'none', settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ crl }), context(settings));

  it('passes one http location among others', () => {
    expect(check(['http://crl.contoso.com/ca.crl'])).toMatchObject([{ outcome: 'pass' }]);
    expect(check([ldap, 'HTTP://CRL.contoso.com/ca.crl', 'https://crl.contoso.com/ca.crl'])).toMatchObject([
      { outcome: 'pass' },
    ]);
  });

  it('leaves the host to crl/public-host', () => {
    expect(check(['http://NDXPKI/CertEnroll/ca.crl'])).toMatchObject([{ outcome: 'pass' }]);
  });

  it.each([
    [[ldap], 'LDAP'],
    [['file://ca01/CertEnroll/ca.crl'], 'a file'],
    [['\\\\ca01\\CertEnroll\\ca.crl'], 'a file share'],
    [['https://crl.contoso.com/ca.crl'], 'https'],
    [[ldap, 'file://ca01/ca.crl'], 'LDAP, a file'],
    [
      ['http:/crl.contoso.com/ca.crl'],
      'names "http:/crl.contoso.com/ca.crl", which lacks the two slashes after http:.',
    ],
    [['http:///ca.crl'], 'names "http:///ca.crl", which has no host after http://.'],
    [[ldap, 'http:///ca.crl'], 'names LDAP; "http:///ca.crl", which has no host after http://.'],
    [['http://%1/CertEnroll/ca.crl'], 'percent-encoding'],
    [['crl.contoso.com/ca.crl'], 'has no scheme'],
  ])('fails %j', (crl, reason) => {
    expect(check(crl)).toMatchObject([{ outcome: 'fail', message: expect.stringContaining(reason) }]);
    expect(check(crl, { clientsCheckCrl: false })).toMatchObject([{ outcome: 'note' }]);
  });

  it('takes an http OCSP responder instead for a server, not for a client', () => {
    const options = { crl: [ldap], ocsp: ['http://ocsp.contoso.com/'] };
    expect(rule.check(serverTarget(options), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(rule.check(clientTarget(options), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('leaves a missing location to crl/distribution-point', () => {
    expect(check('none')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
