import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/ipv4.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes where every client has it', () => {
    expect(check()).toMatchObject({ outcome: 'pass' });
  });

  it('fails where some have none', () => {
    expect(check({ 'clients.ipv4': false })).toMatchObject({ outcome: 'fail', path: 'clients.ipv4' });
  });

  it('does not decide where the plan does not say', () => {
    expect(check({ 'clients.ipv4': undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
