import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cname-resolves.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, online = false) => rule.check(serverTarget({ commonName }), context({ online }));

  it('is not asked without the network', () => {
    expect(check('granitefalls.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online'],
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

  it('does not apply in an Azure domain', () => {
    expect(check('granitefalls.westus.cloudapp.azure.com').outcome).toBe('not-applicable');
    expect(check('CMG Server').outcome).toBe('not-applicable');
  });
});
