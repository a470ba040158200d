import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/vm-capacity.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes up to what the virtual machines take', () => {
    expect(check({ 'clients.count': 12000 })).toMatchObject({ outcome: 'pass' });
    expect(check({ 'clients.count': 20000, 'deployment.vm.size': 'A4_v2' })).toMatchObject({ outcome: 'pass' });
    expect(check({ configmgr: 2010, 'clients.count': 4000, 'deployment.vm.size': undefined })).toMatchObject({
      outcome: 'pass',
    });
    expect(
      check({ configmgr: 2002, 'deployment.method': 'cloud-service-classic', 'clients.count': 12000 }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails one client more, and says how many are needed', () => {
    expect(check({ 'clients.count': 12001 })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('3 are needed'),
    });
    expect(check({ 'clients.count': 20001, 'deployment.vm.size': 'A4_v2' })).toMatchObject({
      outcome: 'fail',
      path: 'deployment.vm.count',
    });
    expect(check({ configmgr: 2103, 'clients.count': 4001 })).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('3 are needed'),
    });
    expect(check({ 'clients.count': 21, 'deployment.vm.size': 'B2s' })).toMatchObject({ outcome: 'fail' });
  });

  it('says what one virtual machine takes', () => {
    expect(check({ 'deployment.vm.count': 1, 'clients.count': 7000 })).toMatchObject({
      message: '1 virtual machine takes 6000 connections, and 7000 clients are planned: 2 are needed.',
    });
  });

  it('leaves a number that is none to plan/vm-count', () => {
    expect(check({ 'deployment.vm.count': 0 })).toMatchObject({ outcome: 'not-applicable' });
    expect(check({ 'deployment.vm.count': -3 })).toMatchObject({ outcome: 'not-applicable' });
  });

  it('does not decide without what it counts with', () => {
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'clients.count': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'deployment.vm.count': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'deployment.vm.size': undefined })).toMatchObject({
      outcome: 'unknown',
      path: 'deployment.vm.size',
    });
    expect(check({ 'deployment.vm.size': 'classic' })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });
});
