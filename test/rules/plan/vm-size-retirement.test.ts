import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/vm-size-retirement.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it.each(['A2_v2', 'A4_v2', 'B2s'])('tells the day on which Azure retires %s', (size) => {
    expect(check({ 'deployment.vm.size': size })).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('2028-11-15'),
    });
  });

  it('has nothing to tell of a cloud service, or without a size', () => {
    expect(check({ 'deployment.method': 'cloud-service-classic' })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ 'deployment.vm.size': undefined })).toMatchObject({ outcome: 'not-applicable' });
  });
});
