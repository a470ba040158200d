import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/public-host.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (crl: readonly string[] | 'none', settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ crl }), context(settings));

  it('passes a host that can be public, among others that cannot', () => {
    expect(check(['http://crl.contoso.com/ca.crl'])).toMatchObject([{ outcome: 'pass' }]);
    expect(check(['http://CA01/ca.crl', 'http://crl.contoso.com/ca.crl'])).toMatchObject([
      { outcome: 'pass', evidence: { hosts: ['ca01', 'crl.contoso.com'] } },
    ]);
  });

  it.each([
    ['http://NDXPKI/CertEnroll/ca.crl', 'NDXPKI is a single label'],
    ['http://ca01.contoso.local/ca.crl', 'ca01.contoso.local is below .local'],
    ['http://10.0.0.5/ca.crl', '10.0.0.5 is private'],
    ['http://crl.contoso.com@127.0.0.1/ca.crl', '127.0.0.1 is the loopback'],
    ['http://[fd12::1]/ca.crl', 'fd12::1 is a unique local'],
    ['http://2130706433/ca.crl', '127.0.0.1 in another spelling'],
  ])('fails %s, and names the host as it stands', (uri, reason) => {
    expect(check([uri])).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining(reason), path: 'extensions/crlDistributionPoints' },
    ]);
    expect(check([uri], { clientsCheckCrl: false })).toMatchObject([{ outcome: 'note' }]);
  });

  it('takes a public OCSP responder of a server certificate instead', () => {
    const options = { crl: ['http://CA01/ca.crl'], ocsp: ['http://ocsp.contoso.com/'] };
    expect(rule.check(serverTarget(options), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(rule.check(clientTarget(options), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('leaves a location that is missing or not http to the rules that report it', () => {
    for (const crl of ['none', ['ldap:///CN=CA'], ['file://ca01/ca.crl'], ['https://CA01/ca.crl']] as const) {
      expect(check(crl)).toMatchObject([{ outcome: 'not-applicable' }]);
    }
  });
});
