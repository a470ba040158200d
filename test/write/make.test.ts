import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { derViolations } from '../../src/core/asn1/strictDer.js';
import { writePem } from '../../src/core/pem.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { readCrl } from '../../src/core/x509/crl/readCrl.js';
import { formatName } from '../../src/core/x509/formatName.js';
import { readExtension } from '../../src/core/x509/readExtension.js';
import {
  type CertificateRecipe,
  EXTENSION,
  makeCertificate,
  makeCrl,
  makeKey,
  PURPOSE,
  type Signer,
} from '../../src/write/index.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../support/openssl.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const folder = temporaryDirectory();
const tool = hasOpenssl();

let rootKey: KeyObject;
let leafKey: KeyObject;
let root: Signer;
let rootDer: Uint8Array;
let leaf: CertificateRecipe;

beforeAll(async () => {
  [rootKey, leafKey] = await Promise.all([makeKey('p-256'), makeKey('p-256')]);
  root = {
    name: [
      ['CN', 'Root'],
      ['O', 'Lab'],
    ],
    key: rootKey,
  };
  rootDer = makeCertificate({
    subject: root.name,
    key: rootKey,
    issuer: 'self',
    notBefore: NOW - DAY,
    notAfter: NOW + 9000 * DAY,
    extensions: {
      basicConstraints: { ca: true, pathLength: 1 },
      keyUsage: ['keyCertSign', 'cRLSign'],
      caVersion: { certificateIndex: 0, keyIndex: 0 },
    },
  });
  leaf = {
    subject: [
      ['C', 'US'],
      ['CN', 'PC-0001.contoso.com'],
    ],
    key: leafKey,
    issuer: root,
    notBefore: NOW - DAY,
    notAfter: NOW + 100 * DAY,
    extensions: {
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsage: [PURPOSE.clientAuth],
      subjectAltName: [
        'PC-0001.contoso.com',
        { upn: 'PC-0001$@contoso.com' },
        { ip: Uint8Array.of(192, 0, 2, 1) },
        { directory: [['CN', 'x']] },
      ],
      crlDistributionPoints: ['http://pki.contoso.com/a.crl', 'http://pki.contoso.com/b.crl'],
      freshestCrl: ['http://pki.contoso.com/a+.crl'],
      authorityInfoAccess: { caIssuers: ['http://pki.contoso.com/a.crt'], ocsp: ['http://ocsp.contoso.com/'] },
      certificatePolicies: ['1.3.6.1.4.1.311.21.8.1'],
      templateName: 'Machine',
      template: { oid: '1.3.6.1.4.1.311.21.8.2.3', major: 100, minor: 4 },
      applicationPolicies: [PURPOSE.clientAuth],
      nameConstraints: { permitted: [{ dns: 'contoso.com' }], excluded: [{ email: 'fabrikam.com' }] },
      policyConstraints: { requireExplicitPolicy: 0, inhibitPolicyMapping: 1 },
      inhibitAnyPolicy: 2,
      ocspNoCheck: true,
    },
  };
});

const value = (der: Uint8Array, name: Parameters<typeof readExtension>[1]): unknown => {
  const reading = readExtension(readCertificate(der), name);
  return reading.state === 'present' ? reading.value : reading;
};

