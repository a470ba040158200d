import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/san.js';
import { OID } from '../../support/certificates.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

type Names = readonly string[] | 'none';
const check = (old: Names, replacement: Names) =>
  rule.check(renewalTarget({ dnsNames: old }, { dnsNames: replacement }), context());

describe(rule.id, () => {
  it.each<[string, Names, Names]>([
    ['the same names, whatever the case', ['GW.contoso.com'], ['gw.contoso.com', 'more.contoso.com']],
    ['a wildcard that covers them', ['gw.contoso.com'], ['*.contoso.com']],
    ['the same wildcard', ['*.contoso.com'], ['*.contoso.com']],
  ])('passes %s', (_, old, replacement) => {
    expect(check(old, replacement).outcome).toBe('pass');
  });

  it('warns of a name that is lost, and of a SAN that is gone', () => {
    expect(check(['gw.contoso.com', 'old.contoso.com'], ['gw.contoso.com'])).toMatchObject({
      outcome: 'fail',
      evidence: { lost: ['old.contoso.com'] },
    });
    expect(check(['gw.contoso.com'], 'none').outcome).toBe('fail');
    expect(check(['*.contoso.com'], ['gw.contoso.com']).outcome).toBe('fail');
    expect(rule.severity).toBe('warning');
  });

  it('has nothing to compare with where the old one has no SAN', () => {
    expect(check('none', ['gw.contoso.com']).outcome).toBe('not-applicable');
  });

  it('does not decide on a SAN that cannot be read', () => {
    const broken = { replace: { [OID.subjectAltName]: Uint8Array.of(0x30, 5) } };
    expect(rule.check(renewalTarget(broken, {}), context()).outcome).toBe('unknown');
    expect(rule.check(renewalTarget({}, broken), context()).outcome).toBe('unknown');
  });

  it('cuts a long list', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `host${index}.contoso.com`);
    const { message } = check(many, ['gw.contoso.com']);
    expect(message).toContain('and 995 more');
  });
});
