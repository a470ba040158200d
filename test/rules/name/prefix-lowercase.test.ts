import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/prefix-lowercase.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ commonName, dnsNames: 'none' }), context(settings));

  it('passes lower case', () => expect(check('granitefalls.Contoso.com').outcome).toBe('pass'));

  it('notes upper case, and what it becomes in Azure', () => {
    expect(check('GraniteFalls.contoso.com')).toMatchObject({
      outcome: 'note',
      severity: 'info',
      evidence: { prefix: 'GraniteFalls', azure: 'granitefalls' },
    });
    expect(rule.severity).toBe('info');
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
