import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../src/core/identify.js';
import * as der from '../support/der.js';
import { sampleCertificates, sampleCrls } from '../support/samples.js';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');
const pfxFiles = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.pfx') && /^(openssl|gnutls|nss|java|good)/.test(name),
);
const fixture = (name: string) => new Uint8Array(readFileSync(path.join(FIXTURES, name)));
const text = (value: string) => Uint8Array.from(Buffer.from(value, 'utf8'));
const utf16 = (value: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(value, 'utf16le')]);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const wrapped = (bytes: Uint8Array) => base64(bytes).replace(/.{64}/g, '$&\r\n');

const VALIDITY = der.sequence(der.utcTime('260101000000Z'), der.utcTime('270101000000Z'));
const signed = (...tbs: Uint8Array[]) => der.sequence(der.sequence(...tbs), der.SHA256_WITH_RSA, der.bitString(0, 1));
const KINDS = {
  'a certificate': ['certificate', der.certificate()],
  'a certificate of version 1': ['certificate', der.certificate({ version: undefined })],
  'a CRL': ['crl', signed(der.integer(1), der.SHA256_WITH_RSA, der.name('a'), der.utcTime('260101000000Z'))],
  'a CRL of version 1': ['crl', signed(der.SHA256_WITH_RSA, der.name('a'), der.utcTime('260101000000Z'))],
  'a request': ['csr', signed(der.integer(0), der.name('a'), der.RSA_KEY, der.explicit(0))],
  'a request without attributes': ['csr', signed(der.integer(0), der.name('a'), der.RSA_KEY)],
  'a request without subject': ['csr', signed(der.integer(0), der.sequence(), der.RSA_KEY, der.explicit(0))],
  'PKCS #7': ['pkcs7', der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0, der.sequence()))],
  'PKCS #1': ['private-key', der.sequence(...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => der.integer(n)))],
  'SEC 1': ['private-key', der.sequence(der.integer(1), der.octetString(new Uint8Array(32)))],
  'PKCS #8': [
    'private-key',
    der.sequence(der.integer(0), der.sequence(der.oid('1.3.101.112')), der.octetString(new Uint8Array(34))),
  ],
  'encrypted PKCS #8': [
    'encrypted-private-key',
    der.sequence(der.sequence(der.oid('1.2.840.113549.1.5.13'), der.sequence()), der.octetString(new Uint8Array(16))),
  ],
  'a public key': ['other-asn1', der.RSA_KEY],
  'a validity': ['other-asn1', VALIDITY],
} as const;

describe('what a file is', () => {
  it.each(Object.entries(KINDS))('%s', (_, [kind, bytes]) => {
    expect(identify(bytes)).toEqual({ kind });
  });

  it('tells every PFX, certificate and CRL of the fixtures', () => {
    expect(pfxFiles.length).toBeGreaterThan(60);
    for (const name of pfxFiles) expect(identify(fixture(name)), name).toEqual({ kind: 'pfx' });
    for (const { label, bytes } of sampleCertificates())
      expect(identify(bytes), label).toEqual({ kind: 'certificate' });
    for (const { label, bytes } of sampleCrls()) expect(identify(bytes), label).toEqual({ kind: 'crl' });
  });

  it('keeps the kind of a file that is cut short', () => {
    for (const name of pfxFiles) expect(identify(fixture(name).subarray(0, 200)), name).toEqual({ kind: 'pfx' });
    const half = der.certificate().subarray(0, der.certificate().length >> 1);
    expect(identify(half)).toEqual({ kind: 'certificate' });
  });

  it('never throws, whatever the first octets are', () => {
    const bytes = KINDS['a certificate'][1].slice(0, 60);
    for (let at = 0; at < bytes.length; at += 1) {
      for (let octet = 0; octet < 256; octet += 1) {
        const changed = bytes.slice();
        changed[at] = octet;
        expect(() => identify(changed)).not.toThrow();
        expect(() => identify(changed.subarray(0, at))).not.toThrow();
      }
    }
  });
});

