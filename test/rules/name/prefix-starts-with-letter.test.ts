import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/prefix-starts-with-letter.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ commonName, dnsNames: 'none' }), context(settings));

  it.each(['GraniteFalls.contoso.com', 'c-1.contoso.com'])('passes %s', (name) =>
    expect(check(name).outcome).toBe('pass'),
  );

  it('fails a digit, and suggests a name', () => {
    expect(check('365cmg.contoso.com')).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('begins with "3"'),
      fix: expect.stringContaining('cmg365cmg.contoso.com'),
    });
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
