import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/no-ldap-first.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const http = 'http://crl.contoso.com/ca.crl';
  const ldap = 'ldap:///CN=Contoso%20Issuing%20CA%201,CN=pki01,CN=CDP?certificateRevocationList?base';
  const check = (crl: readonly string[] | 'none') => rule.check(serverTarget({ crl }), context());

  it('passes http alone, or before LDAP', () => {
    expect(check([http])).toMatchObject([{ outcome: 'pass' }]);
    expect(check([http, ldap])).toMatchObject([{ outcome: 'pass' }]);
  });

  it('notes LDAP before http', () => {
    expect(check([ldap, http])).toMatchObject([{ outcome: 'note', severity: 'info' }]);
    expect(check(['ldaps://dc1.contoso.com/CN=CA', 'https://x.contoso.com/', http])).toMatchObject([
      { outcome: 'note' },
    ]);
    expect(rule.severity).toBe('info');
  });

  it('leaves a path without http to crl/http', () => {
    expect(check([ldap])).toMatchObject([{ outcome: 'not-applicable' }]);
    expect(check('none')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
