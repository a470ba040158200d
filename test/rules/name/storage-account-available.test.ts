import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/storage-account-available.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, online = false) => rule.check(serverTarget({ commonName }), context({ online }));

  it('is not asked without the network', () => {
    expect(check('granitefalls.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online', '--azure --subscription ID'],
    });
    expect(check('*.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online', '--service-name FQDN'],
    });
    expect(rule.online).toBe(true);
  });

  it('never passes what was not looked up', () => {
    expect(check('granitefalls.contoso.com', true)).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
    expect(check('*.contoso.com', true)).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('names what is to be free, and is only worth knowing for a gateway that may be deployed', () => {
    expect(check('GraniteFalls.contoso.com')).toMatchObject({
      severity: 'info',
      message: expect.stringContaining('granitefalls.blob.core.windows.net'),
    });
  });

  it('does not apply to a prefix that nothing in Azure can bear', () => {
    expect(check('cmg-gw.contoso.com').outcome).toBe('not-applicable');
    expect(check('CMG Server').outcome).toBe('not-applicable');
  });
});
