import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cn-present.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a subject with a common name, and says that it defines the service name', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      message: expect.stringContaining('defines the service name'),
      evidence: { commonName: 'GraniteFalls.contoso.com' },
    });
    const asked = rule.check(serverTarget(), context({ serviceName: 'granitefalls.contoso.com' }));
    expect(asked).toMatchObject({ outcome: 'pass', message: 'Common name GraniteFalls.contoso.com' });
  });

  it('fails a subject without one, and puts the name asked for into the fix', () => {
    const target = serverTarget({ subject: [['O', 'Contoso']], dnsNames: ['gw.contoso.com'] });
    expect(rule.check(target, context({ serviceName: 'gwx.contoso.com' }))).toMatchObject({
      outcome: 'fail',
      path: 'subject/CN',
      fix: expect.stringContaining('gwx.contoso.com'),
    });
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('fail');
  });

  it('fails an empty common name', () => {
    expect(rule.check(serverTarget({ subject: [['CN', '']] }), context()).outcome).toBe('fail');
  });
});