describe('what a text is', () => {
  const certificate = der.certificate();
  const TOKEN = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2ln`;

  it.each([
    ['PEM', text('text\n-----BEGIN CERTIFICATE-----\n'), 'pem'],
    ['PEM in UTF-16', utf16('-----BEGIN CERTIFICATE-----\n'), 'pem'],
    ['PEM after pages of text', text(`${'words\n'.repeat(50_000)}-----BEGIN CERTIFICATE-----\n`), 'pem'],
    ['a token', text(`${TOKEN}\r\n`), 'token'],
    ['the output of the tool that makes tokens', text(`d2f4\nValid until: 1/1/2027\n${TOKEN}\n`), 'token'],
    ['HTML', text('\n<!DOCTYPE html><html></html>'), 'html'],
    ['HTML without a document type', text('<html><body>Sign in</body></html>'), 'html'],
    ['white space', text(' \r\n\t'), 'empty'],
    ['a host name', text('www.contoso.com'), 'text'],
    ['words', text('MIX of words'), 'text'],
    ['a word of Base64 characters', text('MIDDLEMAN'), 'text'],
    ['zeros', new Uint8Array(100), 'zeros'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'binary'],
  ])('%s', (_, bytes, kind) => {
    expect(identify(bytes).kind).toBe(kind);
  });

  it.each([
    ['on one line', text(base64(certificate))],
    ['wrapped', text(wrapped(certificate))],
    ['in UTF-16', utf16(wrapped(certificate))],
    ['after a byte order mark', text(`\ufeff${wrapped(certificate)}`)],
  ])('Base64 without armour, %s', (_, bytes) => {
    expect(identify(bytes)).toEqual({ kind: 'base64', items: [{ bytes: certificate, as: 'certificate' }] });
  });

  it('a line of Base64 for each certificate, as PowerShell prints a store', () => {
    const other = der.certificate({ serial: der.integer(9) });
    expect(identify(text(`${base64(certificate)}\r\n${base64(other)}\r\n\r\n`))).toEqual({
      kind: 'base64',
      items: [
        { bytes: certificate, as: 'certificate' },
        { bytes: other, as: 'certificate' },
      ],
    });
  });

  it('Base64 with a character that does not belong there', () => {
    const lines = wrapped(certificate).split('\r\n');
    lines[2] = `${lines[2]?.slice(0, 10)}*${lines[2]?.slice(11)}`;
    expect(identify(text(lines.join('\r\n')))).toMatchObject({ kind: 'broken-base64', line: 3 });
  });
});

describe('binary files that went through a program for text', () => {
  const pfx = fixture('openssl/default.pfx');

  it.each(['openssl/default.pfx', 'nss/default.pfx', 'java/default.pfx', 'good/adcs/server.cer', 'good/adcs/root.crl'])(
    'are told by the replacement characters in them: %s',
    (name) => {
      const decoded = new TextDecoder().decode(fixture(name));
      expect(identify(text(decoded))).toEqual({ kind: 'mangled', how: 'utf-8' });
      expect(identify(utf16(decoded))).toEqual({ kind: 'mangled', how: 'utf-16' });
    },
  );

  it('are told when they were taken for Latin-1', () => {
    expect(identify(text(Buffer.from(pfx).toString('latin1')))).toEqual({ kind: 'mangled', how: 'latin-1' });
  });

  it('are told by their line ends', () => {
    const grown = Buffer.from(Buffer.from(pfx).toString('latin1').replace(/\n/g, '\r\n'), 'latin1');
    expect(grown.length).toBeGreaterThan(pfx.length + 2);
    expect(identify(Uint8Array.from(grown))).toEqual({ kind: 'mangled', how: 'crlf' });
  });

  it('are not seen where a file is whole, though its names hold replacement characters and line ends', () => {
    const subject = der.name('\xef\xbf\xbd'.repeat(30) + '\r\n'.repeat(30));
    expect(identify(der.certificate({ subject, issuer: subject }))).toEqual({ kind: 'certificate' });
  });
});
