import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/azure-domain-deployment.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, settings: Parameters<typeof context>[0] = {}) =>
    rule.check(serverTarget({ commonName }), context(settings));

  it.each([
    ['GraniteFalls.WestUS.CloudApp.Azure.Com', { deployment: 'scale-set', cloud: 'public', region: 'WestUS' }],
    ['granitefalls.westus.cloudapp.azure.com', { region: 'westus' }],
    ['granitefalls.cloudapp.net', { deployment: 'cloud-service-classic', region: 'westus' }],
    ['granitefalls.usgovcloudapp.net', { deployment: 'cloud-service-classic', cloud: 'usgov' }],
    ['granitefalls.usgovcloudapp.net', { deployment: 'scale-set', cloud: 'usgov' }],
    ['granitefalls.usgovvirginia.cloudapp.usgovcloudapi.net', { deployment: 'scale-set', cloud: 'usgov' }],
  ] as const)('passes %s for %j', (name, settings) => {
    expect(check(name, settings).outcome).toBe('pass');
  });

  it.each([
    [
      'granitefalls.cloudapp.net',
      { deployment: 'scale-set', region: 'westus' },
      'granitefalls.westus.cloudapp.azure.com',
    ],
    ['granitefalls.westus.cloudapp.azure.com', { deployment: 'cloud-service-classic' }, 'granitefalls.cloudapp.net'],
    ['granitefalls.westus.cloudapp.azure.com', { region: 'eastus' }, 'granitefalls.eastus.cloudapp.azure.com'],
    [
      'granitefalls.westus.cloudapp.azure.com',
      { cloud: 'usgov', region: 'usgovvirginia' },
      'granitefalls.usgovvirginia.cloudapp.usgovcloudapi.net',
    ],
  ] as const)('fails %s for %j and suggests %s', (name, settings, suggestion) => {
    expect(check(name, settings)).toMatchObject({
      outcome: 'fail',
      evidence: { suggestion },
      fix: expect.stringContaining(suggestion),
    });
  });

  it.each(['granitefalls.cloudapp.azure.com', 'a.granitefalls.westus.cloudapp.azure.com', 'gw1.azurewebsites.net'])(
    'fails %s, which is no deployment name whatever the design',
    (name) => expect(check(name).outcome).toBe('fail'),
  );

  it('has nothing to compare with unless told of the design', () => {
    expect(check('granitefalls.westus.cloudapp.azure.com')).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it.each(['granitefalls.contoso.com', '*.contoso.com', 'granitefalls.chinacloudapp.cn', 'CMG Server'])(
    'does not apply to %s',
    (name) => expect(check(name, { deployment: 'scale-set' }).outcome).toBe('not-applicable'),
  );
});
