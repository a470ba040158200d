import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/signature-scheme.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes PKCS #1 v1.5', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      message: 'sha256WithRSAEncryption',
    });
  });

  it('fails RSASSA-PSS, and names its hash', () => {
    expect(rule.check(serverTarget({ pss: true }), context())).toMatchObject({
      outcome: 'fail',
      message: 'The certificate is signed with RSASSA-PSS with SHA-256.',
    });
  });

  it('does not decide an algorithm that it does not know', () => {
    const target = serverTarget();
    const signatureAlgorithm = { oid: '1.2.3.4', parameters: undefined, der: new Uint8Array() };
    expect(
      rule.check({ ...target, certificate: { ...target.certificate, signatureAlgorithm } }, context()),
    ).toMatchObject({ outcome: 'unknown' });
  });
});
