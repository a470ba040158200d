import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/organization.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

const named = (...organizations: string[]) => ({
  subject: [...organizations.map((name) => ['O', name] as const), ['CN', 'gw.contoso.com'] as const],
});
const check = (old: string[], replacement: string[]) =>
  rule.check(renewalTarget(named(...old), named(...replacement)), context());

describe(rule.id, () => {
  it('passes the same organization, and none in either', () => {
    expect(check(['Contoso'], ['Contoso']).outcome).toBe('pass');
    expect(check([], []).outcome).toBe('pass');
  });

  it.each([
    ['another', ['Contoso'], ['Fabrikam']],
    ['another spelling', ['Contoso'], ['CONTOSO']],
    ['one that is gone', ['Contoso'], []],
    ['one that is new', [], ['Contoso']],
  ])('warns of %s', (_, old, replacement) => {
    expect(check(old, replacement).outcome).toBe('fail');
    expect(rule.severity).toBe('warning');
  });
});
