import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { findPublicRootBySpki, findPublicRootCandidates } from '../../../src/core/roots/publicRoots.js';
import { PUBLIC_ROOT_ROWS } from '../../../src/core/roots/table.js';
import type { Name } from '../../../src/core/x509/types.js';

const spkiOf = (certificate: X509Certificate): Uint8Array =>
  new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' }));
const named = (der: Uint8Array): Name => ({ der, rdns: [] });
const row = (name: string) => {
  const found = PUBLIC_ROOT_ROWS.find((candidate) => candidate[0] === name);
  if (found === undefined) throw new Error(`no row "${name}"`);
  return { subject: Buffer.from(found[1], 'base64'), keyIdentifier: Buffer.from(found[2], 'base64') };
};

describe('public roots', () => {
  it('knows every root that the running Node 20 trusts, by its key', (context) => {
    if (!process.version.startsWith('v20.')) context.skip('the table joins exact releases; only Node 20 is closed');
    const missing = rootCertificates
      .map((pem) => new X509Certificate(pem))
      .filter((certificate) => findPublicRootBySpki(spkiOf(certificate)) === undefined);
    expect(missing.map(({ subject }) => subject)).toEqual([]);
  });

  it('gives back the key, name and key identifier that OpenSSL reads in the same certificate', () => {
    const pem = rootCertificates.find((text) => new X509Certificate(text).subject.includes('CN=ISRG Root X1'));
    const certificate = new X509Certificate(pem ?? '');
    const root = findPublicRootBySpki(spkiOf(certificate));
    expect(root?.name).toBe('ISRG Root X1');
    expect(Buffer.from(root?.spki ?? []).equals(spkiOf(certificate))).toBe(true);
    expect(certificate.raw.includes(Buffer.from(root?.subject ?? []))).toBe(true);
    // As `openssl x509 -ext subjectKeyIdentifier` prints it.
    expect(Buffer.from(root?.subjectKeyIdentifier ?? []).toString('hex')).toBe(
      '79b459e67bb6e5e40173800888c81a58f6e99b6e',
    );
  });

  it.each([0, 40, 200])('does not know a key that differs in one bit of octet %i', (octet) => {
    const spki = Buffer.from(PUBLIC_ROOT_ROWS[0]?.[3] ?? '', 'base64');
    expect(findPublicRootBySpki(spki)).toBeDefined();
    spki[octet] = (spki[octet] ?? 0) ^ 1;
    expect(findPublicRootBySpki(spki)).toBeUndefined();
  });

  it('finds each of its rows by key', () => {
    for (const [name, , , spki] of PUBLIC_ROOT_ROWS) {
      expect(findPublicRootBySpki(Buffer.from(spki, 'base64'))?.name).toBe(name);
    }
  });

  it('finds an issuer by name, with and without an authority key identifier', () => {
    const { subject, keyIdentifier } = row('DigiCert Global Root G2');
    expect(findPublicRootCandidates(named(subject)).map(({ name }) => name)).toEqual(['DigiCert Global Root G2']);
    expect(findPublicRootCandidates(named(subject), keyIdentifier)).toHaveLength(1);
  });

  it('keeps a root of the right name whose identifier differs: the signature decides, not the identifier', () => {
    const { subject } = row('DigiCert Global Root G2');
    expect(findPublicRootCandidates(named(subject), new Uint8Array(20))).toHaveLength(1);
  });

  it('offers nothing for a name that only one letter sets apart', () => {
    const { subject } = row('ISRG Root X1');
    const other = Buffer.from(subject);
    other[other.length - 1] = '3'.charCodeAt(0);
    expect(findPublicRootCandidates(named(other))).toEqual([]);
  });

  it('holds each key once, in whole DER structures', () => {
    expect(new Set(PUBLIC_ROOT_ROWS.map((candidate) => candidate[3])).size).toBe(PUBLIC_ROOT_ROWS.length);
    for (const [name, subject, , spki] of PUBLIC_ROOT_ROWS) {
      for (const text of [subject, spki]) expect(wholeSequence(Buffer.from(text, 'base64')), name).toBe(true);
    }
  });
});

function wholeSequence(der: Buffer): boolean {
  const first = der[1] ?? 0;
  const [header, length] = first < 0x80 ? [2, first] : [2 + (first & 0x7f), der.readUIntBE(2, first & 0x7f)];
  return der[0] === 0x30 && der.length === header + length;
}
