import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeElement } from '../../../../src/core/asn1/encode.js';
import { readCrl } from '../../../../src/core/x509/crl/readCrl.js';
import { readCrlExtension } from '../../../../src/core/x509/crl/readCrlExtension.js';
import { formatName } from '../../../../src/core/x509/formatName.js';
import type { Crl } from '../../../../src/core/x509/types.js';
import * as der from '../../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../../support/openssl.js';
import { pemBytes, sampleCrls } from '../../../support/samples.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

interface CrlParts {
  readonly version?: readonly Uint8Array[];
  readonly nextUpdate?: readonly Uint8Array[];
  readonly entries?: readonly Uint8Array[];
  readonly extensions?: readonly Uint8Array[];
}

function crl(parts: CrlParts): Uint8Array {
  const tbs = der.sequence(
    ...(parts.version ?? [der.integer(1)]),
    der.SHA256_WITH_RSA,
    der.name('Contoso Root CA'),
    der.utcTime('260101000000Z'),
    ...(parts.nextUpdate ?? [der.utcTime('270101000000Z')]),
    ...(parts.entries === undefined ? [] : [der.sequence(...parts.entries)]),
    ...(parts.extensions === undefined ? [] : [der.explicit(0, der.sequence(...parts.extensions))]),
  );
  return der.sequence(tbs, der.SHA256_WITH_RSA, der.bitString(0, 1));
}

const entry = (serial: Uint8Array, ...extensions: Uint8Array[]) =>
  der.sequence(serial, der.utcTime('260601000000Z'), ...(extensions.length === 0 ? [] : [der.sequence(...extensions)]));
const reason = (code: number, critical?: number) =>
  der.extension('2.5.29.21', encodeElement(0x0a, Uint8Array.of(code)), critical);
const certificateIssuer = (commonName: string) =>
  der.extension('2.5.29.29', der.sequence(der.explicit(4, der.name(commonName))), 0xff);

function present<T>(reading: { readonly state: string; readonly value?: T }): T | undefined {
  expect(reading).toMatchObject({ state: 'present' });
  return reading.value;
}

