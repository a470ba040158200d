import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cloud-supported.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string) => rule.check(serverTarget({ commonName }), context());

  it('passes the clouds that offer the CMG', () => {
    expect(check('granitefalls.westus.cloudapp.azure.com').outcome).toBe('pass');
    expect(check('granitefalls.usgovcloudapp.net').outcome).toBe('pass');
  });

  it.each(['GraniteFalls.ChinaCloudApp.cn', 'gw1.chinanorth.cloudapp.chinacloudapi.cn', '*.chinacloudapp.cn'])(
    'fails %s',
    (name) => expect(check(name)).toMatchObject({ outcome: 'fail', path: 'subject/CN' }),
  );

  it.each(['granitefalls.contoso.com', '*.contoso.com', 'CMG Server'])('does not apply to %s', (name) => {
    expect(check(name).outcome).toBe('not-applicable');
  });
});
