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
    ['granitefalls.westus.cloudapp.azure.com', {}],
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

  it('fails a classic name for a new gateway from 2203 on, and without a release', () => {
    for (const configmgrVersion of [2203, 2309, 2503, undefined]) {
      expect(check('granitefalls.cloudapp.net', { configmgrVersion })).toMatchObject({
        outcome: 'fail',
        message: expect.stringContaining(`release ${configmgrVersion ?? 2603}`),
      });
    }
  });

  it('passes a classic name for a gateway of a release that makes none but classic ones', () => {
    expect(check('granitefalls.cloudapp.net', { configmgrVersion: 2006 }).outcome).toBe('pass');
  });

  it('fails the name of a scale set with a release that has none in that cloud', () => {
    expect(check('granitefalls.westus.cloudapp.azure.com', { configmgrVersion: 2006 }).outcome).toBe('fail');
    const gov = 'granitefalls.usgovvirginia.cloudapp.usgovcloudapi.net';
    expect(check(gov, { configmgrVersion: 2107 }).outcome).toBe('fail');
    expect(check(gov, { configmgrVersion: 2111, deployment: 'scale-set' }).outcome).toBe('pass');
  });

  it('does not decide where the release leaves several methods, or the gateway exists and nobody names the release', () => {
    const unsettled = { outcome: 'unknown', reason: 'not-asked' };
    expect(check('granitefalls.cloudapp.net', { configmgrVersion: 2107 })).toMatchObject(unsettled);
    expect(check('granitefalls.cloudapp.net', { deployed: true })).toMatchObject(unsettled);
    expect(check('granitefalls.cloudapp.net', { deployed: true, configmgrVersion: 2309 })).toMatchObject(unsettled);
  });

  it.each(['granitefalls.contoso.com', '*.contoso.com', 'granitefalls.chinacloudapp.cn', 'CMG Server'])(
    'does not apply to %s',
    (name) => expect(check(name, { deployment: 'scale-set' }).outcome).toBe('not-applicable'),
  );
});
