import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/no-https.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const http = 'http://crl.contoso.com/ca.crl';
  const check = (crl: readonly string[] | 'none') => rule.check(serverTarget({ crl }), context());

  it('passes http, with LDAP or without', () => {
    expect(check([http])).toMatchObject([{ outcome: 'pass' }]);
    expect(check(['ldap:///CN=CA', http])).toMatchObject([{ outcome: 'pass' }]);
  });

  it.each(['https://crl.contoso.com/ca.crl', 'HTTPS://CA01/ca.crl'])('warns of %s beside http', (uri) => {
    expect(check([uri, http])).toMatchObject([{ outcome: 'fail', evidence: { locations: [uri] } }]);
    expect(rule.severity).toBe('warning');
  });

  it('leaves it to crl/http where there is no http location, and does not apply without a CRL', () => {
    expect(check(['https://crl.contoso.com/ca.crl', 'HTTPS://CA01/ca.crl'])).toMatchObject([
      { outcome: 'not-applicable' },
    ]);
    expect(check('none')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
