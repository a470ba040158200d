import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import { isCa } from '../../../src/core/x509/certificateKind.js';
import { EXTENSION_NAMES } from '../../../src/core/x509/extensions/index.js';
import { readExtension } from '../../../src/core/x509/readExtension.js';
import type { Certificate, GeneralName, Name } from '../../../src/core/x509/types.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';
import { conformanceDirectory, pemBytes, sampleCertificates } from '../../support/samples.js';

const NODE_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** As X509Certificate writes names: a line an RDN, in the order of the file. */
const asNode = (name: Name) =>
  name.rdns.map((rdn) => rdn.map(({ oid, value }) => `${NODE_NAMES[oid] ?? oid}=${value}`).join(' + ')).join('\n');

const nodeName = (text: string | undefined) =>
  // Node escapes for RFC 2253; ours is the bare value.
  (text ?? '').replace(/\\([ ,+"\\<>;#])/g, '$1');

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const unsigned = (bytes: Uint8Array) => hex(bytes).replace(/^(00)+(?=..)|^00$/, '') || '0';

function ipv6(text: string): string {
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}

function altNameAsNode(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
      return `DNS:${name.value}`;
    case 'email':
      return `email:${name.value}`;
    case 'uri':
      return `URI:${name.value}`;
    case 'ip':
      return `IP Address:${name.value}`;
    case 'registered-id':
      return `Registered ID:${name.oid}`;
    default:
      return name.kind;
  }
}

function expectAgreement(bytes: Uint8Array, label: string): Certificate {
  const ours = readCertificate(bytes);
  const node = new X509Certificate(bytes);
  expect(asNode(ours.subject), label).toBe(nodeName(node.subject));
  expect(asNode(ours.issuer), label).toBe(nodeName(node.issuer));
  expect(unsigned(ours.serialNumber), label).toBe(node.serialNumber);
  expect(ours.notBefore, label).toBe(Date.parse(node.validFrom));
  expect(ours.notAfter, label).toBe(Date.parse(node.validTo));
  expect(isCa(ours), label).toBe(node.ca);

  const usages = readExtension(ours, 'extendedKeyUsage');
  expect(usages.state === 'present' ? usages.value : undefined, label).toEqual(node.keyUsage);
  const names = readExtension(ours, 'subjectAltName');
  if (names.state === 'absent') expect(node.subjectAltName, label).toBeUndefined();
  const spki = node.publicKey.export({ type: 'spki', format: 'der' });
  const { key, der: ownSpki } = ours.publicKey;
  expect(hex(ownSpki), label).toBe(hex(spki));
  const jwk = node.publicKey.asymmetricKeyType === 'rsa' ? node.publicKey.export({ format: 'jwk' }) : undefined;
  if (jwk !== undefined) {
    expect(key.type, label).toBe('rsa');
    if (key.type !== 'rsa') return ours;
    expect(Buffer.from(key.modulus).toString('base64url'), label).toBe(jwk.n);
    expect(Buffer.from(key.exponent).toString('base64url'), label).toBe(jwk.e);
    expect(key.modulusBits, label).toBe(node.publicKey.asymmetricKeyDetails?.modulusLength);
    expect(key.negative, label).toBe(false);
  }
  return ours;
}

describe('reading certificates', () => {
  it('agrees with X509Certificate on every certificate at hand', () => {
    const samples = sampleCertificates();
    expect(samples.length).toBeGreaterThan(100);
    for (const { label, bytes } of samples) {
      expectAgreement(bytes, label);
      expect(readCertificate(bytes).problems, label).toEqual([]);
    }
  });

  it('hands out views into the file, never copies', () => {
    const bytes = der.certificate({ extensions: [der.extension('2.5.29.14', der.octetString(Uint8Array.of(9, 9)))] });
    const read = readCertificate(bytes);
    const views = [read.der, read.tbs, read.serialNumber, read.signature, read.issuer.der, read.publicKey.der];
    for (const view of [...views, read.extensions[0]?.value]) expect(view?.buffer).toBe(bytes.buffer);
    const span = read.extensions[0]?.span;
    expect(bytes.subarray(span?.start, span?.end)).toEqual(
      der.extension('2.5.29.14', der.octetString(Uint8Array.of(9, 9))),
    );
  });

  it('keeps offsets right for a certificate inside a larger file', () => {
    const bytes = der.certificate({ extensions: [der.extension('2.5.29.14', der.octetString(Uint8Array.of(7)))] });
    const file = new Uint8Array(bytes.length + 20);
    file.set(bytes, 13);
    const read = readCertificate(file.subarray(13, 13 + bytes.length));
    expect(read.extensions).toEqual(readCertificate(bytes).extensions);
    expect(read.extensions[0]?.value).toEqual(der.octetString(Uint8Array.of(7)));
  });
});

describe.skipIf(!hasOpenssl())('certificates by OpenSSL', () => {
  const directory = temporaryDirectory();
  const KEYS: readonly (readonly [label: string, ...genpkey: string[]])[] = [
    ['rsa', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
    ['rsa-e3', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-pkeyopt', 'rsa_keygen_pubexp:3'],
    ['rsa-pss', '-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:1024'],
    ['P-256', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    ['P-384', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
    ['P-521', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
    ['secp256k1', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
    ['brainpoolP256r1', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'],
    ['explicit', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
    ['ed25519', '-algorithm', 'ED25519'],
    ['ed448', '-algorithm', 'ED448'],
  ];
  const read = (name: string) => pemBytes(openssl(directory, ['x509', '-in', name]));
  const issue = (key: string, subject: string, extra: readonly string[] = []) =>
    openssl(directory, ['req', '-x509', '-new', '-key', key, '-utf8', '-subj', subject, '-out', 'c.pem', ...extra]);

  beforeAll(() => {
    for (const [label, ...args] of KEYS) openssl(directory, ['genpkey', ...args, '-out', `${label}.key`]);
  });

  it.each(KEYS.map(([label]) => label))('reads a key of kind %s', (label) => {
    issue(`${label}.key`, '/CN=key');
    const { key } = expectAgreement(read('c.pem'), label).publicKey;
    if (label.startsWith('rsa')) expect(key).toMatchObject({ type: 'rsa', modulusBits: 1024 });
    else if (label.startsWith('ed')) expect(key).toEqual({ type: label });
    else expect(key).toMatchObject({ type: 'ec', curve: label });
  });

  it('reads names of many attributes, several in one RDN, and strings of every kind', () => {
    const subject = '/DC=com/DC=contoso/C=DE/O=Contoso, "Größe" + Söhne/OU=a+OU=b/CN=日本🔑/emailAddress=a@contoso.com';
    issue('P-256.key', subject, ['-multivalue-rdn']);
    expectAgreement(read('c.pem'), 'utf8');
    for (const mask of ['default', 'pkix', 'nombstr', 'MASK:0x800', 'MASK:0x4', 'MASK:0x100']) {
      writeFileSync(path.join(directory, 'mask.cnf'), `[req]\nstring_mask=${mask}\ndistinguished_name=dn\n[dn]\n`);
      issue('P-256.key', '/O=Contoso GmbH/CN=Muenchen', ['-config', 'mask.cnf']);
      expectAgreement(read('c.pem'), mask);
    }
  });

  it('reads serial numbers long and short, and dates beyond 2049', () => {
    for (const serial of ['0', '1', '127', '128', '255', '256', '0xffffffffffffffffffffffffffffffffffffffff']) {
      issue('P-256.key', '/CN=serial', ['-set_serial', serial, '-days', '36500']);
      expectAgreement(read('c.pem'), serial);
    }
  });

  it('reads alternative names as OpenSSL prints them', () => {
    const names =
      'DNS:a.contoso.com,DNS:*.contoso.com,email:x@contoso.com,URI:http://contoso.com/a b,IP:10.1.2.3,' +
      'IP:2001:db8::1,IP:::,IP:1::2:0:0:3,RID:1.2.3.4,dirName:dn,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:user@contoso.com';
    writeFileSync(
      path.join(directory, 'san.cnf'),
      `[req]\ndistinguished_name=dn\nx509_extensions=e\n[dn]\nCN=dir\n[e]\nsubjectAltName=${names}\nissuerAltName=DNS:i\n`,
    );
    issue('P-256.key', '/CN=san', ['-config', 'san.cnf']);
    const certificate = expectAgreement(read('c.pem'), 'san');
    const reading = readExtension(certificate, 'subjectAltName');
    if (reading.state !== 'present') throw new Error(reading.state);
    const node = new X509Certificate(certificate.der).subjectAltName?.split(', ') ?? [];
    expect(reading.value).toHaveLength(node.length);
    reading.value.forEach((name, i) => {
      const theirs = node[i] ?? '';
      if (name.kind === 'ip' && name.bytes.length === 16) {
        expect(name.value).toBe(ipv6(theirs.replace('IP Address:', '')));
      } else if (name.kind === 'directory') {
        expect(name.name.rdns[0]?.[0]?.value).toBe('dir');
      } else if (name.kind === 'other') {
        expect(name).toMatchObject({ oid: '1.3.6.1.4.1.311.20.2.3', text: 'user@contoso.com' });
      } else {
        expect(theirs.replaceAll('"', '')).toBe(altNameAsNode(name));
      }
    });
    expect(readExtension(certificate, 'issuerAltName')).toMatchObject({ value: [{ kind: 'dns', value: 'i' }] });
  });
});

describe.each(['limbo', 'pkits'])('the certificates of %s', (name) => {
  const directory = conformanceDirectory(name);

  it.skipIf(directory === undefined)('are all read: what is wrong with them is for rules and paths to say', () => {
    const file = readFileSync(path.join(directory ?? '', `${name}-public.json.gz`));
    const data = gunzipSync(file).toString('utf8');
    const pems = data.match(/-----BEGIN CERTIFICATE-----[^-]+-----END/g) ?? [];
    const ders = name === 'pkits' ? Object.values<string>(JSON.parse(data).certificates) : [];
    const all = [
      ...pems.map((pem) => pemBytes(pem.replaceAll('\\n', '\n'))),
      ...ders.map((base64) => new Uint8Array(Buffer.from(base64, 'base64'))),
    ];
    expect(all.length).toBeGreaterThan(100);
    for (const bytes of all) {
      const certificate = readCertificate(bytes);
      for (const extension of EXTENSION_NAMES.values()) readExtension(certificate, extension);
      expect(certificate.subject.rdns).toBeDefined();
      expect(certificate.publicKey.key).toBeDefined();
    }
  });
});

describe('certificates that no tool would write', () => {
  const problemsOf = (parts: der.CertificateParts) =>
    readCertificate(der.certificate(parts)).problems.map((problem) => problem.message);

  it('reads versions 1, 2 and 3, and others as they stand', () => {
    expect(readCertificate(der.certificate({ version: undefined })).version).toBe(1);
    expect(readCertificate(der.certificate({ version: der.explicit(0, der.integer(1)) })).version).toBe(2);
    expect(readCertificate(der.certificate()).version).toBe(3);
    expect(readCertificate(der.certificate({ version: der.explicit(0, der.integer(4)) })).version).toBe(5);
    expect(problemsOf({ version: der.explicit(0, der.integer(0)) })).toEqual([
      'version: 1 is the default, which DER leaves out',
    ]);
  });

  it('takes what a strict reader refuses, and records it with the offset', () => {
    expect(problemsOf({ serial: der.integer(0, 1) })).toEqual([
      'serialNumber: not in its shortest form, which DER asks for',
    ]);
    expect(problemsOf({ notAfter: der.utcTime('2701010000Z') })).toEqual([
      'notAfter: "2701010000Z" is not in the form that DER asks for',
    ]);
    expect(problemsOf({ extensions: [] })).toEqual(['extensions: an empty list, which must be left out']);
    expect(problemsOf({ extensions: [der.extension('1.2.3', der.NULL_ELEMENT, 0)] })).toEqual([
      'critical of 1.2.3: FALSE is the default, which DER leaves out',
    ]);
    expect(problemsOf({ extensions: [der.extension('1.2.3', der.NULL_ELEMENT, 1)] })).toEqual([
      'critical of 1.2.3: TRUE encoded as 1, DER asks for 255',
    ]);
    for (const problem of readCertificate(der.certificate({ serial: der.integer(0, 1) })).problems) {
      expect(der.certificate({ serial: der.integer(0, 1) })[problem.offset]).toBe(0x02);
    }
  });

  it('reads a certificate with BER lengths, long and indefinite, and says so', () => {
    const minimal = der.certificate();
    const inner = minimal.subarray(2 + ((minimal[1] as number) & 0x7f));
    const indefinite = Uint8Array.from([0x30, 0x80, ...inner, 0, 0]);
    const long = Uint8Array.from([0x30, 0x84, 0, 0, inner.length >> 8, inner.length & 0xff, ...inner]);
    for (const bytes of [indefinite, long]) {
      const read = readCertificate(bytes);
      expect(read.problems).toHaveLength(1);
      expect(read.problems[0]?.message).toMatch(/which DER/);
      expect(read.notAfter).toBe(Date.parse('2027-01-01T00:00:00Z'));
      expect(read.subject.rdns[0]?.[0]?.value).toBe('www.contoso.com');
    }
  });

  it('records bytes after the certificate and leaves them out of its DER', () => {
    const bytes = der.certificate();
    const read = readCertificate(Uint8Array.from([...bytes, 0, 0, 0]));
    expect(read.problems).toEqual([{ message: '3 bytes follow the certificate', offset: bytes.length }]);
    expect(read.der).toEqual(bytes);
  });

  it('keeps a key that it cannot decode, with the reason', () => {
    const key = (oid: string, ...content: number[]) =>
      der.sequence(der.sequence(der.oid(oid), der.NULL_ELEMENT), der.bitString(0, ...content));
    const keyOf = (publicKey: Uint8Array) => readCertificate(der.certificate({ publicKey })).publicKey.key;
    expect(keyOf(key('1.2.3.4', 1))).toEqual({ type: 'unknown', reason: 'algorithm 1.2.3.4 is not known' });
    expect(keyOf(key('1.2.840.113549.1.1.1', 0x30, 0x03, 0x02))).toMatchObject({ type: 'unknown' });
    expect(keyOf(key('1.2.840.10045.2.1', 4))).toEqual({ type: 'ec', curve: 'explicit', bits: undefined });
  });

  it('marks a negative modulus, and measures it without its leading zeros', () => {
    const rsa = (modulus: Uint8Array) =>
      der.sequence(
        der.sequence(der.oid('1.2.840.113549.1.1.1'), der.NULL_ELEMENT),
        encodeElement(0x03, Uint8Array.of(0), der.sequence(modulus, der.integer(3))),
      );
    const keyOf = (modulus: Uint8Array) => readCertificate(der.certificate({ publicKey: rsa(modulus) })).publicKey.key;
    expect(keyOf(der.integer(0x80, 1))).toMatchObject({ negative: true, modulusBits: 16 });
    expect(keyOf(der.integer(0, 0, 0x80, 1))).toMatchObject({ negative: false, modulusBits: 16 });
    expect(keyOf(der.integer(0, 0, 0x80, 1))).toMatchObject({ modulus: Uint8Array.of(0x80, 1) });
  });

  it.each([
    ['the serial number', { serial: der.integer() }, /^serialNumber: /],
    ['a date', { notBefore: der.utcTime('260230000000Z') }, /^notBefore: /],
    ['the issuer', { issuer: der.set() }, /^issuer: expected SEQUENCE, found SET/],
    ['a name without values', { subject: der.sequence(der.set(der.sequence(der.oid('2.5.4.3')))) }, /^subject: /],
    ['the key', { publicKey: der.sequence() }, /^subjectPublicKeyInfo/],
    ['an extension', { extensions: [der.sequence(der.integer(1))] }, /^extnID: /],
  ] as const)('throws where %s cannot be read, naming field and offset', (_, parts, message) => {
    const bytes = der.certificate(parts);
    expect(() => readCertificate(bytes)).toThrow(
      expect.objectContaining({ code: 'malformed', offset: expect.any(Number), remedy: expect.stringMatching(/./) }),
    );
    expect(() => readCertificate(bytes)).toThrow(message);
  });

  it('has no signature where there are unused bits, and no key: another file would hold the same one', () => {
    const changed = der.certificate();
    const signatureBits = changed.length - 5;
    expect(changed.subarray(signatureBits)).toEqual(Uint8Array.of(0, 1, 2, 3, 4));
    changed[signatureBits] = 1;
    const problem = { message: 'signatureValue: not a whole number of octets', offset: signatureBits - 2 };
    expect(readCertificate(changed)).toMatchObject({ problems: [problem], signature: new Uint8Array(0) });
    const key = der.sequence(der.sequence(der.oid('1.3.101.112')), der.bitString(3, 8));
    expect(() => readCertificate(der.certificate({ publicKey: key }))).toThrow(/^subjectPublicKeyInfo.*3 unused bits/);
  });

  it('says truncated, not malformed, wherever the file is cut', () => {
    const bytes = der.certificate();
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readCertificate(bytes.subarray(0, length))).toThrow(expect.objectContaining({ code: 'truncated' }));
    }
  });

  it('throws nothing but its own errors, whatever octet is changed', () => {
    const bytes = der.certificate({
      extensions: [
        der.extension('2.5.29.17', der.sequence(der.text(0x82, 'www.contoso.com'))),
        der.extension('2.5.29.19', der.sequence(der.boolean(0xff)), 0xff),
      ],
    });
    for (let at = 0; at < bytes.length; at += 1) {
      for (const value of [0x00, 0x01, 0x7f, 0x80, 0x84, 0xff, (bytes[at] as number) ^ 0x20]) {
        const changed = bytes.slice();
        changed[at] = value;
        try {
          const read = readCertificate(changed);
          readExtension(read, 'subjectAltName');
          readExtension(read, 'basicConstraints');
          void [read.subject.rdns, read.issuer.rdns, read.publicKey.key];
          expect(Number.isFinite(read.notBefore) && Number.isFinite(read.notAfter)).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: 'CmgCertError' });
        }
      }
    }
  });
});
