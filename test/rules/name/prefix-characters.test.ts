import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/prefix-characters.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ commonName, dnsNames: 'none' }), context(settings));

  it.each([
    'GraniteFalls.contoso.com',
    'cmg1.contoso.com',
    'cmggw',
    'a.contoso.com',
    '1cmg.contoso.com',
    'cmg.con_toso.com',
  ])('passes %s', (name) => expect(check(name).outcome).toBe('pass'));

  it('fails a dash, and suggests the name without it', () => {
    expect(check('cmg-gw.contoso.com')).toMatchObject({
      outcome: 'fail',
      message: 'Name prefix "cmg-gw" contains a dash.',
      evidence: { prefix: 'cmg-gw', suggestion: 'cmggw.contoso.com' },
      fix: expect.stringContaining('cmggw.contoso.com'),
    });
    expect(check('xn--mnchen-3ya.contoso.com').outcome).toBe('fail');
    expect(rule.severity).toBe('error');
    expect(rule.symptoms).toEqual(['wizard-prefix']);
  });

  it('only warns with content off, where a deployment and a key vault could bear the name', () => {
    expect(check('cmg-gw.contoso.com', { content: false })).toMatchObject({ outcome: 'fail', severity: 'warning' });
    expect(check('cmg--gw.contoso.com', { content: false })).toMatchObject({ outcome: 'fail' });
    expect(check('cmg--gw.contoso.com', { content: false }).severity).toBeUndefined();
    expect(check('cmg-gw.contoso.com', { content: true }).severity).toBeUndefined();
  });

  it('judges the name that replaces a wildcard, and lets the certificate stay', () => {
    expect(check('*.contoso.com', { serviceName: 'cmg-gw.contoso.com' })).toMatchObject({
      outcome: 'fail',
      fix: 'The wildcard certificate can stay: choose another host name in the wizard, such as cmggw.contoso.com.',
    });
    expect(check('*.contoso.com', { serviceName: 'cmggw.contoso.com' }).outcome).toBe('pass');
  });

  it('asks for the service name of a wildcard', () => {
    expect(check('*.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      asks: ['--service-name FQDN'],
    });
  });

  it('does not repeat that the name is missing, no domain name or a bad wildcard', () => {
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('not-applicable');
    for (const name of ['CMG Server', 'cmg*.contoso.com', '10.1.2.3']) {
      expect(check(name).outcome).toBe('not-applicable');
    }
  });

  it.each(['-cmg.contoso.com', 'cmg_1.contoso.com', 'cmg 1.contoso.com', 'çmg.contoso.com'])(
    'only follows from name/cn-is-fqdn for %s, which no DNS label is',
    (name) => expect(check(name)).toMatchObject({ outcome: 'fail', causedBy: 'name/cn-is-fqdn' }),
  );

  it('stands for itself where DNS allows the label', () => {
    expect(check('cmg-gw.contoso.com').causedBy).toBeUndefined();
    expect(check('cmg-gw.con_toso.com').causedBy).toBeUndefined();
  });
});
