import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ocsp/good.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (options: Parameters<typeof serverTarget>[0], online = false) =>
    rule.check(serverTarget(options), context({ online }))[0];

  it('is not asked without the network, and says which address would be', () => {
    expect(check({ ocsp: ['http://ocsp.contoso.com/'] })).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online'],
      message: expect.stringContaining('contoso.com'),
    });
    expect(rule.online).toBe(true);
  });

  it('never passes what was not looked up', () => {
    expect(check({ ocsp: ['http://ocsp.contoso.com/'] }, true)).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });

  it('does not apply where there is no such address', () => {
    expect(check({ ocsp: [] })?.outcome).toBe('not-applicable');
  });
});
