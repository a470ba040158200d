import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../src/core/asn1/encode.js';
import { writePem } from '../../src/core/pem.js';
import { MAX_INPUT_BYTES, readAll } from '../../src/core/read.js';
import * as der from '../support/der.js';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');
const fixture = (name: string) => new Uint8Array(readFileSync(path.join(FIXTURES, name)));
const text = (...parts: string[]) => Uint8Array.from(Buffer.from(parts.join(''), 'utf8'));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

const certificate = der.certificate();
const crl = fixture('good/adcs/root.crl');
const pfx = fixture('openssl/default.pfx');
const signed = (...tbs: Uint8Array[]) => der.sequence(der.sequence(...tbs), der.SHA256_WITH_RSA, der.bitString(0, 1));
const request = signed(der.integer(0), der.name('a'), der.RSA_KEY, der.explicit(0));
const key = der.sequence(
  der.integer(0),
  der.sequence(der.oid('1.3.101.112')),
  der.octetString(der.octetString(new Uint8Array(32))),
);
const encryptedKey = der.sequence(
  der.sequence(der.oid('1.2.840.113549.1.5.13'), der.sequence()),
  der.octetString(new Uint8Array(16)),
);
const p7b = der.sequence(
  der.oid('1.2.840.113549.1.7.2'),
  der.explicit(
    0,
    der.sequence(
      der.integer(1),
      der.set(),
      der.sequence(der.oid('1.2.840.113549.1.7.1')),
      der.explicit(0, certificate, certificate),
      encodeElement(0xa1, crl),
      der.set(),
    ),
  ),
);

const count = (bytes: Uint8Array) => {
  const { certificates, crls, requests, privateKeys, encryptedPrivateKeys, pfx, token, encoding } = readAll(bytes);
  return {
    encoding,
    certificates: certificates.length,
    crls: crls.length,
    requests: requests.length,
    keys: privateKeys.length,
    encrypted: encryptedPrivateKeys.length,
    pfx: pfx !== undefined,
    token: token !== undefined,
  };
};
const NOTHING = { certificates: 0, crls: 0, requests: 0, keys: 0, encrypted: 0, pfx: false, token: false };