describe('reading CRLs', () => {
  it('reads the fields, and version 1 without version, nextUpdate and entries', () => {
    const full = readCrl(crl({ entries: [entry(der.integer(5))] }));
    expect(full).toMatchObject({ version: 2, entryCount: 1, thisUpdate: Date.parse('2026-01-01T00:00:00Z') });
    expect(full.nextUpdate).toBe(Date.parse('2027-01-01T00:00:00Z'));
    const bare = readCrl(crl({ version: [], nextUpdate: [] }));
    expect(bare).toMatchObject({ version: 1, entryCount: 0, nextUpdate: undefined, extensions: [] });
    expect([...bare.entries()]).toEqual([]);
    expect(bare.find(Uint8Array.of(5))).toBeUndefined();
  });

  it('decodes an entry with its extensions', () => {
    const invalidity = der.extension('2.5.29.24', der.generalizedTime('20260501000000Z'));
    const read = readCrl(crl({ entries: [entry(der.integer(0, 0xff), reason(1), invalidity), entry(der.integer(6))] }));
    const expected = {
      serialNumber: Uint8Array.of(0, 0xff),
      revocationDate: Date.parse('2026-06-01T00:00:00Z'),
      reason: 1,
      invalidityDate: Date.parse('2026-05-01T00:00:00Z'),
      certificateIssuer: undefined,
      unknownCritical: [],
    };
    expect([...read.entries()]).toEqual([
      expected,
      { ...expected, serialNumber: Uint8Array.of(6), reason: undefined, invalidityDate: undefined },
    ]);
    expect(read.find(Uint8Array.of(0, 0xff))).toEqual(expected);
    expect(read.find(Uint8Array.of(0xff))).toBeUndefined();
  });

  it('keeps a certificate revoked when an entry extension cannot be read, and tells of critical ones', () => {
    const read = readCrl(
      crl({
        entries: [entry(der.integer(5), reason(11, 0xff), der.extension('1.2.3', der.NULL_ELEMENT, 0xff), reason(99))],
      }),
    );
    expect(read.find(Uint8Array.of(5))).toMatchObject({ reason: undefined, unknownCritical: ['2.5.29.21', '1.2.3'] });
  });

  it('carries the certificate issuer on to the entries after it (RFC 5280 § 5.3.3)', () => {
    const read = readCrl(
      crl({
        entries: [
          entry(der.integer(1)),
          entry(der.integer(2), certificateIssuer('Contoso A')),
          entry(der.integer(3)),
          entry(der.integer(4), certificateIssuer('Contoso B')),
          entry(der.integer(5)),
        ],
      }),
    );
    const issuers = ['none', 'CN=Contoso A', 'CN=Contoso A', 'CN=Contoso B', 'CN=Contoso B'];
    const issuerOf = (found: ReturnType<Crl['find']>) => {
      const [first] = found?.certificateIssuer ?? [];
      return first?.kind === 'directory' ? formatName(first.name) : 'none';
    };
    expect([...read.entries()].map(issuerOf)).toEqual(issuers);
    expect([1, 2, 3, 4, 5].map((serial) => issuerOf(read.find(Uint8Array.of(serial))))).toEqual(issuers);
  });

  it('finds every serial number of many, and no other, by scan and by index', () => {
    const serial = (i: number) => der.integer(0x01, i >> 16, (i >> 8) & 0xff, i & 0xff);
    const entries = Array.from({ length: 20_000 }, (_, i) => entry(serial(i * 7)));
    const bytes = crl({ entries });
    const last = Uint8Array.of(0x01, (19_999 * 7) >> 16, ((19_999 * 7) >> 8) & 0xff, (19_999 * 7) & 0xff);
    expect(readCrl(bytes).find(last)?.serialNumber).toEqual(last);
    const read = readCrl(bytes);
    expect(read.entryCount).toBe(20_000);
    for (let i = 0; i < 140_000; i += 1) {
      const wanted = Uint8Array.of(0x01, i >> 16, (i >> 8) & 0xff, i & 0xff);
      const found = read.find(wanted);
      if (i % 7 === 0) expect(found?.serialNumber).toEqual(wanted);
      else if (found !== undefined) expect.fail(`found ${i}`);
    }
  });

  it('finds a serial number that one of the two sides writes with more octets than it needs, by scan and by index', () => {
    const padded = [
      der.integer(0, 0, 0x12, 0x34),
      der.integer(0, 5),
      der.integer(0xff, 0xff, 0x85),
      der.integer(0x01, 0x77),
    ];
    const read = readCrl(crl({ entries: padded.map((serial) => entry(serial)) }));
    const same = [Uint8Array.of(0x12, 0x34), Uint8Array.of(5), Uint8Array.of(0x85), Uint8Array.of(0, 0, 0x01, 0x77)];
    for (let i = 0; i < 40; i += 1) {
      for (const [index, serial] of same.entries()) {
        expect(read.find(serial)?.serialNumber).toEqual(padded[index]?.subarray(2));
        expect([...read.findAll(serial)]).toHaveLength(1);
      }
      expect(read.find(Uint8Array.of(0, 0x85))).toBeUndefined();
    }
  });

  it('gives the first of two entries with one serial number, by scan and by index', () => {
    const read = readCrl(crl({ entries: [entry(der.integer(5), reason(1)), entry(der.integer(5), reason(4))] }));
    for (let i = 0; i < 40; i += 1) expect(read.find(Uint8Array.of(5))?.reason).toBe(1);
  });

  it.each([
    ['no SEQUENCE', der.integer(5)],
    ['no serial number', der.sequence(der.utcTime('260601000000Z'))],
    ['an empty serial number', der.sequence(der.integer(), der.utcTime('260601000000Z'))],
    ['no date', der.sequence(der.integer(5))],
    ['a date that does not exist', der.sequence(der.integer(5), der.utcTime('260631000000Z'))],
    ['extensions that are none', der.sequence(der.integer(5), der.utcTime('260601000000Z'), der.integer(1))],
    ['something more', der.sequence(der.integer(5), der.utcTime('260601000000Z'), der.sequence(), der.integer(1))],
  ])('refuses the whole CRL when an entry has %s: a part of it would pass for all', (_, bad) => {
    const bytes = crl({ entries: [entry(der.integer(1)), bad, entry(der.integer(2))] });
    expect(() => readCrl(bytes)).toThrow(expect.objectContaining({ code: 'malformed', offset: expect.any(Number) }));
  });

  it('has no signature where the bits of it are no octets, and so nothing that verifies', () => {
    const bytes = crl({});
    expect(readCrl(bytes).signature).toEqual(Uint8Array.of(1));
    bytes[bytes.length - 2] = 1;
    expect(readCrl(bytes).signature).toHaveLength(0);
  });

  it('says truncated wherever the file is cut', () => {
    const bytes = crl({ entries: [entry(der.integer(1))] });
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => readCrl(bytes.subarray(0, length))).toThrow(expect.objectContaining({ code: 'truncated' }));
    }
  });
});

