import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/prefix-length.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ commonName, dnsNames: 'none' }), context(settings));

  it.each([3, 24])('passes %d characters', (length) => {
    expect(check(`${'a'.repeat(length)}.contoso.com`)).toMatchObject({ outcome: 'pass', evidence: { length } });
  });

  it.each([
    ['gw.contoso.com', 'at least 3', 'cmggw.contoso.com'],
    [`${'a'.repeat(25)}.contoso.com`, 'at most 24', `${'a'.repeat(24)}.contoso.com`],
    [`${'a'.repeat(63)}.contoso.com`, 'at most 24', `${'a'.repeat(24)}.contoso.com`],
  ])('fails %s: %s', (name, reason, suggestion) => {
    expect(check(name)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining(reason),
      fix: expect.stringContaining(suggestion),
    });
  });

  it('only follows from name/cn-is-fqdn for a label too long for DNS', () => {
    expect(check(`${'a'.repeat(64)}.contoso.com`)).toMatchObject({ outcome: 'fail', causedBy: 'name/cn-is-fqdn' });
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
});
