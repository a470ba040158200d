import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/usage.js';
import { OID } from '../../support/certificates.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

type Purposes = readonly string[] | 'none';
const check = (old: Purposes, replacement: Purposes) =>
  rule.check(renewalTarget({ purposes: old }, { purposes: replacement }), context());
const { anyExtendedKeyUsage, clientAuth, serverAuth } = OID;

describe(rule.id, () => {
  it.each<[string, Purposes]>([
    ['the same purpose', [serverAuth]],
    ['one purpose more', [serverAuth, clientAuth]],
    ['every purpose', [anyExtendedKeyUsage]],
    ['no extension', 'none'],
  ])('passes %s', (_, purposes) => {
    expect(check([serverAuth], purposes).outcome).toBe('pass');
  });

  it('fails when Server Authentication is gone', () => {
    expect(check([serverAuth, clientAuth], [clientAuth]).outcome).toBe('fail');
    expect(rule.severity).toBe('error');
  });

  it('only notes that Client Authentication is gone', () => {
    expect(check([serverAuth, clientAuth], [serverAuth])).toMatchObject({ outcome: 'note', severity: 'info' });
    expect(check('none', [serverAuth]).outcome).toBe('note');
  });

  it('does not decide on an extension that cannot be read', () => {
    const broken = { replace: { [OID.extendedKeyUsage]: Uint8Array.of(0x30, 5) } };
    expect(rule.check(renewalTarget({}, broken), context())).toMatchObject({ outcome: 'unknown' });
    expect(rule.check(renewalTarget(broken, {}), context()).outcome).toBe('not-applicable');
  });
});
