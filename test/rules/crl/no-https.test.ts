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

  it('only follows from crl/http where there is no http location', () => {
    expect(check(['ldap:///CN=CA', 'https://crl.contoso.com/ca.crl'])).toMatchObject([
      { outcome: 'fail', causedBy: 'crl/http' },
    ]);
    expect(check(['https://crl.contoso.com/ca.crl', http])[0]?.causedBy).toBeUndefined();
    const off = rule.check(
      serverTarget({ crl: ['https://crl.contoso.com/ca.crl'] }),
      context({ clientsCheckCrl: false }),
    );
    expect(off).toMatchObject([{ outcome: 'fail' }]);
    expect(off[0]?.causedBy).toBeUndefined();
  });

  it('does not apply without a CRL location', () => {
    expect(check('none')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
