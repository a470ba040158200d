import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/matches-service-name.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, serviceName?: string) =>
    rule.check(serverTarget({ commonName }), context(serviceName === undefined ? {} : { serviceName }));

  it('passes a name that covers the one asked for, whatever the case', () => {
    expect(check('GraniteFalls.contoso.com', 'granitefalls.CONTOSO.com').outcome).toBe('pass');
    expect(check('*.contoso.com', 'granitefalls.contoso.com').outcome).toBe('pass');
  });

  it('fails another name, and a wildcard one label too short', () => {
    expect(check('gateway.contoso.com', 'granitefalls.contoso.com')).toMatchObject({
      outcome: 'fail',
      evidence: { commonName: 'gateway.contoso.com', serviceName: 'granitefalls.contoso.com' },
      fix: expect.stringContaining('Deploy the gateway as gateway.contoso.com'),
    });
    expect(check('*.contoso.com', 'a.b.contoso.com')).toMatchObject({
      outcome: 'fail',
      fix: expect.stringContaining('one label below contoso.com'),
    });
    expect(check('*.contoso.com', 'contoso.com').outcome).toBe('fail');
  });

  it('does not apply when no name is asked for, and says what defines it', () => {
    expect(check('gateway.contoso.com')).toMatchObject({
      outcome: 'not-applicable',
      message: expect.stringContaining('gateway.contoso.com defines it'),
    });
    expect(check('*.contoso.com').outcome).toBe('not-applicable');
  });

  it('does not apply without a common name', () => {
    const asked = context({ serviceName: 'a.contoso.com' });
    expect(rule.check(serverTarget({ subject: [] }), asked).outcome).toBe('not-applicable');
  });

  it('only follows from the form of a name that could cover nothing', () => {
    const asked = 'granitefalls.contoso.com';
    expect(check('CMG Server', asked)).toMatchObject({ outcome: 'fail', causedBy: 'name/cn-is-fqdn' });
    expect(check('granitefalls', asked)).toMatchObject({ outcome: 'fail', causedBy: 'name/cn-is-fqdn' });
    expect(check('granite*.contoso.com', asked)).toMatchObject({ outcome: 'fail', causedBy: 'name/wildcard-form' });
  });
});
