import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { encodeUtf16be } from '../../../src/core/asn1/strings.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import { isCa, isSelfIssued } from '../../../src/core/x509/certificateKind.js';
import { EXTENSION_DECODERS, EXTENSION_NAMES } from '../../../src/core/x509/extensions/index.js';
import { formatIpAddress, formatSubnet } from '../../../src/core/x509/ipAddress.js';
import { readExtension } from '../../../src/core/x509/readExtension.js';
import type { Certificate, ExtensionName, ExtensionValues } from '../../../src/core/x509/types.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';
import { pemBytes } from '../../support/samples.js';

const withExtensions = (...extensions: Uint8Array[]) => readCertificate(der.certificate({ extensions }));
const holding = (name: ExtensionName, value: Uint8Array, critical?: number) =>
  withExtensions(der.extension(EXTENSION_DECODERS[name].oid, value, critical));
function present<K extends ExtensionName>(certificate: Certificate, name: K): ExtensionValues[K] {
  const reading = readExtension(certificate, name);
  if (reading.state !== 'present') throw new Error(`${name} is ${JSON.stringify(reading)}`);
  return reading.value;
}

describe('the table of extensions', () => {
  it('has each decoder under its own name and OID', () => {
    for (const [name, decoder] of Object.entries(EXTENSION_DECODERS)) expect(decoder.name).toBe(name);
    expect(EXTENSION_NAMES.size).toBe(Object.keys(EXTENSION_DECODERS).length);
    expect(EXTENSION_NAMES.get('2.5.29.17')).toBe('subjectAltName');
  });
});

describe('a reading', () => {
  const usage = der.bitString(5, 0xa0);

  it('tells absent from unreadable', () => {
    expect(readExtension(withExtensions(), 'keyUsage')).toEqual({ state: 'absent' });
    expect(readExtension(holding('keyUsage', der.NULL_ELEMENT, 0xff), 'keyUsage')).toEqual({
      state: 'malformed',
      critical: true,
      error: 'keyUsage: expected BIT STRING, found NULL (offset 0)',
    });
  });

  it('knows whether the extension is critical', () => {
    expect(readExtension(holding('keyUsage', usage), 'keyUsage')).toMatchObject({ critical: false });
    expect(readExtension(holding('keyUsage', usage, 0xff), 'keyUsage')).toMatchObject({ critical: true });
  });

  it('believes neither of two extensions with one OID', () => {
    const twice = withExtensions(der.extension('2.5.29.15', usage), der.extension('2.5.29.15', usage, 0xff));
    expect(readExtension(twice, 'keyUsage')).toEqual({
      state: 'malformed',
      critical: true,
      error: 'extension 2.5.29.15 appears twice',
    });
  });

  it('is made once', () => {
    const certificate = holding('keyUsage', usage);
    expect(readExtension(certificate, 'keyUsage')).toBe(readExtension(certificate, 'keyUsage'));
    expect(readExtension({ ...certificate, extensions: [] }, 'keyUsage').state).toBe('absent');
  });

  it.each(Object.keys(EXTENSION_DECODERS) as ExtensionName[])(
    'of %s is malformed for garbage, and never throws',
    (name) => {
      const garbage = [
        [],
        [0x30],
        [0x30, 0x01],
        [0x30, 0x02, 0x30, 0x05],
        [0xff, 0xff, 0xff, 0xff],
        [0x05, 0x01, 0x00],
      ];
      for (const octets of garbage) {
        expect(readExtension(holding(name, Uint8Array.from(octets)), name).state).toBe('malformed');
      }
      const trailing = encodeElement(0x30, new Uint8Array(0));
      const state = readExtension(holding(name, Uint8Array.from([...trailing, 0])), name).state;
      expect(state).toBe('malformed');
    },
  );

  it.each([
    'certificatePolicies',
    'policyMappings',
    'subjectAltName',
    'issuerAltName',
    'subjectDirectoryAttributes',
    'nameConstraints',
    'extendedKeyUsage',
    'crlDistributionPoints',
    'freshestCrl',
    'authorityInfoAccess',
    'subjectInfoAccess',
    'tlsFeature',
  ] as const)('of an empty %s is malformed: its standard asks for one member', (name) => {
    expect(readExtension(holding(name, der.sequence()), name).state).toBe('malformed');
  });
});

