import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CmgCertError } from '../../src/core/errors.js';
import { identify } from '../../src/core/identify.js';
import { writePem } from '../../src/core/pem.js';
import { readAll } from '../../src/core/read.js';
import { fixtureBytes } from '../support/fixtures.js';

const certificate = fixtureBytes('good/adcs/server.cer');
const pfx = fixtureBytes('good/adcs/server.pfx');
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const pem = (label: string, bytes: Uint8Array, lineEnd = '\n'): string =>
  writePem(label, bytes).replaceAll('\n', lineEnd);

const codeOf = (bytes: Uint8Array): string => {
  try {
    readAll(bytes);
    return 'read';
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    expect(error.remedy).not.toBe('');
    return error.code;
  }
};

describe('the kind of a file', () => {
  it('is found from DER for a PFX, a certificate, a CRL', () => {
    expect(identify(pfx).kind).toBe('pfx');
    expect(identify(certificate).kind).toBe('certificate');
    expect(identify(fixtureBytes('good/adcs/root.crl')).kind).toBe('crl');
  });

  it('is found for keys, encrypted keys and requests as OpenSSL writes them', () => {
    const key = join(mkdtempSync(join(tmpdir(), 'cmg-cert-test-')), 'key.pem');
    const openssl = (...args: string[]) =>
      new Uint8Array(execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] }));
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', key);
    const kindOf = (...args: string[]) => identify(openssl(...args, '-outform', 'DER')).kind;
    expect(kindOf('pkcs8', '-topk8', '-nocrypt', '-in', key)).toBe('private-key');
    expect(kindOf('ec', '-in', key)).toBe('private-key');
    expect(kindOf('pkcs8', '-topk8', '-passout', 'pass:x', '-in', key)).toBe('encrypted-private-key');
    expect(kindOf('req', '-new', '-key', key, '-subj', '/CN=x.contoso.com')).toBe('csr');
    expect(kindOf('req', '-new', '-key', key, '-subj', '/')).toBe('csr');
  });

  it('is still found when the file is cut short', () => {
    expect(identify(pfx.subarray(0, 200)).kind).toBe('pfx');
    expect(codeOf(certificate.subarray(0, 200))).toBe('truncated');
  });

  it('does not depend on armour, its label, line ends, byte order mark or text around', () => {
    const forms = [
      pem('CERTIFICATE', certificate),
      pem('CERTIFICATE', certificate, '\r\n'),
      `\ufeffsubject=CN = x\nissuer=CN = y\n${pem('CERTIFICATE', certificate)}\ntrailing text`,
      pem('X509 CERTIFICATE', certificate),
      base64(certificate),
      `${(base64(certificate).match(/.{1,76}/g) ?? []).join('\r\n')}\r\n`,
    ];
    for (const form of forms) expect(readAll(text(form)).certificates).toHaveLength(1);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${base64(certificate)}`, 'utf16le'));
    expect(readAll(utf16).certificates).toHaveLength(1);
  });

  it('finds a PFX that certutil -encode wrapped as a certificate', () => {
    expect(readAll(text(pem('CERTIFICATE', pfx))).pfx).toEqual(pfx);
  });

  it('reads every block of a PEM of several kinds', () => {
    const crl = fixtureBytes('good/adcs/root.crl');
    const decoded = readAll(
      text(pem('CERTIFICATE', certificate) + pem('X509 CRL', crl) + pem('CERTIFICATE', certificate)),
    );
    expect([decoded.certificates.length, decoded.crls.length]).toEqual([2, 1]);
  });

  it('knows a token', () => {
    expect(readAll(text('eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9.c2ln\n')).token).toMatch(/^eyJ/);
  });
});

describe('a file of no use', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks', text(' \r\n'), 'empty'],
    ['zeros', new Uint8Array(2000), 'not-recognised'],
    ['an HTML page', text('<!DOCTYPE html><html><title>Sign in</title></html>'), 'not-recognised'],
    ['prose', text('Please find the certificate attached.'), 'not-recognised'],
    ['random binary', Uint8Array.from({ length: 500 }, (_, i) => (i * 73 + 200) % 256), 'not-recognised'],
    ['other ASN.1', Uint8Array.of(0x30, 0x03, 0x01, 0x01, 0xff), 'not-recognised'],
    ['a PEM block cut short', text(pem('CERTIFICATE', certificate).slice(0, 500)), 'truncated'],
    ['a PEM block with a bad character', text(pem('CERTIFICATE', certificate).replace('M', '!')), 'malformed'],
    ['a PEM block with nothing of its label in it', text(pem('CERTIFICATE', text('hello'))), 'malformed'],
    ['a public key alone', text('-----BEGIN PUBLIC KEY-----\nMCowBQ==\n-----END PUBLIC KEY-----\n'), 'no-certificate'],
    [
      'an OpenSSL key of the old encryption',
      text(
        '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n',
      ),
      'unsupported-cipher',
    ],
  ])('%s is refused by name', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('that was read as UTF-8 text and saved again is told so', () => {
    const mangled = text(new TextDecoder().decode(pfx));
    expect(identify(mangled)).toEqual({ kind: 'mangled', how: 'utf-8' });
    expect(() => readAll(mangled)).toThrow(/UTF-8/);
  });

  it('that went through a transfer in text mode is told so', () => {
    const mangled = new Uint8Array(Buffer.from(Buffer.from(pfx).toString('latin1').replaceAll('\n', '\r\n'), 'latin1'));
    expect(identify(mangled)).toEqual({ kind: 'mangled', how: 'crlf' });
  });

  it('is refused by its size before anything else when it is over the cap', () => {
    const large = new Uint8Array(16 * 1024 * 1024 + 1);
    large.set(pfx);
    expect(codeOf(large)).toBe('too-large');
  });
});
