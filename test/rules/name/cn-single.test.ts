import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cn-single.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes one common name', () => {
    expect(rule.check(serverTarget(), context()).outcome).toBe('pass');
  });

  it('warns of several, and says which is judged', () => {
    const subject = [
      ['CN', 'Users'],
      ['CN', 'gateway.contoso.com'],
    ] as const;
    expect(rule.check(serverTarget({ subject }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('the last, "gateway.contoso.com"'),
      evidence: { commonNames: ['Users', 'gateway.contoso.com'] },
    });
    expect(rule.severity).toBe('warning');
  });

  it('leaves a missing common name to name/cn-present', () => {
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('not-applicable');
  });
});