describe('reading a file of any kind', () => {
  it.each([
    ['a certificate', certificate, { certificates: 1 }],
    ['a CRL', crl, { crls: 1 }],
    ['a request', request, { requests: 1 }],
    ['PKCS #7', p7b, { certificates: 2, crls: 1 }],
    ['a private key', key, { keys: 1 }],
    ['an encrypted private key', encryptedKey, { encrypted: 1 }],
    ['a PFX', pfx, { pfx: true }],
  ])('reads %s as DER, PEM, Base64, and Base64 in UTF-16', (_, bytes, expected) => {
    expect(count(bytes)).toEqual({ ...NOTHING, ...expected, encoding: 'der' });
    // certutil -encode writes this label around anything.
    expect(count(text(writePem('CERTIFICATE', bytes)))).toEqual({ ...NOTHING, ...expected, encoding: 'pem' });
    expect(count(text(base64(bytes)))).toEqual({ ...NOTHING, ...expected, encoding: 'base64' });
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(base64(bytes), 'utf16le')]);
    expect(count(utf16)).toEqual({ ...NOTHING, ...expected, encoding: 'base64' });
  });

  it('reads a PEM file of many kinds, passing over what is none of ours', () => {
    const file = text(
      'Bag Attributes\n',
      writePem('PRIVATE KEY', key),
      writePem('ENCRYPTED PRIVATE KEY', encryptedKey),
      writePem('EC PARAMETERS', der.oid('1.2.840.10045.3.1.7')),
      writePem('CERTIFICATE', certificate),
      writePem('TRUSTED CERTIFICATE', Uint8Array.from([...certificate, ...der.sequence(der.integer(1))])),
      writePem('X509 CRL', crl),
      writePem('CERTIFICATE REQUEST', request),
      writePem('PUBLIC KEY', der.RSA_KEY),
    );
    expect(count(file)).toEqual({
      ...NOTHING,
      encoding: 'pem',
      certificates: 2,
      crls: 1,
      requests: 1,
      keys: 1,
      encrypted: 1,
    });
  });

  it('gives the PFX as it stands, whatever was around it', () => {
    for (const bytes of [pfx, text(base64(pfx)), text(writePem('PKCS12', pfx))])
      expect(readAll(bytes).pfx).toEqual(pfx);
  });

  it('gives a token without what was around it', () => {
    const token = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30.c2ln`;
    expect(readAll(text(`${token}\r\n`))).toMatchObject({ encoding: 'text', token });
    expect(readAll(text(`Token: ${token}\r\n`)).token).toBe(token);
  });

  it('refuses a P7B of 60,000 certificates by their number, not by a fault', () => {
    const list = new Uint8Array(certificate.length * 60_000);
    for (let i = 0; i < 60_000; i += 1) list.set(certificate, i * certificate.length);
    const content = der.sequence(
      der.integer(1),
      der.set(),
      der.sequence(der.oid('1.2.840.113549.1.7.1')),
      encodeElement(0xa0, list),
      der.set(),
    );
    const bytes = der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0, content));
    expect(bytes.length).toBeLessThan(MAX_INPUT_BYTES);
    expect(() => readAll(bytes)).toThrow(/60000 certificates/);
  });
});

describe('reading what cannot be used', () => {
  const broken = base64(certificate)
    .replace(/.{64}/g, '$&\n')
    .replace(/^(.*\n.{5})./, '$1*');

  it.each([
    ['an empty file', new Uint8Array(0), 'empty', /empty/],
    ['white space', text(' \n'), 'empty', /empty/],
    ['zeros', new Uint8Array(5000), 'not-recognised', /zero bytes/],
    ['a text', text('This is the password: hunter2'), 'not-recognised', /text without/],
    ['HTML', text('<!doctype html>'), 'not-recognised', /HTML/],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'not-recognised', /binary data/],
    ['a public key', der.RSA_KEY, 'not-recognised', /ASN\.1/],
    ['PEM of a public key', text(writePem('PUBLIC KEY', der.RSA_KEY)), 'no-certificate', /no certificate/],
    [
      'PEM of garbage',
      text(writePem('CERTIFICATE', Uint8Array.of(1, 2, 3))),
      'malformed',
      /CERTIFICATE block on line 1/,
    ],
    ['PEM without end', text('-----BEGIN CERTIFICATE-----\nAQID'), 'truncated', /no END line/],
    ['two PFX', text(writePem('PKCS12', pfx), writePem('PKCS12', pfx)), 'malformed', /two PFX/],
    ['broken Base64', text(broken), 'malformed', /^line 2: the Base64 has a character that is not Base64/],
    ['a certificate cut short', certificate.subarray(0, 150), 'truncated', /cut|follow|ends/],
    ['Base64 cut short', text(base64(certificate).slice(0, 100)), 'truncated', /follow|ends/],
    ['a mangled PFX', text(new TextDecoder().decode(pfx)), 'malformed', /UTF-8/],
    [
      'encrypted PKCS #7',
      der.sequence(der.oid('1.2.840.113549.1.7.3'), der.explicit(0)),
      'not-recognised',
      /enveloped/,
    ],
    [
      'a key in OpenSSL’s old encryption',
      text(
        '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----',
      ),
      'unsupported-cipher',
      /old OpenSSL key files/,
    ],
  ])('names %s, with a remedy', (_, bytes, code, message) => {
    expect(() => readAll(bytes)).toThrow(expect.objectContaining({ code, remedy: expect.stringMatching(/\.$|\S/) }));
    expect(() => readAll(bytes)).toThrow(message);
  });

  it('never repeats the text of a file that it does not recognise', () => {
    try {
      readAll(text('This is the password: hunter2'));
    } catch (error) {
      expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
    }
  });

  it('caps everything at 16 MiB before reading it, but for CRLs', () => {
    const large = new Uint8Array(MAX_INPUT_BYTES + 1).fill(0x20);
    expect(() => readAll(large)).toThrow(expect.objectContaining({ code: 'too-large' }));
    large.set(pfx);
    expect(() => readAll(large)).toThrow(expect.objectContaining({ code: 'too-large' }));
    large.set(crl);
    expect(readAll(large).crls).toHaveLength(1);
    const pem = new Uint8Array(MAX_INPUT_BYTES + 1).fill(0x20);
    pem.set(text(writePem('X509 CRL', crl)));
    expect(readAll(pem).crls).toHaveLength(1);
  });
});
