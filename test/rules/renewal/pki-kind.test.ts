import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../../../src/core/check/target.js';
import rule from '../../../src/rules/renewal/pki-kind.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

type PublicRoot = CertificateFacts['publicRoot'];
const PUBLIC: PublicRoot = { kind: 'public', name: 'A Public Root' };
const PRIVATE: PublicRoot = { kind: 'private' };
const check = (old: PublicRoot, replacement: PublicRoot) =>
  rule.check(renewalTarget({}, {}, { old: { publicRoot: old }, replacement: { publicRoot: replacement } }), context());

describe(rule.id, () => {
  it('passes private after private and public after public', () => {
    expect(check(PRIVATE, PRIVATE).outcome).toBe('pass');
    expect(check(PUBLIC, { kind: 'public', name: 'Another' }).outcome).toBe('pass');
  });

  it('warns of a change either way', () => {
    expect(check(PRIVATE, PUBLIC)).toMatchObject({ outcome: 'fail', evidence: { old: 'private', new: 'public' } });
    expect(check(PUBLIC, PRIVATE).outcome).toBe('fail');
    expect(rule.severity).toBe('warning');
  });

  it('does not decide without the chain of either', () => {
    const open = { outcome: 'unknown', reason: 'missing-input' };
    expect(check({ kind: 'unknown' }, PRIVATE)).toMatchObject(open);
    expect(check(PRIVATE, { kind: 'unknown' })).toMatchObject(open);
  });
});