describe('a certificate from a recipe', () => {
  it('is strict DER that our reader finds nothing wrong with, and holds what was asked for', () => {
    const der = makeCertificate(leaf);
    const certificate = readCertificate(der);
    expect(certificate.problems).toEqual([]);
    expect(derViolations(der)).toEqual([]);
    expect(formatName(certificate.subject)).toBe('CN=PC-0001.contoso.com, C=US');
    expect(value(der, 'extendedKeyUsage')).toEqual([PURPOSE.clientAuth]);
    expect([...(value(der, 'keyUsage') as Set<string>)]).toEqual(['digitalSignature', 'keyEncipherment']);
    expect((value(der, 'subjectAltName') as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'dns',
      'other',
      'ip',
      'directory',
    ]);
    expect(value(der, 'crlDistributionPoints')).toMatchObject([
      { fullName: [{ value: 'http://pki.contoso.com/a.crl' }, { value: 'http://pki.contoso.com/b.crl' }] },
    ]);
    expect(value(der, 'freshestCrl')).toMatchObject([{ fullName: [{ value: 'http://pki.contoso.com/a+.crl' }] }]);
    expect(value(der, 'authorityInfoAccess')).toMatchObject([
      { location: { value: 'http://pki.contoso.com/a.crt' } },
      { location: { value: 'http://ocsp.contoso.com/' } },
    ]);
    expect(value(der, 'certificatePolicies')).toMatchObject([{ oid: '1.3.6.1.4.1.311.21.8.1' }]);
    expect(value(der, 'microsoftTemplateName')).toBe('Machine');
    expect(value(der, 'microsoftTemplate')).toEqual({ oid: '1.3.6.1.4.1.311.21.8.2.3', major: 100, minor: 4 });
    expect(value(der, 'microsoftApplicationPolicies')).toEqual([PURPOSE.clientAuth]);
    expect(value(der, 'nameConstraints')).toMatchObject({
      permitted: [{ base: { value: 'contoso.com' } }],
      excluded: [{ base: { value: 'fabrikam.com' } }],
    });
    expect(value(der, 'policyConstraints')).toEqual({ requireExplicitPolicy: 0, inhibitPolicyMapping: 1 });
    expect(value(der, 'inhibitAnyPolicy')).toBe(2);
    expect(value(der, 'ocspNoCheck')).toBe(true);
    expect(value(rootDer, 'basicConstraints')).toEqual({ ca: true, pathLength: 1 });
    expect(value(rootDer, 'microsoftCaVersion')).toEqual({ certificateIndex: 0, keyIndex: 0 });
    expect(value(der, 'authorityKeyIdentifier')).toMatchObject({
      keyIdentifier: value(rootDer, 'subjectKeyIdentifier'),
    });
  });

  it('has serial numbers that are positive, short enough, and never the same', () => {
    const serials = Array.from({ length: 50 }, () => readCertificate(makeCertificate(leaf)).serialNumber);
    expect(new Set(serials.map((serial) => Buffer.from(serial).toString('hex'))).size).toBe(50);
    expect(serials.every((serial) => serial.length <= 20 && (serial[0] as number) < 0x80 && serial[0] !== 0)).toBe(
      true,
    );
  });

  it('can be wrong in every way that a recipe says', () => {
    const wrong = readCertificate(
      makeCertificate({
        ...leaf,
        innerHash: 'sha1',
        serialNumber: Uint8Array.of(0xff),
        criticality: { [EXTENSION.extendedKeyUsage]: true, [EXTENSION.keyUsage]: false },
        extensions: {
          ...leaf.extensions,
          subjectKeyIdentifier: false,
          authorityKeyIdentifier: Uint8Array.of(1),
          basicConstraints: { ca: true },
        },
        extraExtensions: [{ oid: EXTENSION.keyUsage, value: Uint8Array.of(5, 0), critical: true }],
      }),
    );
    expect(wrong.tbsSignatureAlgorithm.oid).toBe('1.2.840.10045.4.1');
    expect(wrong.signatureAlgorithm.oid).toBe('1.2.840.10045.4.3.2');
    expect([...wrong.serialNumber]).toEqual([0xff]);
    const of = (id: string) => wrong.extensions.filter(({ oid }) => oid === id).map(({ critical }) => critical);
    expect(of(EXTENSION.extendedKeyUsage)).toEqual([true]);
    expect(of(EXTENSION.keyUsage)).toEqual([false, true]);
    expect(of(EXTENSION.subjectKeyIdentifier)).toEqual([]);
    expect(readCertificate(makeCertificate({ ...leaf, version: 1 })).extensions).toEqual([]);
  });

  it.skipIf(!tool)('is accepted by OpenSSL with its CRL, and refused once its signature is broken', () => {
    const put = (name: string, label: string, der: Uint8Array) =>
      writeFileSync(path.join(folder, name), writePem(label, der));
    const extensions = {
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: [PURPOSE.clientAuth],
      crlDistributionPoints: ['http://pki.contoso.com/a.crl'],
    } as const;
    const issued = makeCertificate({ ...leaf, extensions });
    put('root.pem', 'CERTIFICATE', rootDer);
    put('leaf.pem', 'CERTIFICATE', issued);
    put('bad.pem', 'CERTIFICATE', makeCertificate({ ...leaf, extensions, signature: 'broken' }));
    const base = { issuer: root, thisUpdate: NOW - DAY, nextUpdate: NOW + DAY, number: 300 };
    put('crl.pem', 'X509 CRL', makeCrl(base));
    const revoked = [
      { serialNumber: readCertificate(issued).serialNumber, date: NOW - DAY, reason: 'keyCompromise' as const },
    ];
    put('revoked.pem', 'X509 CRL', makeCrl({ ...base, number: 301, revoked }));
    const at = ['-attime', String(NOW / 1000), '-CAfile', 'root.pem', '-purpose', 'sslclient'];
    expect(openssl(folder, ['verify', ...at, '-crl_check', '-CRLfile', 'crl.pem', 'leaf.pem'])).toContain(
      'leaf.pem: OK',
    );
    expect(() => openssl(folder, ['verify', ...at, 'bad.pem'])).toThrow(/signature failure/);
    expect(() => openssl(folder, ['verify', ...at, '-crl_check', '-CRLfile', 'revoked.pem', 'leaf.pem'])).toThrow(
      /certificate revoked/,
    );
  });
});

describe('a CRL from a recipe', () => {
  it('holds entries, number, delta base, points and times as asked', () => {
    const crl = readCrl(
      makeCrl({
        issuer: root,
        thisUpdate: NOW,
        nextUpdate: NOW + 7 * DAY,
        number: 7,
        deltaBase: 5,
        freshestCrl: ['http://pki.contoso.com/a+.crl'],
        issuingDistributionPoint: ['http://pki.contoso.com/a.crl'],
        nextPublish: NOW + 6 * DAY,
        revoked: [
          { serialNumber: Uint8Array.of(0x41, 2), date: NOW, reason: 'certificateHold' },
          { serialNumber: Uint8Array.of(0x42), date: NOW, reason: 'unspecified' },
        ],
      }),
    );
    expect([...crl.entries()].map(({ reason }) => reason)).toEqual([6, undefined]);
    expect(crl.find(Uint8Array.of(0x41, 2))?.revocationDate).toBe(NOW);
    expect(crl.extensions.map(({ oid, critical }) => [oid, critical])).toEqual([
      [EXTENSION.authorityKeyIdentifier, false],
      [EXTENSION.crlNumber, false],
      [EXTENSION.deltaCrlIndicator, true],
      [EXTENSION.issuingDistributionPoint, true],
      [EXTENSION.freshestCrl, false],
      [EXTENSION.nextPublish, false],
    ]);
    expect(derViolations(crl.der)).toEqual([]);
    expect([crl.thisUpdate, crl.nextUpdate]).toEqual([NOW, NOW + 7 * DAY]);
  });
});
