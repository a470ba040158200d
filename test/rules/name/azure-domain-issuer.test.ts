import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../../../src/core/check/target.js';
import rule from '../../../src/rules/name/azure-domain-issuer.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const inAzure = 'granitefalls.westus.cloudapp.azure.com';
  const check = (commonName: string, publicRoot: CertificateFacts['publicRoot']) =>
    rule.check(serverTarget({ commonName }, { publicRoot }), context());

  it('passes a private root', () => {
    expect(check(inAzure, { kind: 'private' }).outcome).toBe('pass');
  });

  it('fails a public root, and names it', () => {
    for (const name of [inAzure, 'GW1.CloudApp.Net', 'gw1.azurewebsites.net', '*.westus.cloudapp.azure.com']) {
      expect(check(name, { kind: 'public', name: 'Fabrikam Global Root' })).toMatchObject({
        outcome: 'fail',
        evidence: { root: 'Fabrikam Global Root' },
      });
    }
  });

  it('cannot tell without a root, and says what would', () => {
    expect(check(inAzure, { kind: 'unknown' })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      asks: ['--intermediates FILE', '--roots FILE'],
    });
  });

  it.each(['granitefalls.contoso.com', '*.contoso.com', 'gw.notcloudapp.net', 'CMG Server'])(
    'does not apply to %s',
    (name) => {
      expect(check(name, { kind: 'public', name: 'Fabrikam Global Root' }).outcome).toBe('not-applicable');
    },
  );
});
