import { describe, expect, it } from 'vitest';
import { renewalAdvice } from '../../../src/core/renewal/advice.js';
import { renewalTarget } from '../../support/renewals.js';

const at = (day: string) => ({ at: Date.parse(`${day}T12:00:00Z`) });
const PUBLIC = { replacement: { publicRoot: { kind: 'public', name: 'A Public Root' } } } as const;

describe('the advice on a renewal', () => {
  it('names the limits of public certificates in force, and those to come before the new one ends', () => {
    const target = renewalTarget({}, { notBefore: '2026-11-20T00:00:00Z', notAfter: '2027-06-01T00:00:00Z' }, PUBLIC);
    expect(renewalAdvice(target, [], at('2026-11-21')).publicLifetimes).toEqual([
      { issuedFrom: '2026-03-15', days: 200 },
      { issuedFrom: '2027-03-15', days: 100 },
    ]);
    const short = renewalTarget({}, { notAfter: '2027-02-01T00:00:00Z' }, PUBLIC);
    expect(renewalAdvice(short, [], at('2026-11-21')).publicLifetimes).toEqual([
      { issuedFrom: '2026-03-15', days: 200 },
    ]);
  });

  it('names no limits for a private PKI', () => {
    const target = renewalTarget({}, {}, { replacement: { publicRoot: { kind: 'private' } } });
    expect(renewalAdvice(target, [], at('2026-11-21')).publicLifetimes).toBeUndefined();
  });

  it('counts a third of the life where thirty days would be more', () => {
    const target = renewalTarget({}, { notBefore: '2029-04-01T00:00:00Z', notAfter: '2029-05-16T00:00:00Z' });
    expect(renewalAdvice(target, [], at('2029-04-02')).renewNewBy).toBe('2029-05-01');
  });
});
