import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/usage/application-policies-agree.js';
import { type CertificateOptions, OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (options: CertificateOptions) => rule.check(serverTarget(options), context());

  it('passes when both name the same, in any order', () => {
    const outcome = check({
      purposes: [OID.serverAuth, OID.clientAuth],
      applicationPolicies: [OID.clientAuth, OID.serverAuth],
    });
    expect(outcome.outcome).toBe('pass');
  });

  it('takes the two OIDs of any purpose for the same', () => {
    const outcome = check({ purposes: [OID.anyExtendedKeyUsage], applicationPolicies: ['1.3.6.1.4.1.311.10.12.1'] });
    expect(outcome.outcome).toBe('pass');
  });

  it('warns of a difference, either way, and names it', () => {
    expect(check({ purposes: [OID.serverAuth], applicationPolicies: [OID.clientAuth] })).toMatchObject({
      outcome: 'fail',
      message: expect.stringMatching(/only the policies have Client.*only the extended key usage has Server/),
    });
    expect(check({ purposes: [OID.serverAuth, OID.clientAuth], applicationPolicies: [OID.serverAuth] }).outcome).toBe(
      'fail',
    );
    expect(rule.severity).toBe('warning');
  });

  it('warns of policies without an extended key usage', () => {
    expect(check({ purposes: 'none', applicationPolicies: [OID.serverAuth] }).outcome).toBe('fail');
  });

  it('does not apply without policies', () => {
    expect(check({}).outcome).toBe('not-applicable');
  });

  it('cannot decide when either does not decode', () => {
    const malformed = Uint8Array.of(0x30, 9, 6);
    expect(check({ replace: { [OID.applicationPolicies]: malformed } })).toMatchObject({ outcome: 'unknown' });
    expect(
      check({ applicationPolicies: [OID.serverAuth], replace: { [OID.extendedKeyUsage]: malformed } }),
    ).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
