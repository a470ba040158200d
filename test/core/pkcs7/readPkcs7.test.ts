import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { readPkcs7 } from '../../../src/core/pkcs7/readPkcs7.js';
import { formatName } from '../../../src/core/x509/formatName.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';
import { conformanceDirectory } from '../../support/samples.js';

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

function signedData(certificates: readonly Uint8Array[], crls: readonly Uint8Array[] = []): Uint8Array {
  const content = der.sequence(
    der.integer(1),
    der.set(),
    der.sequence(der.oid(DATA)),
    der.explicit(0, ...certificates),
    ...(crls.length === 0 ? [] : [encodeElement(0xa1, ...crls)]),
    der.set(),
  );
  return der.sequence(der.oid(SIGNED_DATA), der.explicit(0, content));
}

describe('reading PKCS #7', () => {
  it('passes over certificates of other formats', () => {
    const attributeCertificate = encodeElement(0xa2, der.integer(1));
    const read = readPkcs7(
      signedData([attributeCertificate, der.certificate()], [encodeElement(0xa1, der.integer(1))]),
    );
    expect(read.certificates).toHaveLength(1);
    expect(read.crls).toEqual([]);
  });

  it('reads indefinite lengths on every level', () => {
    const indefinite = (tag: number, ...parts: Uint8Array[]) =>
      Uint8Array.from([tag, 0x80, ...parts.flatMap((part) => [...part]), 0, 0]);
    const content = indefinite(
      0x30,
      der.integer(1),
      der.set(),
      indefinite(0x30, der.oid(DATA)),
      indefinite(0xa0, der.certificate()),
      der.set(),
    );
    const bytes = indefinite(0x30, der.oid(SIGNED_DATA), indefinite(0xa0, content));
    const [certificate] = readPkcs7(bytes).certificates;
    expect(certificate?.problems).toEqual([]);
    expect(certificate?.der).toEqual(der.certificate());
  });

  it.each([
    ['1.2.840.113549.1.7.3', /enveloped \(encrypted\) data/],
    ['1.2.840.113549.1.7.1', /plain data/],
    ['1.2.3.4', /content of type 1\.2\.3\.4/],
  ])('says what else is in a file of type %s', (oid, message) => {
    const bytes = der.sequence(der.oid(oid), der.explicit(0, der.sequence()));
    expect(() => readPkcs7(bytes)).toThrow(message);
    expect(() => readPkcs7(bytes)).toThrow(
      expect.objectContaining({ code: 'not-recognised', remedy: expect.stringMatching(/./) }),
    );
  });

  it('says truncated wherever the file is cut', () => {
    const bytes = signedData([der.certificate()]);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readPkcs7(bytes.subarray(0, length))).toThrow(expect.objectContaining({ code: 'truncated' }));
    }
  });
});

describe.skipIf(!hasOpenssl())('PKCS #7 by OpenSSL', () => {
  const directory = temporaryDirectory();
  const file = (name: string) => new Uint8Array(readFileSync(path.join(directory, name)));
  const names = (bytes: Uint8Array) => readPkcs7(bytes).certificates.map((found) => formatName(found.subject));

  beforeAll(() => {
    for (const name of ['a', 'b']) {
      const subject = ['-subj', `/CN=${name}`];
      openssl(directory, [
        'req',
        '-x509',
        '-newkey',
        'rsa:1024',
        '-nodes',
        '-keyout',
        `${name}.key`,
        '-out',
        name,
        ...subject,
      ]);
    }
    writeFileSync(path.join(directory, 'index.txt'), 'R\t270101000000Z\t260101000000Z\t05\tunknown\t/CN=x\n');
    writeFileSync(
      path.join(directory, 'ca.cnf'),
      '[ca]\ndefault_ca=c\n[c]\ndatabase=index.txt\ndefault_md=sha256\ndefault_crl_days=9\n',
    );
    openssl(directory, ['ca', '-gencrl', '-config', 'ca.cnf', '-keyfile', 'a.key', '-cert', 'a', '-out', 'crl.pem']);
    writeFileSync(path.join(directory, 'text'), 'hello\n'.repeat(2000));
  });

  it('reads certificates and CRLs of a P7B', () => {
    const args = [
      'crl2pkcs7',
      '-in',
      'crl.pem',
      '-certfile',
      'a',
      '-certfile',
      'b',
      '-outform',
      'DER',
      '-out',
      'out.p7b',
    ];
    openssl(directory, args);
    const read = readPkcs7(file('out.p7b'));
    expect(read.version).toBe(1);
    expect(read.certificates.map((found) => formatName(found.subject))).toEqual(['CN=a', 'CN=b']);
    expect(read.crls.map((crl) => crl.find(Uint8Array.of(5))?.revocationDate)).toEqual([
      Date.parse('2026-01-01T00:00:00Z'),
    ]);
  });

  it('reads the certificates of signed messages, streamed with indefinite lengths too', () => {
    const sign = [
      '-sign',
      '-binary',
      '-in',
      'text',
      '-signer',
      'a',
      '-inkey',
      'a.key',
      '-certfile',
      'b',
      '-outform',
      'DER',
    ];
    for (const [command, ...extra] of [
      ['cms', '-nodetach'],
      ['cms', '-nodetach', '-stream'],
      ['cms', '-stream'],
      ['cms', '-nodetach', '-stream', '-keyid'],
      ['smime', '-nodetach'],
      ['smime', '-nodetach', '-stream'],
    ] as const) {
      openssl(directory, [command, ...sign, ...extra, '-out', 'signed']);
      expect(names(file('signed')).sort(), [command, ...extra].join(' ')).toEqual(['CN=a', 'CN=b']);
      if (extra.includes('-stream' as never)) expect(file('signed')[1]).toBe(0x80);
    }
  });

  it('says so when the message is encrypted', () => {
    openssl(directory, ['cms', '-encrypt', '-in', 'text', '-outform', 'DER', '-out', 'enveloped', 'a']);
    expect(() => readPkcs7(file('enveloped'))).toThrow(/enveloped \(encrypted\) data/);
  });
});

const windows = conformanceDirectory('windows');
describe.skipIf(windows === undefined)('PKCS #7 by Windows', () => {
  it.each(['testservereku', 'testclienteku', 'contoso.com', 'testselfsignedclienteku'])('reads %s*.p7b', (name) => {
    const file = name.includes('.') ? name : `${name}.contoso.com`;
    const { certificates } = readPkcs7(new Uint8Array(readFileSync(path.join(windows ?? '', `${file}.p7b`))));
    const subjects = certificates.map((certificate) => formatName(certificate.subject));
    expect(subjects.some((subject) => subject.includes(file))).toBe(true);
  });
});
