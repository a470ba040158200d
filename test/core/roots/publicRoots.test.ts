import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { BER_LIMITS, Cursor } from '../../../src/core/asn1/cursor.js';
import { findPublicRootBySpki, findPublicRootCandidates } from '../../../src/core/roots/publicRoots.js';
import { PUBLIC_ROOT_ROWS, PUBLIC_ROOTS_SHA256 } from '../../../src/core/roots/table.js';
import { readName } from '../../../src/core/x509/name.js';
import type { Name } from '../../../src/core/x509/types.js';

const spkiOf = (certificate: X509Certificate): Uint8Array =>
  new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' }));
const named = (der: Uint8Array): Name => readName(Cursor.over(der, BER_LIMITS), 'Name');
const decoded = PUBLIC_ROOT_ROWS.map(([subject, spki]) => {
  const root = findPublicRootBySpki(Buffer.from(spki, 'base64'));
  if (root === undefined) throw new Error(`no root by the key of "${subject}"`);
  return root;
});
const subjectOf = (name: string): Uint8Array => {
  const found = decoded.find((root) => root.name === name);
  if (found === undefined) throw new Error(`no root "${name}"`);
  return found.subject;
};

describe('public roots', () => {
  it('knows every root that the running Node 20 trusts, by its key', (context) => {
    if (!process.version.startsWith('v20.')) context.skip('the table joins exact releases; only Node 20 is closed');
    const missing = rootCertificates
      .map((pem) => new X509Certificate(pem))
      .filter((certificate) => findPublicRootBySpki(spkiOf(certificate)) === undefined);
    expect(missing.map(({ subject }) => subject)).toEqual([]);
  });

  it('gives back the key and the name that OpenSSL reads in the same certificate', () => {
    const pem = rootCertificates.find((text) => new X509Certificate(text).subject.includes('CN=ISRG Root X1'));
    const certificate = new X509Certificate(pem ?? '');
    const root = findPublicRootBySpki(spkiOf(certificate));
    expect(root?.name).toBe('ISRG Root X1');
    expect(Buffer.from(root?.spki ?? []).equals(spkiOf(certificate))).toBe(true);
    expect(certificate.raw.includes(Buffer.from(root?.subject ?? []))).toBe(true);
  });

  it('decodes every row to the octets that stood in the certificates', () => {
    const digest = createHash('sha256');
    for (const { subject, spki } of decoded) digest.update(subject).update(spki);
    expect(digest.digest('hex')).toBe(PUBLIC_ROOTS_SHA256);
  });

  it.each([
    ['FNMT-RCM; OU:AC RAIZ FNMT-RCM', 'AC RAIZ FNMT-RCM'],
    ['OU=GlobalSign Root CA - R6; O=GlobalSign; CN=GlobalSign', 'GlobalSign (GlobalSign Root CA - R6)'],
    ['CN:NetLock Arany (Class Gold) F\u0151tan\u00fas\u00edtv\u00e1ny', 'NetLock Arany (Class Gold) Főtanúsítvány'],
  ])('calls the root of %s by the name "%s"', (subject, name) => {
    const at = PUBLIC_ROOT_ROWS.findIndex((row) => row[0].endsWith(subject));
    expect(decoded[at]?.name).toBe(name);
  });

  it('calls no two roots by one name', () => {
    expect(new Set(decoded.map(({ name }) => name)).size).toBe(decoded.length);
  });

  it.each([0, 40, 200])('does not know a key that differs in one bit of octet %i', (octet) => {
    const spki = Buffer.from(PUBLIC_ROOT_ROWS[0]?.[1] ?? '', 'base64');
    expect(findPublicRootBySpki(spki)).toBeDefined();
    spki[octet] = (spki[octet] ?? 0) ^ 1;
    expect(findPublicRootBySpki(spki)).toBeUndefined();
  });

  it('finds each root by its name', () => {
    for (const { name, subject } of decoded) {
      expect(findPublicRootCandidates(named(subject)).map((root) => root.name)).toEqual([name]);
    }
  });

  it('offers nothing for a name that only the type of a string sets apart', () => {
    const other = Buffer.from(subjectOf('ISRG Root X1'));
    other[other.lastIndexOf(0x13)] = 0x16;
    expect(findPublicRootCandidates(named(other))).toEqual([]);
  });

  it('offers nothing for a name that only one letter sets apart', () => {
    const other = Buffer.from(subjectOf('ISRG Root X1'));
    other[other.length - 1] = '3'.charCodeAt(0);
    expect(findPublicRootCandidates(named(other))).toEqual([]);
  });

  it('holds each key once, in whole DER structures', () => {
    expect(new Set(PUBLIC_ROOT_ROWS.map((row) => row[1])).size).toBe(PUBLIC_ROOT_ROWS.length);
    for (const { name, subject, spki } of decoded) {
      for (const der of [subject, spki]) expect(wholeSequence(Buffer.from(der)), name).toBe(true);
    }
  });
});

function wholeSequence(der: Buffer): boolean {
  const first = der[1] ?? 0;
  const [header, length] = first < 0x80 ? [2, first] : [2 + (first & 0x7f), der.readUIntBE(2, first & 0x7f)];
  return der[0] === 0x30 && der.length === header + length;
}
