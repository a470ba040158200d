import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/single-identity.js';
import { issueCa, issueCertificate } from '../../support/certificates.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes one certificate with its key beside others without', () => {
    expect(rule.check(pfxTarget({ others: [issueCa()] }), context())).toMatchObject({
      outcome: 'pass',
      message: 'One certificate: GraniteFalls.contoso.com (until 2027-09-01).',
    });
  });

  it('fails two, naming both with their last days', () => {
    const old = issueCertificate({ notBefore: '2025-09-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z' });
    expect(rule.check(pfxTarget({ identities: [old] }), context())).toMatchObject({
      outcome: 'fail',
      message:
        '2 certificates have their private keys in the file: GraniteFalls.contoso.com (until 2027-09-01) and GraniteFalls.contoso.com (until 2026-12-01).',
      evidence: { count: 2 },
    });
  });

  it('does not arise where no certificate has its key', () => {
    expect(rule.check(pfxTarget({ key: 'absent' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('names ten at most', () => {
    const identities = Array.from({ length: 14 }, () => issueCertificate());
    const judgement = rule.check(pfxTarget({ identities }), context());
    expect(judgement).toMatchObject({ message: expect.stringMatching(/ and 5 more\.$/), evidence: { count: 15 } });
  });
});