describe.skipIf(!hasOpenssl())('extensions by OpenSSL', () => {
  const directory = temporaryDirectory();
  let certificate: Certificate;

  beforeAll(() => {
    const config = `[req]
distinguished_name=dn
x509_extensions=e
prompt=no
oid_section=oids
[oids]
[dn]
CN=extensions
[e]
basicConstraints=critical,CA:TRUE,pathlen:3
keyUsage=critical,digitalSignature,keyCertSign,cRLSign,decipherOnly
extendedKeyUsage=serverAuth,1.3.6.1.4.1.311.10.3.4
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid:always,issuer:always
certificatePolicies=1.2.3.4,@polsect
policyMappings=1.2.3.4:1.2.3.5
policyConstraints=requireExplicitPolicy:2,inhibitPolicyMapping:0
inhibitAnyPolicy=5
nameConstraints=permitted;DNS:contoso.com,permitted;IP:10.0.0.0/255.0.0.0,excluded;IP:2001:db8::/ffff:ffff::,excluded;email:.fabrikam.com,excluded;dirName:ncdir,permitted;URI:.contoso.com
crlDistributionPoints=cdp1,cdp2
freshestCRL=URI:http://crl.contoso.com/delta+.crl
authorityInfoAccess=OCSP;URI:http://ocsp.contoso.com,caIssuers;URI:http://crl.contoso.com/ca.cer
subjectInfoAccess=1.3.6.1.5.5.7.48.5;URI:http://repo.contoso.com
tlsfeature=status_request
1.3.6.1.5.5.7.48.1.5=ASN1:NULL
[polsect]
policyIdentifier=1.2.3.6
CPS.1=http://contoso.com/cps
userNotice.1=@notice
[notice]
explicitText=UTF8:Grüße
organization=Contoso
noticeNumbers=1,2
[ncdir]
O=Contoso
[cdp1]
fullname=URI:ldap:///CN=x,URI:http://crl.contoso.com/ca.crl
reasons=keyCompromise,CACompromise
CRLissuer=dirName:ncdir
[cdp2]
relativename=reldn
[reldn]
CN=relative
`;
    writeFileSync(path.join(directory, 'e.cnf'), config);
    const args = ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', 'k', '-config', 'e.cnf', '-utf8'];
    certificate = readCertificate(pemBytes(openssl(directory, [...args, '-set_serial', '77'])));
  });

  it('decodes each one that OpenSSL can write', () => {
    expect(present(certificate, 'basicConstraints')).toEqual({ ca: true, pathLength: 3 });
    expect([...present(certificate, 'keyUsage')]).toEqual([
      'digitalSignature',
      'keyCertSign',
      'cRLSign',
      'decipherOnly',
    ]);
    expect(present(certificate, 'extendedKeyUsage')).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.10.3.4']);
    expect(present(certificate, 'policyMappings')).toEqual([{ issuerDomain: '1.2.3.4', subjectDomain: '1.2.3.5' }]);
    expect(present(certificate, 'policyConstraints')).toEqual({ requireExplicitPolicy: 2, inhibitPolicyMapping: 0 });
    expect(present(certificate, 'inhibitAnyPolicy')).toBe(5);
    expect(present(certificate, 'tlsFeature')).toEqual([5]);
    expect(present(certificate, 'ocspNoCheck')).toBe(true);
    expect(isCa(certificate)).toBe(true);
    expect(isSelfIssued(certificate)).toBe(true);
  });

  it('decodes key identifiers', () => {
    const subject = present(certificate, 'subjectKeyIdentifier');
    const authority = present(certificate, 'authorityKeyIdentifier');
    expect(subject).toHaveLength(20);
    expect(authority.keyIdentifier).toEqual(subject);
    expect(authority.serialNumber).toEqual(Uint8Array.of(77));
    expect(authority.issuer?.[0]).toMatchObject({ kind: 'directory' });
  });

  it('decodes policies with their qualifiers', () => {
    expect(present(certificate, 'certificatePolicies')).toEqual([
      { oid: '1.2.3.4', qualifiers: [] },
      {
        oid: '1.2.3.6',
        qualifiers: [
          { oid: '1.3.6.1.5.5.7.2.1', text: 'http://contoso.com/cps' },
          { oid: '1.3.6.1.5.5.7.2.2', text: 'Grüße' },
        ],
      },
    ]);
  });

  it('decodes name constraints with masks', () => {
    const { permitted, excluded } = present(certificate, 'nameConstraints');
    expect(permitted).toMatchObject([
      { base: { kind: 'dns', value: 'contoso.com' }, minimum: 0, maximum: undefined },
      { base: { kind: 'ip', value: '10.0.0.0/8' } },
      { base: { kind: 'uri', value: '.contoso.com' } },
    ]);
    expect(excluded).toMatchObject([
      { base: { kind: 'ip', value: '2001:db8::/32' } },
      { base: { kind: 'email', value: '.fabrikam.com' } },
      { base: { kind: 'directory' } },
    ]);
  });

  it('decodes distribution points, full and relative names, reasons and issuer', () => {
    const [first, second] = present(certificate, 'crlDistributionPoints');
    expect(first).toMatchObject({
      fullName: [
        { kind: 'uri', value: 'ldap:///CN=x' },
        { kind: 'uri', value: 'http://crl.contoso.com/ca.crl' },
      ],
      relativeName: undefined,
      reasons: 0b110,
      crlIssuer: [{ kind: 'directory' }],
    });
    expect(second).toMatchObject({ fullName: [], reasons: undefined, crlIssuer: [] });
    expect(second?.relativeName).toMatchObject([{ oid: '2.5.4.3', value: 'relative' }]);
    expect(present(certificate, 'freshestCrl')).toMatchObject([
      { fullName: [{ kind: 'uri', value: 'http://crl.contoso.com/delta+.crl' }] },
    ]);
  });

  it('decodes access descriptions', () => {
    expect(present(certificate, 'authorityInfoAccess')).toEqual([
      { method: '1.3.6.1.5.5.7.48.1', location: { kind: 'uri', value: 'http://ocsp.contoso.com' } },
      { method: '1.3.6.1.5.5.7.48.2', location: { kind: 'uri', value: 'http://crl.contoso.com/ca.cer' } },
    ]);
    expect(present(certificate, 'subjectInfoAccess')).toMatchObject([{ method: '1.3.6.1.5.5.7.48.5' }]);
  });
});

