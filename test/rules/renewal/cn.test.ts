import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/renewal/cn.js';
import { renewalTarget } from '../../support/renewals.js';
import { context } from '../../support/targets.js';

const check = (old: string, replacement: string) =>
  rule.check(renewalTarget({ commonName: old }, { commonName: replacement }), context());

describe(rule.id, () => {
  it('passes the same name, letter for letter', () => {
    expect(check('GraniteFalls.contoso.com', 'GraniteFalls.contoso.com').outcome).toBe('pass');
  });

  it("fails a name that differs in case alone, with the console's own sentence", () => {
    expect(check('GraniteFalls.contoso.com', 'granitefalls.contoso.com')).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('only in letter case'),
      seen: 'The existing certificate has a CName of GraniteFalls.contoso.com The new certificate has a CName of granitefalls.contoso.com',
      fix: expect.stringContaining('CN=GraniteFalls.contoso.com'),
    });
    expect(rule.severity).toBe('error');
  });

  it('fails another name, and a new certificate without any', () => {
    expect(check('GraniteFalls.contoso.com', 'gw.contoso.com')).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('has changed'),
    });
    const nameless = renewalTarget({}, { subject: [['O', 'Contoso']] });
    expect(rule.check(nameless, context()).outcome).toBe('fail');
  });

  it('does not decide between a wildcard and a name that it covers', () => {
    for (const [old, replacement] of [
      ['*.contoso.com', 'GraniteFalls.contoso.com'],
      ['GraniteFalls.contoso.com', '*.contoso.com'],
    ] as const) {
      expect(check(old, replacement)).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
    }
    expect(check('*.fabrikam.com', 'GraniteFalls.contoso.com').outcome).toBe('fail');
    expect(check('*.contoso.com', '*.fabrikam.com').outcome).toBe('fail');
    expect(check('*.contoso.com', '*.contoso.com').outcome).toBe('pass');
  });

  it('does not decide where the old one has no common name', () => {
    const nameless = renewalTarget({ subject: [['O', 'Contoso']] });
    expect(rule.check(nameless, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });

  it('compares the most specific of several names', () => {
    const target = renewalTarget(
      {
        subject: [
          ['CN', 'a.contoso.com'],
          ['CN', 'gw.contoso.com'],
        ],
      },
      { commonName: 'gw.contoso.com' },
    );
    expect(rule.check(target, context()).outcome).toBe('pass');
  });
});
