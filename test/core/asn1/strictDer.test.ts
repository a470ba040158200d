import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { derViolations } from '../../../src/core/asn1/strictDer.js';
import * as der from '../../support/der.js';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replace(/ /g, ''), 'hex'));
const messages = (bytes: Uint8Array) => derViolations(bytes).map((violation) => violation.message);

describe('violations of DER', () => {
  it('finds none in the root certificates that Node carries, but for some keyUsage with trailing zeros', () => {
    const trailing = 'keyUsage: trailing zero bits, which DER leaves out';
    let clean = 0;
    for (const pem of rootCertificates) {
      const found = messages(Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')));
      expect(found.filter((message) => message !== trailing)).toEqual([]);
      if (found.length === 0) clean += 1;
    }
    expect(clean).toBeGreaterThan(0.9 * rootCertificates.length);
  });

  it.each([
    ['a long length', '30 81 03 02 01 05', 'length not in its shortest form'],
    ['an indefinite length', '30 80 02 01 05 00 00', 'indefinite length'],
    ['TRUE as 1', '01 01 01', 'BOOLEAN TRUE that is not 0xFF'],
    ['a BOOLEAN of two octets', '01 02 ff ff', 'BOOLEAN of 2 octets'],
    ['an INTEGER with a leading zero', '02 02 00 7f', 'INTEGER not in its shortest form'],
    ['a negative INTEGER with leading ones', '02 02 ff 80', 'INTEGER not in its shortest form'],
    ['an empty INTEGER', '02 00', 'INTEGER without content'],
    ['padding bits', '03 02 04 ff', 'BIT STRING whose unused bits are not zero'],
    ['eight unused bits', '03 02 08 00', 'BIT STRING whose count of unused bits cannot be'],
    ['a constructed OCTET STRING', '24 03 04 01 00', 'OCTET STRING in constructed form'],
    ['a primitive SEQUENCE', '10 00', 'tag 0x10 in primitive form'],
    ['a set out of order', '31 06 02 01 02 02 01 01', 'SET OF not in the order that DER asks for'],
    ['a NULL with content', '05 01 00', 'NULL with content'],
    ['an OID with leading zeros', '06 03 2a 80 01', 'OBJECT IDENTIFIER not in its shortest form'],
    ['bad UTF-8', '0c 01 ff', 'UTF8String that is not UTF-8'],
    ['half a character', '1e 03 00 41 00', 'BMPString of an odd number of octets'],
    [
      'a time without seconds',
      `17 0b ${Buffer.from('2601010000Z').toString('hex')}`,
      'UTCTime not in the form that DER asks for',
    ],
    ['a long form of a short tag', '9f 1e 00', 'tag number not in its shortest form'],
    ['bytes after the end', '05 00 00', '1 bytes follow the end'],
    ['an element that is too long', '30 03 02 05 01', 'an element that does not fit into the one around it'],
    ['nothing', '', 'an element that does not fit into the one around it'],
  ])('names %s', (_, bytes, message) => {
    expect(messages(hex(bytes))).toEqual([message]);
  });

  it('goes on after an indefinite length, at the right place', () => {
    expect(derViolations(hex('30 0b 30 80 02 01 05 00 00 02 02 00 01'))).toEqual([
      { message: 'indefinite length', offset: 2 },
      { message: 'INTEGER not in its shortest form', offset: 9 },
    ]);
  });

  it('orders the members of a set as if the shorter one were padded with zeros', () => {
    expect(messages(hex('31 07 04 01 00 04 02 00 00'))).toEqual([]);
    expect(messages(hex('31 07 04 02 00 00 04 01 00'))).not.toEqual([]);
  });

  it('sees the defaults that a certificate must leave out', () => {
    const bytes = der.certificate({
      version: der.explicit(0, der.integer(0)),
      extensions: [
        der.extension('2.5.29.19', der.sequence(der.boolean(0)), 0),
        der.extension('2.5.29.15', der.bitString(0, 0xa0), 0xff),
      ],
    });
    expect(messages(bytes)).toEqual([
      'version 1 is the default, which DER leaves out',
      'critical: FALSE is the default, which DER leaves out',
      'cA: FALSE is the default, which DER leaves out',
      'keyUsage: trailing zero bits, which DER leaves out',
    ]);
  });

  it('looks into extensions of id-ce and id-pe only: the content of others is anybody’s', () => {
    const loose = hex('02 02 00 01');
    const bytes = der.certificate({
      extensions: [der.extension('2.5.29.54', loose), der.extension('1.3.6.1.4.1.311.21.99', loose)],
    });
    expect(messages(bytes)).toEqual(['INTEGER not in its shortest form']);
  });

  it('stops after the number of violations asked for, and at a depth that nothing has', () => {
    expect(derViolations(encodeElement(0x30, hex('02020001'.repeat(1000))), 3)).toHaveLength(3);
    expect(messages(hex('3080'.repeat(100_000)))).toHaveLength(20);
    let nested = new Uint8Array(0);
    for (let i = 0; i < 200; i += 1) nested = new Uint8Array(encodeElement(0x30, nested));
    expect(messages(nested)).toEqual(['more than 64 levels of nesting, not looked at']);
  });
});
