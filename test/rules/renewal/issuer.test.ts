import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/issuer.js';
import { type Authority, ISSUING, ROOT, testKey } from '../../support/certificates.js';
import { renewalTarget, underRoot } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

const PRIVATE = { kind: 'private' } as const;
const OTHER: Authority = { name: [['CN', 'Contoso Root CA G2']], key: ISSUING.key };
const check = (facts: Parameters<typeof renewalTarget>[2]) => rule.check(renewalTarget({}, {}, facts), context());

describe(rule.id, () => {
  it('passes when both lead to one root', () => {
    expect(check({ old: underRoot(PRIVATE), replacement: underRoot(PRIVATE) }).outcome).toBe('pass');
  });

  it('warns of another private root', () => {
    const result = check({ old: underRoot(PRIVATE), replacement: underRoot(PRIVATE, OTHER) });
    expect(result).toMatchObject({ outcome: 'fail', evidence: { old: 'Contoso Root CA', new: 'Contoso Root CA G2' } });
    expect(rule.severity).toBe('warning');
  });

  it('takes a root of the same name and another key for another', () => {
    const impostor: Authority = { name: ROOT.name, key: testKey('server') };
    expect(check({ old: underRoot(PRIVATE), replacement: underRoot(PRIVATE, impostor) }).outcome).toBe('fail');
  });

  it('only notes a change from one public root to another', () => {
    const result = check({
      old: { publicRoot: { kind: 'public', name: 'Public Root A' } },
      replacement: { publicRoot: { kind: 'public', name: 'Public Root B' } },
    });
    expect(result).toMatchObject({ outcome: 'note', severity: 'info' });
  });

  it('warns of a private root after a public one', () => {
    const old = { publicRoot: { kind: 'public', name: 'Public Root A' } } as const;
    expect(check({ old, replacement: underRoot(PRIVATE) }).outcome).toBe('fail');
  });

  it('does not decide where a chain does not end', () => {
    expect(check({ old: underRoot(PRIVATE) })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      asks: ['--roots FILE', '--intermediates FILE'],
    });
    expect(check({})).toMatchObject({ message: expect.stringContaining('Both name the issuer') });
  });
});
