import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../../src/core/asn1/encode.js';
import { readCertificate } from '../../../../src/core/x509/certificate.js';
import { CrlStream } from '../../../../src/core/x509/crl/crlStream.js';
import { readCrl } from '../../../../src/core/x509/crl/readCrl.js';
import type { RevocationList } from '../../../../src/core/x509/types.js';
import { nodeCrypto } from '../../../../src/platform/node/crypto.js';
import { TestCa } from '../../../support/ca.js';
import { ISSUING, issueCa, testKey } from '../../../support/certificates.js';
import * as der from '../../../support/der.js';
import { largeCrl } from '../../../support/largeCrl.js';
import { sampleCrls } from '../../../support/samples.js';

const crypto = nodeCrypto.streams as NonNullable<typeof nodeCrypto.streams>;
const ca = readCertificate(issueCa(ISSUING));
const SERIAL = Uint8Array.of(0x5a, 1, 2, 3);
const other = readCertificate(issueCa(ISSUING, { key: testKey('server') }));

interface Options {
  readonly wanted?: readonly Uint8Array[];
  readonly keys?: readonly Uint8Array[];
  /** Octets of each piece; default all at once. */
  readonly piece?: number;
}

function stream(
  bytes: Uint8Array,
  { wanted = [SERIAL], keys = [ca.publicKey.der], piece = bytes.length }: Options = {},
): RevocationList {
  const reader = new CrlStream({ wanted, keysOf: () => keys, crypto });
  // One buffer for all pieces, as a reader of files has.
  const buffer = new Uint8Array(piece);
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    buffer.set(part);
    reader.push(buffer.subarray(0, part.length));
    buffer.fill(0xee);
  }
  return reader.end();
}

const listOf = (count: number, serial?: Uint8Array): Uint8Array =>
  new Uint8Array(
    largeCrl({ count, key: testKey('issuing'), issuer: ca.subject.der, ...(serial === undefined ? {} : { serial }) }),
  );

