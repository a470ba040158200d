import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/in-san.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it.each([
    ['the name itself, whatever the case', 'GraniteFalls.contoso.com', ['granitefalls.contoso.com']],
    ['a wildcard', 'GraniteFalls.contoso.com', ['www.contoso.com', '*.contoso.com']],
    ['the same wildcard', '*.contoso.com', ['*.Contoso.com']],
  ])('passes %s', (_, commonName, dnsNames) => {
    expect(rule.check(serverTarget({ commonName, dnsNames }), context()).outcome).toBe('pass');
  });

  it('fails a SAN that lacks the name', () => {
    const target = serverTarget({ dnsNames: ['www.contoso.com', '*.granitefalls.contoso.com'] });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'fail',
      evidence: { count: 2 },
      message: expect.stringContaining('GraniteFalls.contoso.com'),
    });
    expect(rule.severity).toBe('error');
    const wildcard = serverTarget({ commonName: '*.contoso.com', dnsNames: ['contoso.com'] });
    expect(rule.check(wildcard, context()).outcome).toBe('fail');
  });

  it('fails a SAN without any DNS name as an error', () => {
    const ipOnly = Uint8Array.of(0x30, 6, 0x87, 4, 40, 76, 4, 15);
    const target = serverTarget({ replace: { [OID.subjectAltName]: ipOnly } });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('no DNS name'),
    });
  });

  it('warns only when there is no SAN', () => {
    expect(rule.check(serverTarget({ dnsNames: 'none' }), context())).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
    });
  });

  it('judges the name that replaces a wildcard', () => {
    const target = serverTarget({ commonName: '*.contoso.com', dnsNames: ['granitefalls.contoso.com'] });
    expect(rule.check(target, context({ serviceName: 'granitefalls.contoso.com' })).outcome).toBe('pass');
    expect(rule.check(target, context({ serviceName: 'other.contoso.com' })).outcome).toBe('fail');
  });

  it('only follows from name/matches-service-name where the certificate is for another name altogether', () => {
    const settings = context({ serviceName: 'granitefalls.contoso.com' });
    const check = (commonName: string, ...dnsNames: string[]) =>
      rule.check(serverTarget({ commonName, dnsNames }), settings);
    const cause = { outcome: 'fail', causedBy: 'name/matches-service-name' };
    expect(check('gateway.contoso.com', 'gateway.contoso.com')).toMatchObject(cause);
    expect(check('*.fabrikam.com', '*.fabrikam.com')).toMatchObject(cause);
    expect(check('gateway.contoso.com', 'granitefalls.contoso.com').outcome).toBe('pass');
    expect(check('gateway.contoso.com', 'www.contoso.com')).toMatchObject({ outcome: 'fail' });
    expect(check('gateway.contoso.com', 'www.contoso.com').causedBy).toBeUndefined();
  });

  it('only follows from name/cn-is-fqdn where the common name is none that a SAN could hold', () => {
    const target = serverTarget({ commonName: 'CMG Server', dnsNames: ['granitefalls.contoso.com'] });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'fail', causedBy: 'name/cn-is-fqdn' });
  });

  it('cannot decide on a SAN that does not decode', () => {
    const target = serverTarget({ replace: { [OID.subjectAltName]: Uint8Array.of(0x30, 5, 1) } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });

  it('does not apply without a usable common name', () => {
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('not-applicable');
    expect(rule.check(serverTarget({ commonName: 'cmg*.contoso.com' }), context()).outcome).toBe('not-applicable');
  });
});
