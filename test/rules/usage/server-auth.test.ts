import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/usage/server-auth.js';
import { type CertificateOptions, OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const target = (options: CertificateOptions) => serverTarget(options);

  it('passes a certificate that names the purpose, with others or alone', () => {
    expect(rule.check(target({ purposes: [OID.serverAuth] }), context()).outcome).toBe('pass');
    expect(rule.check(target({ purposes: [OID.clientAuth, OID.serverAuth] }), context()).outcome).toBe('pass');
  });

  it('fails one that names others only, and says which', () => {
    expect(rule.check(target({ purposes: [OID.clientAuth, '1.2.3.4'] }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining(`it has Client Authentication (${OID.clientAuth}), 1.2.3.4`),
      path: 'extensions/extendedKeyUsage',
    });
    expect(rule.severity).toBe('error');
  });

  it('only warns without an extended key usage, or with any purpose alone', () => {
    expect(rule.check(target({ purposes: 'none' }), context())).toMatchObject({ outcome: 'fail', severity: 'warning' });
    expect(rule.check(target({ purposes: [OID.anyExtendedKeyUsage] }), context())).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
    });
  });

  it('cannot decide on an extended key usage that does not decode', () => {
    const malformed = { [OID.extendedKeyUsage]: Uint8Array.of(0x30, 9, 6) };
    expect(rule.check(target({ replace: malformed }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });

  it('judges servers only', () => {
    expect(rule.targets).toEqual(['server']);
  });
});
