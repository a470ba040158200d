import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/crl/distribution-point.js';
import { ISSUING, issueCa, OID, ROOT } from '../../support/certificates.js';
import { clientTarget, context, serverTarget, uploadTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const issuing = readCertificate(issueCa(ISSUING));
  const root = readCertificate(issueCa(ROOT));
  const chain = [issuing, root];

  it('passes a path whose certificates all name their CRL', () => {
    expect(rule.check(serverTarget({}, { chain }), context())).toMatchObject([
      { outcome: 'pass', message: expect.stringContaining('1 CA certificate of the path') },
    ]);
  });

  it('passes the certificate alone, but says that the CAs above it were not judged', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'unknown', reason: 'not-asked', asks: ['--intermediates FILE'] },
    ]);
  });

  it('fails a server certificate without one, and says how to do without', () => {
    const target = serverTarget({ crl: 'none' }, { chain });
    expect(rule.check(target, context())).toMatchObject([
      {
        outcome: 'fail',
        path: 'extensions/crlDistributionPoints',
        message: expect.stringContaining('by default'),
        fix: expect.stringMatching(/NoCRLCheck.*--clients-check-crl off/),
      },
    ]);
    expect(rule.check(target, context({ clientsCheckCrl: true }))[0]?.message).not.toContain('by default');
    expect(rule.severity).toBe('error');
  });

  it('only notes it where the check is off, each role by its own switch', () => {
    const off = { clientsCheckCrl: false };
    const server = serverTarget({ crl: 'none' }, { chain });
    const client = clientTarget({ crl: 'none' }, { chain });
    expect(rule.check(server, context(off))).toMatchObject([{ outcome: 'note', severity: 'info' }]);
    expect(rule.check(client, context(off))).toMatchObject([{ outcome: 'fail' }]);
    expect(rule.check(client, context({ verifyClientRevocation: false }))).toMatchObject([{ outcome: 'note' }]);
    expect(rule.check(server, context({ verifyClientRevocation: false }))).toMatchObject([{ outcome: 'fail' }]);
    expect(rule.check(client, context())[0]?.fix).toContain('--verify-client-revocation off');
  });

  it('fails a CA above without one, and names it', () => {
    const silent = readCertificate(issueCa(ISSUING, { crl: 'none' }));
    expect(rule.check(serverTarget({}, { chain: [silent, root] }), context())).toMatchObject([
      {
        outcome: 'fail',
        path: 'chain/0/extensions/crlDistributionPoints',
        message: expect.stringMatching(/^CN=Contoso Issuing CA 1 has no/),
      },
    ]);
  });

  it('takes an http OCSP responder instead for a server, not for a client', () => {
    const options = { crl: 'none', ocsp: ['http://ocsp.contoso.com/'] } as const;
    expect(rule.check(serverTarget(options, { chain }), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(rule.check(clientTarget(options, { chain }), context())).toMatchObject([{ outcome: 'fail' }]);
    const https = { crl: 'none', ocsp: ['https://ocsp.contoso.com/'] } as const;
    expect(rule.check(serverTarget(https, { chain }), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it("does not take the CA's certificate for a responder", () => {
    const options = { crl: 'none', ocsp: ['http://pki.contoso.com/CA1.crt'] } as const;
    expect(rule.check(serverTarget(options, { chain }), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('asks none of a server certificate that lives 7 days or less', () => {
    const shortLived = { crl: 'none', notBefore: '2026-11-20T00:00:00Z', notAfter: '2026-11-27T00:00:00Z' } as const;
    expect(rule.check(serverTarget(shortLived, { chain: [root] }), context())).toMatchObject([
      { outcome: 'not-applicable', message: expect.stringContaining('7 days') },
    ]);
    expect(rule.check(clientTarget(shortLived, { chain: [root] }), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('does not apply to a self-signed certificate', () => {
    expect(rule.check(serverTarget({ issuer: 'self', crl: 'none' }), context())).toMatchObject([
      { outcome: 'not-applicable', message: expect.stringContaining('self-signed') },
    ]);
  });

  it('cannot decide on distribution points that do not decode', () => {
    const target = serverTarget({ replace: { [OID.crlDistributionPoints]: Uint8Array.of(0x30, 9, 6) } }, { chain });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'unknown', reason: 'undecidable' }]);
  });

  it('judges the CAs to upload, their roots apart', () => {
    const silent = readCertificate(issueCa(ISSUING, { crl: 'none' }));
    expect(rule.check(uploadTarget([root, silent]), context())).toMatchObject([
      { outcome: 'fail', path: 'certificates/1/extensions/crlDistributionPoints' },
    ]);
    expect(rule.check(uploadTarget([root, issuing]), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(rule.check(uploadTarget([root]), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