describe('Microsoft’s extensions', () => {
  const bmp = (text: string) => encodeElement(0x1e, encodeUtf16be(text));

  it('reads the name of a version-1 template', () => {
    expect(present(holding('microsoftTemplateName', bmp('WebServer')), 'microsoftTemplateName')).toBe('WebServer');
  });

  it('reads the OID and the version of a later template, either of which may stop early', () => {
    const id = der.oid('1.3.6.1.4.1.311.21.8.1.2.3');
    const read = (...parts: Uint8Array[]) =>
      present(holding('microsoftTemplate', der.sequence(id, ...parts)), 'microsoftTemplate');
    const oid = '1.3.6.1.4.1.311.21.8.1.2.3';
    expect(read(der.integer(100), der.integer(4))).toEqual({ oid, major: 100, minor: 4 });
    expect(read(der.integer(100))).toEqual({ oid, major: 100, minor: undefined });
    expect(read()).toEqual({ oid, major: undefined, minor: undefined });
  });

  it('reads application policies', () => {
    const policies = der.sequence(
      der.sequence(der.oid('1.3.6.1.5.5.7.3.2')),
      der.sequence(der.oid('1.3.6.1.5.5.7.3.1')),
    );
    expect(present(holding('microsoftApplicationPolicies', policies), 'microsoftApplicationPolicies')).toEqual([
      '1.3.6.1.5.5.7.3.2',
      '1.3.6.1.5.5.7.3.1',
    ]);
  });

  it('reads the SID out of its otherName', () => {
    const sid = 'S-1-5-21-1004336348-1177238915-682003330-1128';
    const other = (oid: string) =>
      der.sequence(der.explicit(0, der.oid(oid), der.explicit(0, der.octetString(Buffer.from(sid)))));
    expect(present(holding('microsoftSid', other('1.3.6.1.4.1.311.25.2.1')), 'microsoftSid')).toBe(sid);
    expect(readExtension(holding('microsoftSid', other('1.2.3')), 'microsoftSid').state).toBe('malformed');
  });

  it('splits the CA version into certificate and key index', () => {
    const read = (...octets: number[]) =>
      present(holding('microsoftCaVersion', der.integer(...octets)), 'microsoftCaVersion');
    expect(read(0)).toEqual({ certificateIndex: 0, keyIndex: 0 });
    expect(read(2, 0, 3)).toEqual({ certificateIndex: 3, keyIndex: 2 });
  });

  it('reads the hash of the previous CA certificate', () => {
    const hash = new Uint8Array(20).fill(7);
    expect(present(holding('microsoftPreviousCaHash', der.octetString(hash)), 'microsoftPreviousCaHash')).toEqual(hash);
  });
});

