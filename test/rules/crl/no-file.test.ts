import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/no-file.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const http = 'http://crl.contoso.com/ca.crl';
  const check = (crl: readonly string[] | 'none') => rule.check(serverTarget({ crl }), context());

  it('passes http, with LDAP or without', () => {
    expect(check([http])).toMatchObject([{ outcome: 'pass' }]);
    expect(check(['ldap:///CN=CA', http])).toMatchObject([{ outcome: 'pass' }]);
  });

  it.each(['file://ca01/CertEnroll/ca.crl', 'file:///c:/ca.crl', '\\\\ca01\\CertEnroll\\ca.crl'])(
    'warns of %s beside http',
    (uri) => {
      expect(check([uri, http])).toMatchObject([{ outcome: 'fail', evidence: { locations: [uri] } }]);
      expect(rule.severity).toBe('warning');
    },
  );

  it('only follows from crl/http where there is no http location', () => {
    expect(check(['ldap:///CN=CA', 'file://ca01/CertEnroll/ca.crl'])).toMatchObject([
      { outcome: 'fail', causedBy: 'crl/http' },
    ]);
    expect(check(['file://ca01/CertEnroll/ca.crl', http])[0]?.causedBy).toBeUndefined();
    const off = rule.check(
      serverTarget({ crl: ['file://ca01/CertEnroll/ca.crl'] }),
      context({ clientsCheckCrl: false }),
    );
    expect(off).toMatchObject([{ outcome: 'fail' }]);
    expect(off[0]?.causedBy).toBeUndefined();
  });

  it('does not apply without a CRL location', () => {
    expect(check('none')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
