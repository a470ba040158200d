import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/usage/client-auth.js';
import { type CertificateOptions, OID } from '../../support/certificates.js';
import { requestTarget } from '../../support/requests.js';
import { clientTarget, context } from '../../support/targets.js';

describe(rule.id, () => {
  const target = (options: CertificateOptions) => clientTarget(options);

  it('passes a certificate that names the purpose, with others or alone', () => {
    expect(rule.check(target({ purposes: [OID.clientAuth] }), context()).outcome).toBe('pass');
    expect(rule.check(target({ purposes: [OID.serverAuth, OID.clientAuth] }), context()).outcome).toBe('pass');
  });

  it('fails one that names others only, and says which', () => {
    expect(rule.check(target({ purposes: [OID.serverAuth, '1.2.3.4'] }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining(`it has Server Authentication (${OID.serverAuth}), 1.2.3.4`),
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

  it('judges clients, connection points and requests for them only', () => {
    expect(rule.targets).toEqual(['client', 'connection-point', 'client-request', 'connection-point-request']);
  });

  it('leaves a purpose that a request does not name to the CA, but not a wrong one', () => {
    const role = 'client';
    expect(rule.check(requestTarget('codecs/request-java.pem', { role }), context())).toMatchObject({
      outcome: 'note',
    });
    const named = rule.check(requestTarget('codecs/request.pem', { role }), context());
    expect(named).toMatchObject({ outcome: 'fail' });
  });
});
