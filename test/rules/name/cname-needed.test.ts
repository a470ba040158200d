import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cname-needed.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ commonName }), context(settings));

  it('prints the record, ready to paste', () => {
    const record = 'granitefalls.contoso.com. CNAME granitefalls.westus.cloudapp.azure.com.';
    expect(check('GraniteFalls.contoso.com', { region: 'westus' })).toMatchObject({
      outcome: 'note',
      severity: 'info',
      evidence: { record },
      fix: record,
    });
  });

  it('leaves the region open where it is not known, and says how to give it', () => {
    expect(check('granitefalls.contoso.com')).toMatchObject({
      message: expect.stringContaining('--region'),
      fix: 'granitefalls.contoso.com. CNAME granitefalls.<region>.cloudapp.azure.com.',
    });
    expect(check('granitefalls.contoso.com', { deployment: 'cloud-service-classic' })).toMatchObject({
      fix: 'granitefalls.contoso.com. CNAME granitefalls.cloudapp.net.',
      message: expect.not.stringContaining('--region'),
    });
  });

  it('prints the record of the name that replaces a wildcard, and asks for it', () => {
    expect(check('*.contoso.com', { serviceName: 'gateway.contoso.com' })).toMatchObject({
      fix: expect.stringContaining('gateway.contoso.com. CNAME gateway.'),
    });
    expect(check('*.contoso.com')).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('does not apply in an Azure domain, nor to a name that no deployment can bear', () => {
    expect(check('granitefalls.westus.cloudapp.azure.com').outcome).toBe('not-applicable');
    expect(check('cmg-gw.contoso.com').outcome).toBe('not-applicable');
    expect(check('CMG Server').outcome).toBe('not-applicable');
  });
});