describe('extensions of CRLs', () => {
  const read = (oid: string, value: Uint8Array) => readCrl(crl({ extensions: [der.extension(oid, value)] }));

  it('decodes an issuing distribution point with all its members', () => {
    const value = der.sequence(
      der.explicit(0, der.explicit(0, der.text(0x86, 'http://crl.contoso.com/a.crl'))),
      encodeElement(0x81, Uint8Array.of(0xff)),
      encodeElement(0x82, Uint8Array.of(0)),
      encodeElement(0x83, Uint8Array.of(6, 0x40)),
      encodeElement(0x84, Uint8Array.of(0xff)),
      encodeElement(0x85, Uint8Array.of(0xff)),
    );
    expect(present(readCrlExtension(read('2.5.29.28', value), 'issuingDistributionPoint'))).toEqual({
      fullName: [{ kind: 'uri', value: 'http://crl.contoso.com/a.crl' }],
      relativeName: undefined,
      onlyContainsUserCerts: true,
      onlyContainsCaCerts: false,
      onlySomeReasons: 0b10,
      indirectCrl: true,
      onlyContainsAttributeCerts: true,
    });
    expect(present(readCrlExtension(read('2.5.29.28', der.sequence()), 'issuingDistributionPoint'))).toMatchObject({
      fullName: [],
      indirectCrl: false,
      onlySomeReasons: undefined,
    });
  });

  it('decodes Microsoft’s: CA version, next publish, own location', () => {
    expect(present(readCrlExtension(read('1.3.6.1.4.1.311.21.1', der.integer(1, 0, 2)), 'microsoftCaVersion'))).toEqual(
      {
        certificateIndex: 2,
        keyIndex: 1,
      },
    );
    const nextPublish = read('1.3.6.1.4.1.311.21.4', der.utcTime('260609000000Z'));
    expect(present(readCrlExtension(nextPublish, 'microsoftNextPublish'))).toBe(Date.parse('2026-06-09T00:00:00Z'));
    const point = der.sequence(der.sequence(der.explicit(0, der.explicit(0, der.text(0x86, 'ldap:///x')))));
    expect(present(readCrlExtension(read('1.3.6.1.4.1.311.21.14', point), 'microsoftSelfCdp'))).toMatchObject([
      { fullName: [{ kind: 'uri', value: 'ldap:///x' }] },
    ]);
  });

  it('tells absent, malformed and doubled apart', () => {
    expect(readCrlExtension(readCrl(crl({})), 'crlNumber').state).toBe('absent');
    expect(readCrlExtension(read('2.5.29.20', der.NULL_ELEMENT), 'crlNumber').state).toBe('malformed');
    const number = der.extension('2.5.29.20', der.integer(1));
    expect(readCrlExtension(readCrl(crl({ extensions: [number, number] })), 'crlNumber')).toMatchObject({
      state: 'malformed',
      error: 'extension 2.5.29.20 appears twice',
    });
  });
});