describe('values at the edge', () => {
  it('takes basicConstraints without members for an end entity', () => {
    const certificate = holding('basicConstraints', der.sequence());
    expect(present(certificate, 'basicConstraints')).toEqual({ ca: false, pathLength: undefined });
    expect(isCa(certificate)).toBe(false);
  });

  it('does not take a certificate with unreadable basicConstraints for a CA', () => {
    expect(isCa(holding('basicConstraints', der.NULL_ELEMENT))).toBe(false);
  });

  it.each([
    ['basicConstraints', der.sequence(der.boolean(0xff), der.integer(0xff))],
    ['inhibitAnyPolicy', der.integer(0xff)],
    ['policyConstraints', der.sequence(encodeElement(0x80, Uint8Array.of(0xff)))],
  ] as const)('refuses a negative number in %s', (name, value) => {
    expect(readExtension(holding(name, value), name)).toMatchObject({
      state: 'malformed',
      error: expect.stringMatching(/-1 is negative/),
    });
  });

  it('reads key usage of no bits, of nine bits, and with padding that is not zero', () => {
    const usages = (...octets: number[]) => [
      ...present(holding('keyUsage', der.bitString(octets[0] ?? 0, ...octets.slice(1))), 'keyUsage'),
    ];
    expect(usages(0)).toEqual([]);
    expect(usages(7, 0x80, 0x80)).toEqual(['digitalSignature', 'decipherOnly']);
    expect(usages(7, 0xff)).toEqual(['digitalSignature']);
  });

  it('refuses an IP address of a wrong length, alone and in constraints', () => {
    const ip = (length: number) => encodeElement(0x87, new Uint8Array(length));
    expect(readExtension(holding('subjectAltName', der.sequence(ip(8))), 'subjectAltName').state).toBe('malformed');
    const subtree = (length: number) => der.sequence(der.explicit(0, der.sequence(ip(length))));
    expect(readExtension(holding('nameConstraints', subtree(4)), 'nameConstraints').state).toBe('malformed');
    expect(readExtension(holding('nameConstraints', subtree(32)), 'nameConstraints').state).toBe('present');
  });

  it('keeps octets of a DNS name that a C program would stop at', () => {
    const names = der.sequence(der.text(0x82, 'www.contoso.com\0.fabrikam.com'));
    expect(present(holding('subjectAltName', names), 'subjectAltName')).toEqual([
      { kind: 'dns', value: 'www.contoso.com\0.fabrikam.com' },
    ]);
  });

  it('reads subject directory attributes as they stand', () => {
    const value = der.sequence(der.sequence(der.oid('1.2.3'), der.set(der.integer(5), der.integer(6))));
    expect(present(holding('subjectDirectoryAttributes', value), 'subjectDirectoryAttributes')).toEqual([
      { oid: '1.2.3', values: [der.integer(5), der.integer(6)] },
    ]);
  });
});

describe('IP addresses', () => {
  const octets = (...groups: number[]) => Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));

  it.each([
    [octets(0, 0, 0, 0, 0, 0, 0, 0), '::'],
    [octets(0, 0, 0, 0, 0, 0, 0, 1), '::1'],
    [octets(0x2001, 0xdb8, 0, 1, 1, 1, 1, 1), '2001:db8:0:1:1:1:1:1'],
    [octets(0x2001, 0, 0, 1, 0, 0, 0, 1), '2001:0:0:1::1'],
    [octets(0x2001, 0xdb8, 0, 0, 1, 0, 0, 1), '2001:db8::1:0:0:1'],
    [octets(1, 0, 0, 0, 0, 0, 0, 0), '1::'],
    [Uint8Array.of(192, 0, 2, 1), '192.0.2.1'],
  ])('are written as RFC 5952 has it (%#)', (bytes, text) => {
    expect(formatIpAddress(bytes)).toBe(text);
  });

  it('have their mask as a prefix where it is one', () => {
    expect(formatSubnet(Uint8Array.of(10, 0, 0, 0, 255, 128, 0, 0))).toBe('10.0.0.0/9');
    expect(formatSubnet(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0))).toBe('0.0.0.0/0');
    expect(formatSubnet(Uint8Array.of(10, 1, 2, 3, 255, 255, 255, 255))).toBe('10.1.2.3/32');
    expect(formatSubnet(Uint8Array.of(10, 0, 0, 0, 255, 0, 255, 0))).toBe('10.0.0.0/255.0.255.0');
    expect(formatSubnet(Uint8Array.of(10, 0, 0, 0))).toBeUndefined();
  });
});