describe('a CRL that streams past', () => {
  it('says what one read whole says, in pieces of any size', () => {
    const bytes = listOf(300, SERIAL);
    const whole = readCrl(bytes);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length }), (piece) => {
        const crl = stream(bytes, { piece });
        expect(crl.entryCount).toBe(whole.entryCount);
        expect(crl.find(SERIAL)).toEqual(whole.find(SERIAL));
        expect(crl.signatureUnder?.(ca.publicKey.der)).toBe('valid');
        expect([crl.thisUpdate, crl.nextUpdate, crl.version]).toEqual([
          whole.thisUpdate,
          whole.nextUpdate,
          whole.version,
        ]);
        expect(crl.extensions.map(({ oid, value }) => [oid, value])).toEqual(
          whole.extensions.map(({ oid, value }) => [oid, value]),
        );
        expect(crl.issuer.der).toEqual(whole.issuer.der);
      }),
      { numRuns: 60 },
    );
  });

  it('agrees with the other reader on the CRLs of foreign tools', () => {
    const samples = sampleCrls();
    expect(samples.length).toBeGreaterThan(5);
    for (const { label, bytes } of samples) {
      const whole = readCrl(bytes);
      const serials = [...whole.entries()].map(({ serialNumber }) => serialNumber);
      const crl = stream(bytes, { wanted: [...serials, SERIAL], keys: [], piece: 100 });
      expect(crl.entryCount, label).toBe(whole.entryCount);
      for (const serial of [...serials, SERIAL]) expect(crl.find(serial), label).toEqual(whole.find(serial));
      expect(crl.hasUnknownCriticalEntry(), label).toBe(whole.hasUnknownCriticalEntry());
    }
  });

  it('finds a serial number wherever it stands, and does not find one that is not there', () => {
    const bytes = listOf(50);
    const serials = [...readCrl(bytes).entries()].map(({ serialNumber }) => serialNumber);
    const crl = stream(bytes, { wanted: [...serials, SERIAL], piece: 77 });
    for (const serial of serials) expect(crl.find(serial)?.serialNumber).toEqual(serial);
    expect(crl.find(SERIAL)).toBeUndefined();
  });

  it('has no answer for a serial number that it did not look for, rather than a good one', () => {
    const crl = stream(listOf(10));
    expect(() => crl.find(Uint8Array.of(9, 9))).toThrow('after the CRL had streamed past');
  });

  it('takes serial numbers of one octet, entries with any extension, and dates of four-digit years', () => {
    const entry = (serial: Uint8Array, ...more: Uint8Array[]) => der.sequence(encodeElement(0x02, serial), ...more);
    const critical = der.extension('1.2.3.4', der.NULL_ELEMENT, 0xff);
    const list = der.sequence(
      entry(Uint8Array.of(7), der.utcTime('260801000000Z')),
      entry(Uint8Array.of(1, 2), der.generalizedTime('20260801000000Z')),
      entry(Uint8Array.of(1, 3), der.utcTime('260801000000Z'), der.sequence(critical)),
    );
    const bytes = encodeElement(
      0x30,
      der.sequence(
        der.integer(1),
        der.SHA256_WITH_RSA,
        ca.subject.der,
        der.utcTime('261101000000Z'),
        der.utcTime('270101000000Z'),
        list,
      ),
      der.SHA256_WITH_RSA,
      der.bitString(0, 1, 2, 3),
    );
    const wanted = [Uint8Array.of(7), Uint8Array.of(1, 2), Uint8Array.of(1, 3)];
    const crl = stream(bytes, { wanted, piece: 40 });
    const whole = readCrl(bytes);
    for (const serial of wanted) expect(crl.find(serial)).toEqual(whole.find(serial));
    const padded = wanted.map((serial) => Uint8Array.of(0, 0, ...serial));
    const same = stream(bytes, { wanted: padded, piece: 40 });
    for (const serial of [...wanted, ...padded]) expect(same.find(serial)).toEqual(whole.find(serial));
    for (const serial of wanted) expect(whole.find(serial)).toBeDefined();
    expect(crl.hasUnknownCriticalEntry()).toBe(true);
    expect(crl.signatureUnder?.(ca.publicKey.der)).toBe('invalid');
  });

  it('without entries is read as well', () => {
    const issuer = TestCa.root('Contoso Root CA');
    const crl = stream(issuer.issueCrl().der, { keys: [issuer.certificate.publicKey.der], piece: 10 });
    expect([crl.entryCount, crl.signatureUnder?.(issuer.certificate.publicKey.der)]).toEqual([0, 'valid']);
  });

  it('is valid under the key that signed it alone; under one that was not tried nothing is said', () => {
    const bytes = listOf(100);
    const crl = stream(bytes, { keys: [other.publicKey.der, ca.publicKey.der], piece: 500 });
    expect(crl.signatureUnder?.(other.publicKey.der)).toBe('invalid');
    expect(crl.signatureUnder?.(ca.publicKey.der)).toBe('valid');
    expect(stream(bytes, { keys: [] }).signatureUnder?.(ca.publicKey.der)).toBe('unsupported');
  });

  it('with one bit changed anywhere is refused or does not verify', () => {
    const bytes = listOf(20);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
        const changed = Uint8Array.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        try {
          // Lengths of the outermost header, and what follows the list, are no part of what is signed.
          expect(stream(changed, { piece: 64 }).signatureUnder?.(ca.publicKey.der)).not.toBe('valid');
        } catch (error) {
          expect(error).toMatchObject({ name: expect.stringMatching('CmgCertError') });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that ends too early says so', () => {
    const bytes = listOf(200);
    for (const length of [0, 3, 60, 500, bytes.length - 1]) {
      expect(() => stream(bytes.subarray(0, length), { piece: 100 }), String(length)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/truncated|malformed/) }),
      );
    }
  });

  it('lets what stands behind it pass', () => {
    const bytes = Buffer.concat([listOf(10), Buffer.alloc(10_000, 0x20)]);
    expect(stream(bytes, { piece: 300 }).signatureUnder?.(ca.publicKey.der)).toBe('valid');
  });

  it('does not grow: an endless entry and an endless tail are refused', () => {
    const head = listOf(1).subarray(0, 400);
    const endless = Buffer.concat([
      Buffer.from([0x30, 0x84, 0x10, 0, 0, 0, 0x30, 0x84, 0x0f, 0, 0, 0]),
      head.subarray(12),
    ]);
    const reader = new CrlStream({ wanted: [], keysOf: () => [], crypto });
    const feed = () => {
      reader.push(endless);
      for (let i = 0; i < 100; i += 1) reader.push(Buffer.alloc(65_536, 0x30));
    };
    expect(feed).toThrow(expect.objectContaining({ code: 'malformed' }));
  });
});