describe.skipIf(!hasOpenssl())('CRLs beside OpenSSL', () => {
  const directory = temporaryDirectory();

  beforeAll(() => {
    writeFileSync(
      path.join(directory, 'ca.cnf'),
      `[ca]
default_ca=c
[c]
database=index.txt
crlnumber=crlnumber
default_md=sha256
default_crl_days=9
crl_extensions=e
[e]
authorityKeyIdentifier=keyid:always
issuerAltName=DNS:ca.contoso.com
issuingDistributionPoint=critical,@idp
2.5.29.27=critical,ASN1:INTEGER:7
[idp]
fullname=URI:http://crl.contoso.com/ca.crl
onlyCA=TRUE
onlysomereasons=keyCompromise,CACompromise
`,
    );
    writeFileSync(path.join(directory, 'crlnumber'), '0102\n');
    const rows = [
      ['260101000000Z', '01'],
      ['260102000000Z,keyCompromise', '80'],
      ['260103000000Z,superseded', 'FF'],
      ['260104000000Z,removeFromCRL', '0123456789ABCDEF0123456789ABCDEF01234567'],
      ['260105000000Z,CAkeyTime,20251231000000Z', 'ABCDEF'],
    ];
    const index = rows.map(([revoked, serial]) => `R\t270101000000Z\t${revoked}\t${serial}\tunknown\t/CN=x\n`);
    writeFileSync(path.join(directory, 'index.txt'), index.join(''));
    openssl(directory, [
      'req',
      '-x509',
      '-newkey',
      'rsa:1024',
      '-nodes',
      '-keyout',
      'k',
      '-out',
      'c',
      '-subj',
      '/CN=Contoso CA',
    ]);
  });

  it('reads what openssl ca -gencrl writes, as openssl crl prints it', () => {
    openssl(directory, ['ca', '-gencrl', '-config', 'ca.cnf', '-keyfile', 'k', '-cert', 'c', '-out', 'out.crl']);
    const ours = readCrl(pemBytes(openssl(directory, ['crl', '-in', 'out.crl'])));
    const printed = openssl(directory, ['crl', '-in', 'out.crl', '-noout', '-text']);
    const entries = [...ours.entries()];
    const serials = [...printed.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => serial);
    expect(entries.map((found) => hex(found.serialNumber).replace(/^00(?=[89A-F])/, ''))).toEqual(serials);
    const dates = [...printed.matchAll(/Revocation Date: (.+)/g)].map(([, date]) => Date.parse(date ?? ''));
    expect(entries.map((found) => found.revocationDate)).toEqual(dates);
    expect(entries.map((found) => found.reason)).toEqual([undefined, 1, 4, 2, 8]);
    expect(ours.entryCount).toBe(5);
    expect(ours.thisUpdate).toBe(Date.parse(/Last Update: (.+)/.exec(printed)?.[1] ?? ''));
    expect(ours.nextUpdate).toBe(Date.parse(/Next Update: (.+)/.exec(printed)?.[1] ?? ''));
    expect(formatName(ours.issuer)).toBe('CN=Contoso CA');
    expect(present(readCrlExtension(ours, 'crlNumber'))).toEqual(Uint8Array.of(1, 2));
    expect(present(readCrlExtension(ours, 'deltaCrlIndicator'))).toEqual(Uint8Array.of(7));
    expect(present(readCrlExtension(ours, 'issuerAltName'))).toEqual([{ kind: 'dns', value: 'ca.contoso.com' }]);
    expect(present(readCrlExtension(ours, 'authorityKeyIdentifier'))?.keyIdentifier).toHaveLength(20);
    expect(present(readCrlExtension(ours, 'issuingDistributionPoint'))).toMatchObject({
      fullName: [{ kind: 'uri', value: 'http://crl.contoso.com/ca.crl' }],
      onlyContainsCaCerts: true,
      onlyContainsUserCerts: false,
      onlySomeReasons: 0b110,
    });
  });

  it('agrees on every CRL of the fixtures', () => {
    const samples = sampleCrls();
    expect(samples.length).toBeGreaterThan(3);
    for (const { label, bytes } of samples) {
      writeFileSync(path.join(directory, 'sample.crl'), bytes);
      const printed = openssl(directory, ['crl', '-in', 'sample.crl', '-inform', 'DER', '-noout', '-text']);
      const ours = readCrl(bytes);
      const serials = [...printed.matchAll(/Serial Number: ([0-9A-F]+)/g)].map(([, serial]) => serial);
      expect(
        [...ours.entries()].map((found) => hex(found.serialNumber).replace(/^00(?=[89A-F])/, '')),
        label,
      ).toEqual(serials);
      expect(ours.thisUpdate, label).toBe(Date.parse(/Last Update: (.+)/.exec(printed)?.[1] ?? ''));
    }
  });
});
