import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/usage/issuers-allow.js';
import { type CertificateOptions, ISSUING, issueCa, OID, ROOT } from '../../support/certificates.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const ca = (options: CertificateOptions = {}) => readCertificate(issueCa(ISSUING, options));
  const root = readCertificate(issueCa(ROOT));

  it('passes CAs without an extended key usage, or with the purpose in it', () => {
    for (const purposes of ['none', [OID.serverAuth], [OID.anyExtendedKeyUsage]] as const) {
      const target = serverTarget({}, { chain: [ca({ purposes }), root] });
      expect(rule.check(target, context())).toMatchObject({ outcome: 'pass', evidence: { cas: 2 } });
    }
  });

  it('fails a CA limited to other purposes, and names it', () => {
    const limited = ca({ purposes: [OID.clientAuth] });
    expect(rule.check(serverTarget({}, { chain: [limited, root] }), context())).toMatchObject([
      {
        outcome: 'fail',
        path: 'chain/0/extensions/extendedKeyUsage',
        message: expect.stringMatching(/^CN=Contoso Issuing CA 1 is limited to Client Authentication/),
      },
    ]);
    expect(rule.check(clientTarget({}, { chain: [limited, root] }), context())).toMatchObject({ outcome: 'pass' });
  });

  it('cannot decide on a CA whose extended key usage does not decode', () => {
    const broken = ca({ replace: { [OID.extendedKeyUsage]: Uint8Array.of(0x30, 9, 6) } });
    expect(rule.check(serverTarget({}, { chain: [broken] }), context())).toMatchObject([
      { outcome: 'unknown', reason: 'undecidable' },
    ]);
  });

  it('asks for the CA certificates where there are none', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--intermediates FILE'],
    });
  });

  it('does not apply to a self-signed certificate', () => {
    expect(rule.check(serverTarget({ issuer: 'self' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
