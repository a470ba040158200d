import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatName } from '../../../src/core/x509/formatName.js';
import { readCsr } from '../../../src/core/x509/readCsr.js';
import { readExtension } from '../../../src/core/x509/readExtension.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';
import { pemBytes } from '../../support/samples.js';

const PKCS9 = '1.2.840.113549.1.9.14';
const MICROSOFT = '1.3.6.1.4.1.311.2.1.14';
const altNames = (dns: string) => der.sequence(der.extension('2.5.29.17', der.sequence(der.text(0x82, dns))));
const attribute = (oid: string, ...values: Uint8Array[]) => der.sequence(der.oid(oid), der.set(...values));

function csr(...attributes: Uint8Array[]): Uint8Array {
  const info = der.sequence(
    der.integer(0),
    der.name('www.contoso.com'),
    der.RSA_KEY,
    ...(attributes.length === 0 ? [] : [der.explicit(0, ...attributes)]),
  );
  return der.sequence(info, der.SHA256_WITH_RSA, der.bitString(0, 1));
}

describe('reading certificate requests', () => {
  it.each([PKCS9, MICROSOFT])('finds the extensions under %s, with offsets in the file', (oid) => {
    const bytes = csr(
      attribute('1.3.6.1.4.1.311.13.2.3', der.text(0x16, '10.0.20348.2')),
      attribute(oid, altNames('a.contoso.com')),
    );
    const read = readCsr(bytes);
    expect(formatName(read.subject)).toBe('CN=www.contoso.com');
    expect(readExtension(read, 'subjectAltName')).toMatchObject({ value: [{ kind: 'dns', value: 'a.contoso.com' }] });
    expect(read.attributes.map((found) => found.oid)).toEqual(['1.3.6.1.4.1.311.13.2.3', oid]);
    const { start = 0, end = 0 } = read.extensions[0]?.span ?? {};
    expect(bytes.subarray(start, end)).toEqual(altNames('a.contoso.com').subarray(2));
  });

  it('takes the same list under both OIDs once, and two different ones for a contradiction', () => {
    const both = (first: string, second: string) =>
      readExtension(
        readCsr(csr(attribute(PKCS9, altNames(first)), attribute(MICROSOFT, altNames(second)))),
        'subjectAltName',
      );
    expect(both('a.contoso.com', 'a.contoso.com').state).toBe('present');
    expect(both('a.contoso.com', 'b.contoso.com').state).toBe('malformed');
  });

  it('reads one without attributes', () => {
    expect(readCsr(csr())).toMatchObject({ extensions: [], attributes: [] });
  });

  it('refuses more lists of extensions than anything writes', () => {
    const lists = Array.from({ length: 9 }, (_, i) => altNames(`${i}.contoso.com`));
    expect(() => readCsr(csr(attribute(PKCS9, ...lists)))).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it('says truncated wherever the file is cut', () => {
    const bytes = csr(attribute(PKCS9, altNames('a.contoso.com')));
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readCsr(bytes.subarray(0, length))).toThrow(expect.objectContaining({ code: 'truncated' }));
    }
  });
});

describe.skipIf(!hasOpenssl())('certificate requests by OpenSSL', () => {
  const directory = temporaryDirectory();

  it('reads subject, key, signature and extensions', () => {
    writeFileSync(
      path.join(directory, 'r.cnf'),
      `[req]\ndistinguished_name=dn\nreq_extensions=e\nattributes=a\nprompt=no\n[dn]\nO=Contoso\nCN=GraniteFalls.contoso.com
[a]\nchallengePassword=secret word\n[e]\nsubjectAltName=DNS:granitefalls.contoso.com,DNS:b.contoso.com\nkeyUsage=critical,digitalSignature\n`,
    );
    const args = ['req', '-new', '-newkey', 'rsa:1024', '-nodes', '-keyout', 'k', '-config', 'r.cnf', '-out', 'r.pem'];
    openssl(directory, args);
    const read = readCsr(pemBytes(openssl(directory, ['req', '-in', 'r.pem'])));
    const printed = openssl(directory, ['req', '-in', 'r.pem', '-noout', '-text', '-pubkey', '-modulus']);
    expect(formatName(read.subject)).toBe('CN=GraniteFalls.contoso.com, O=Contoso');
    expect(Buffer.from(read.publicKey.der)).toEqual(Buffer.from(pemBytes(printed)));
    const modulus = read.publicKey.key.type === 'rsa' ? read.publicKey.key.modulus : undefined;
    expect(
      Buffer.from(modulus ?? [])
        .toString('hex')
        .toUpperCase(),
    ).toBe(/Modulus=([0-9A-F]+)/.exec(printed)?.[1]);
    expect(readExtension(read, 'subjectAltName')).toMatchObject({
      value: [{ kind: 'dns' }, { value: 'b.contoso.com' }],
    });
    expect(readExtension(read, 'keyUsage')).toMatchObject({ state: 'present', critical: true });
    expect(read.signatureAlgorithm.oid).toBe('1.2.840.113549.1.1.11');
    expect(read.signature).toHaveLength(128);
  });
});
