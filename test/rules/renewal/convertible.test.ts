import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/convertible.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

const check = (commonName: string, serviceName?: string) =>
  rule.check(renewalTarget({ commonName }, {}, { converting: true }), context({ serviceName }));

describe(rule.id, () => {
  it('passes a service name of your own', () => {
    expect(check('GraniteFalls.contoso.com').outcome).toBe('pass');
    expect(check('*.contoso.com', 'GraniteFalls.contoso.com').outcome).toBe('pass');
  });

  it('fails a service name in cloudapp.net', () => {
    expect(check('GraniteFalls.cloudapp.net').outcome).toBe('fail');
    expect(check('GraniteFalls.usgovcloudapp.net').outcome).toBe('fail');
    expect(rule.severity).toBe('error');
  });

  it('has nothing to say where nothing is converted, or it is a scale set already', () => {
    expect(rule.check(renewalTarget(), context()).outcome).toBe('not-applicable');
    expect(check('granitefalls.westus.cloudapp.azure.com').outcome).toBe('not-applicable');
  });

  it('does not decide on a wildcard alone', () => {
    expect(check('*.contoso.com')).toMatchObject({ outcome: 'unknown', asks: ['--service-name FQDN'] });
  });
});
