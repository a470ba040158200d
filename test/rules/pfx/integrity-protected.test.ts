import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/integrity-protected.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a MAC and names it', () => {
    expect(rule.check(pfxTarget(), context())).toMatchObject({
      outcome: 'pass',
      message: 'HMAC-SHA-256, 2048 iterations',
    });
    const mac = { hash: 'SHA-512', kind: 'pbmac1', iterations: 2048 } as const;
    expect(rule.check(pfxTarget({ mac }), context())).toMatchObject({
      message: 'PBMAC1 with HMAC-SHA-512, 2048 iterations',
    });
  });

  it('fails a file without a MAC', () => {
    expect(rule.check(pfxTarget({ mac: 'none' }), context())).toMatchObject({ outcome: 'fail' });
  });
});
