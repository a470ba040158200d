import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/delta-name.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (...freshestCrl: string[]) => rule.check(serverTarget({ freshestCrl }), context());

  it.each(['http://crl.contoso.com/ca+.crl', 'http://crl.contoso.com/Contoso%20CA%2B.crl'])('notes %s', (uri) => {
    expect(check('ldap:///CN=CA', uri)).toMatchObject([
      { outcome: 'note', severity: 'info', evidence: { host: 'crl.contoso.com' } },
    ]);
    expect(rule.severity).toBe('info');
  });

  it('passes another name', () => {
    expect(check('http://crl.contoso.com/ca-delta.crl')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('does not apply without a delta CRL, or with one that is not at a web server', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
    expect(check('ldap:///CN=CA+')).toMatchObject([{ outcome: 'not-applicable' }]);
  });

  it('cannot decide on an extension that does not decode', () => {
    const target = serverTarget({ replace: { [OID.freshestCrl]: Uint8Array.of(0x30, 9, 6) } });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'unknown', reason: 'undecidable' }]);
  });
});
