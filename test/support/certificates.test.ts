import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ISSUING, issueCa, issueCertificate, issueClient, ROOT } from './certificates.js';

describe('the certificates that tests issue', () => {
  it('are what Node reads them to be, and chain to their issuers', () => {
    const leaf = new X509Certificate(
      issueCertificate({ commonName: 'gw.contoso.com', dnsNames: ['gw.contoso.com', '*.contoso.com'] }),
    );
    const issuing = new X509Certificate(issueCa());
    const root = new X509Certificate(issueCa(ROOT));
    expect(leaf.subject).toBe('CN=gw.contoso.com');
    expect(leaf.subjectAltName).toBe('DNS:gw.contoso.com, DNS:*.contoso.com');
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.infoAccess).toBeUndefined();
    expect(leaf.verify(issuing.publicKey)).toBe(true);
    expect(leaf.checkIssued(issuing)).toBe(true);
    expect(issuing.verify(root.publicKey)).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(issuing.ca).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(ISSUING.name).toEqual([['CN', 'Contoso Issuing CA 1']]);
  });

  it.each(['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const)('are signed with %s when asked', (hash) => {
    const leaf = new X509Certificate(issueCertificate({ hash }));
    expect(leaf.verify(new X509Certificate(issueCa()).publicKey)).toBe(true);
  });

  it('are signed with RSASSA-PSS when asked', () => {
    const leaf = new X509Certificate(issueCertificate({ pss: true }));
    expect(leaf.verify(new X509Certificate(issueCa()).publicKey)).toBe(true);
  });

  it('carry OCSP responders and validity as asked', () => {
    const leaf = new X509Certificate(
      issueClient({ ocsp: ['http://ocsp.contoso.com/'], notAfter: '2055-01-02T03:04:05Z' }),
    );
    expect(leaf.infoAccess).toContain('OCSP - URI:http://ocsp.contoso.com/');
    expect(leaf.validTo).toBe('Jan  2 03:04:05 2055 GMT');
  });
});
