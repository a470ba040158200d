import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cn-length.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes 64 characters and warns of 65', () => {
    const name = (length: number) => `${'a'.repeat(length - '.contoso.com'.length)}.contoso.com`;
    expect(rule.check(serverTarget({ commonName: name(64) }), context())).toMatchObject({
      outcome: 'pass',
      evidence: { length: 64 },
    });
    expect(rule.check(serverTarget({ commonName: name(65), dnsNames: 'none' }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('1 more'),
    });
    expect(rule.severity).toBe('warning');
  });

  it('counts characters, not UTF-16 units', () => {
    expect(rule.check(serverTarget({ commonName: '😀'.repeat(64), dnsNames: 'none' }), context()).outcome).toBe('pass');
  });

  it('does not apply without a common name', () => {
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('not-applicable');
  });
});
