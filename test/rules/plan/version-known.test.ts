import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/version-known.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes a release of the table', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 1802 })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2603 })).toMatchObject({ outcome: 'pass' });
  });

  it('warns of another', () => {
    expect(check({ configmgr: 2502 })).toMatchObject({ outcome: 'fail', path: 'configmgr' });
    expect(check({ configmgr: 2703 })).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide without one', () => {
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
