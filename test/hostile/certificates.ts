import { encodeElement } from '../../src/core/asn1/encode.js';
import { encodeUtf8 } from '../../src/core/asn1/strings.js';
import { writePem } from '../../src/core/pem.js';
import * as der from '../support/der.js';
import { fixtureBytes } from '../support/fixtures.js';

/** A file that can be read, however strange, and must be judged without a fault. */
export interface Judged {
  readonly name: string;
  readonly file?: string;
  readonly make: () => Uint8Array;
  readonly password?: string;
  readonly args?: readonly string[];
  /** Exit codes that are right; default 1: something fails. */
  readonly exit?: readonly number[];
  /** What the text report must say. */
  readonly says?: RegExp;
  /** Too large for the table test: for bench/ only. */
  readonly large?: true;
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const utf8 = (text: string): Uint8Array => encodeElement(0x0c, encodeUtf8(text));
const attribute = (dotted: string, value: Uint8Array) => der.sequence(der.oid(dotted), value);
const rdn = (...attributes: Uint8Array[]) => der.set(...attributes);
const COMMON_NAME = '2.5.4.3';
const commonName = (text: string) => der.sequence(rdn(attribute(COMMON_NAME, utf8(text))));
const many = (octets: number): Uint8Array => new Uint8Array(octets).fill(0x5b);
const ia5 = (tag: number, text: string): Uint8Array => der.text(tag, text);

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

const rsa = (modulusOctets: number, exponent: Uint8Array) =>
  der.sequence(
    der.sequence(der.oid('1.2.840.113549.1.1.1'), der.NULL_ELEMENT),
    encodeElement(
      0x03,
      Uint8Array.of(0),
      der.sequence(
        encodeElement(0x02, Uint8Array.of(0), Uint8Array.of(0xc3), many(modulusOctets - 1)),
        encodeElement(0x02, exponent),
      ),
    ),
  );

const withExtensions = (...extensions: Uint8Array[]) => der.certificate({ extensions });
/** A list that is put together in one step: the spread of a function's arguments has a bound. */
const list = (elements: readonly Uint8Array[]): Uint8Array => encodeElement(0x30, concat(elements));
const extensionList = (elements: readonly Uint8Array[]): Uint8Array => {
  const [first, ...rest] = elements;
  return withExtensions(concat([first ?? new Uint8Array(), ...rest]));
};

const SAN = '2.5.29.17';
const CDP = '2.5.29.31';
const AIA = '1.3.6.1.5.5.7.1.1';
const EKU = '2.5.29.37';
const POLICIES = '2.5.29.32';
const NAME_CONSTRAINTS = '2.5.29.30';

const caNumber = (index: number): Uint8Array =>
  der.certificate({
    serial: der.integer(1, index >> 16, (index >> 8) & 0xff, index & 0xff),
    subject: der.name('Contoso Root CA'),
    extensions: [der.extension('2.5.29.19', der.sequence(der.boolean(0xff)), 0xff)],
  });

/** Names of one length in a chain, each CA signed by the next, the last by the first. */
const ring = (length: number): Uint8Array[] =>
  times(length, (index) =>
    der.certificate({
      subject: der.name(`Contoso CA ${index}`),
      issuer: der.name(`Contoso CA ${(index + 1) % length}`),
      extensions: [der.extension('2.5.29.19', der.sequence(der.boolean(0xff)), 0xff)],
    }),
  );

const pemOf = (certificates: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(Buffer.from(certificates.map((one) => writePem('CERTIFICATE', one)).join(''), 'latin1'));

/** A CRL of entries with serial numbers of eight octets, signed with nonsense. */
function crlOf(entries: number): Uint8Array {
  const one = der.sequence(der.integer(0x10, 0, 0, 0, 0, 0, 0, 0), der.utcTime('260601000000Z'));
  const block = new Uint8Array(entries * one.length);
  const view = new DataView(block.buffer);
  for (let index = 0; index < entries; index += 1) {
    block.set(one, index * one.length);
    view.setUint32(index * one.length + 8, index);
  }
  const tbs = der.sequence(
    der.integer(1),
    der.SHA256_WITH_RSA,
    der.name('Contoso Root CA'),
    der.utcTime('261101000000Z'),
    der.utcTime('270101000000Z'),
    der.sequence(block),
  );
  return der.sequence(tbs, der.SHA256_WITH_RSA, der.bitString(0, 1, 2, 3, 4));
}

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'));
const PASSWORD = 'GraniteFalls-2026';

export const JUDGED: readonly Judged[] = [
  {
    name: 'terminal sequences and bidirectional overrides in every name',
    make: () =>
      der.certificate({
        subject: commonName('\u001b[31m\u001b]0;owned\u0007evil\u202ecom.osotnoc\u2066\u0000\r\n PASS  a.contoso.com'),
        issuer: commonName('\u001b[2J\u009b1;1H\u200bContoso\u2028Root'),
        extensions: [
          der.extension(
            SAN,
            der.sequence(ia5(0x82, '\u001b[32m.contoso.com'), ia5(0x86, 'http://a/\u001b]8;;x\u0007')),
          ),
          der.extension(
            CDP,
            der.sequence(der.sequence(der.explicit(0, der.explicit(0, ia5(0x86, 'http://a/\u001b[0m\u009b\u0007'))))),
          ),
        ],
      }),
    says: /\\u\{1b\}/,
  },
  {
    name: 'a common name of 100 kB',
    make: () => der.certificate({ subject: commonName('a'.repeat(100_000)) }),
  },
  {
    name: 'a common name of 900 kB in 450,000 labels',
    make: () => der.certificate({ subject: commonName('a.'.repeat(450_000)) }),
  },
  {
    name: 'a common name of 1 MB of hyphens, digits and dots',
    make: () => der.certificate({ subject: commonName('*.-1.--'.repeat(140_000)) }),
  },
  {
    name: 'a common name of 900 kB of combining letters',
    make: () => der.certificate({ subject: commonName('e\u0301'.repeat(300_000)) }),
  },
  {
    name: 'a subject of 25,000 common names',
    make: () =>
      der.certificate({
        subject: list(times(25_000, (index) => rdn(attribute(COMMON_NAME, utf8(`a${index}.contoso.com`))))),
      }),
  },
  {
    name: 'a relative name of 25,000 attributes',
    make: () =>
      der.certificate({
        subject: der.sequence(
          encodeElement(0x31, concat(times(25_000, (index) => attribute(COMMON_NAME, utf8(`a${index}.contoso.com`))))),
        ),
      }),
  },
  {
    name: '10,000 names in the SAN',
    make: () => withExtensions(der.extension(SAN, list(times(10_000, (index) => ia5(0x82, `pc${index}.contoso.com`))))),
  },
  {
    name: '40,000 names in the SAN',
    make: () => withExtensions(der.extension(SAN, list(times(40_000, (index) => ia5(0x82, `pc${index}.contoso.com`))))),
  },
  {
    name: '5,000 extensions',
    make: () => extensionList(times(5000, (index) => der.extension(`1.3.6.1.4.1.99999.${index}`, der.NULL_ELEMENT))),
  },
  {
    name: '40,000 critical extensions',
    make: () =>
      extensionList(times(40_000, (index) => der.extension(`1.3.6.1.4.1.99999.${index}`, der.NULL_ELEMENT, 0xff))),
  },
  {
    name: '35,000 extensions of one kind',
    make: () => extensionList(times(35_000, () => der.extension(SAN, der.sequence(ia5(0x82, 'a.contoso.com'))))),
  },
  {
    name: 'an RSA modulus of 1,000,000 bits',
    make: () => der.certificate({ publicKey: rsa(125_000, Uint8Array.of(1, 0, 1)) }),
    says: /1000000 bits/,
  },
  {
    name: 'an RSA modulus of 16,384 bits',
    make: () => der.certificate({ publicKey: rsa(2048, Uint8Array.of(1, 0, 1)) }),
    says: /16384 bits/,
  },
  {
    name: 'an RSA exponent of 100,000 bits',
    make: () => der.certificate({ publicKey: rsa(256, many(12_500)) }),
  },
  {
    name: 'modulus and exponent of 16,384 bits, signed by itself',
    make: () =>
      der.certificate({
        publicKey: rsa(2048, many(2048)),
        subject: der.name('Contoso Root CA'),
      }),
  },
  {
    name: 'a serial number of 1 MB',
    make: () => der.certificate({ serial: encodeElement(0x02, many(1_000_000)) }),
  },
  {
    name: '20,000 distribution points',
    make: () =>
      withExtensions(
        der.extension(
          CDP,
          list(
            times(20_000, (index) =>
              der.sequence(der.explicit(0, der.explicit(0, ia5(0x86, `http://crl${index}.contoso.com/a.crl`)))),
            ),
          ),
        ),
      ),
  },
  {
    name: '20,000 access locations',
    make: () =>
      withExtensions(
        der.extension(
          AIA,
          list(
            times(20_000, (index) =>
              der.sequence(der.oid('1.3.6.1.5.5.7.48.1'), ia5(0x86, `http://ocsp${index}.contoso.com/`)),
            ),
          ),
        ),
      ),
  },
  {
    name: '70,000 purposes',
    make: () =>
      withExtensions(der.extension(EKU, list(times(70_000, (index) => der.oid(`1.3.6.1.4.1.99999.${index}`))))),
  },
  {
    name: '60,000 policies',
    make: () =>
      withExtensions(
        der.extension(POLICIES, list(times(60_000, (index) => der.sequence(der.oid(`1.3.6.1.4.1.99999.${index}`))))),
      ),
  },
  {
    name: 'a URL of 750 kB',
    make: () =>
      withExtensions(
        der.extension(
          CDP,
          der.sequence(der.sequence(der.explicit(0, der.explicit(0, ia5(0x86, `http://${'a%41.'.repeat(150_000)}/`))))),
        ),
      ),
  },
  {
    name: 'an otherName of 100,000 levels',
    make: () => {
      const levels = Buffer.alloc(200_000);
      for (let index = 0; index < levels.length; index += 2) levels.writeUInt16BE(0x3080, index);
      return withExtensions(
        der.extension(SAN, der.sequence(der.explicit(0, der.oid('1.2.3'), der.explicit(0, new Uint8Array(levels))))),
      );
    },
  },
  {
    name: '400 certificates of one name and length',
    file: 'bundle.pem',
    make: () => pemOf(times(400, caNumber)),
    exit: [0, 1, 4],
  },
  {
    name: '400 client certificates of one issuer',
    file: 'bundle.pem',
    make: () => pemOf(times(400, (index) => der.certificate({ serial: der.integer(1, index >> 8, index & 0xff) }))),
  },
  {
    name: 'a ring of 390 CAs',
    file: 'ring.pem',
    make: () => pemOf([der.certificate({ issuer: der.name('Contoso CA 0') }), ...ring(390)]),
  },
  {
    name: '20,000 subtrees in the name constraints of a CA, and 10,000 names',
    file: 'bundle.pem',
    make: () =>
      pemOf([
        der.certificate({
          issuer: der.name('Contoso Root CA'),
          extensions: [der.extension(SAN, list(times(10_000, (index) => ia5(0x82, `pc${index}.contoso.com`))))],
        }),
        der.certificate({
          subject: der.name('Contoso Root CA'),
          extensions: [
            der.extension('2.5.29.19', der.sequence(der.boolean(0xff)), 0xff),
            der.extension(
              NAME_CONSTRAINTS,
              der.sequence(
                encodeElement(0xa1, concat(times(20_000, (index) => der.sequence(ia5(0x82, `x${index}.contoso.com`))))),
              ),
              0xff,
            ),
          ],
        }),
      ]),
  },
  {
    name: 'a CRL of 200,000 entries',
    file: 'large.crl',
    make: () => crlOf(200_000),
    exit: [0, 1, 4],
  },
  {
    name: 'a CRL of a million entries',
    file: 'large.crl',
    make: () => crlOf(1_000_000),
    exit: [0, 1, 4],
    large: true,
  },
  {
    name: 'a PEM in a .pfx',
    file: 'server.pfx',
    make: () => fixtureBytes('codecs/server.pem'),
    exit: [1, 4],
    says: /Judged as +server certificate/,
  },
  {
    name: 'the Base64 of a PFX as UTF-16 text',
    make: () => utf16(`${Buffer.from(fixtureBytes('openssl/default.pfx')).toString('base64')}\r\n`),
    password: PASSWORD,
    exit: [0, 1, 4],
    says: /GraniteFalls/i,
  },
  {
    name: 'the Base64 of a certificate as UTF-16 text',
    file: 'server.cer',
    make: () => utf16(Buffer.from(fixtureBytes('good/adcs/server.cer')).toString('base64')),
    exit: [0, 1, 4],
    says: /GraniteFalls/i,
  },
  {
    name: 'a certificate with one byte behind it',
    file: 'server.cer',
    make: () => concat([fixtureBytes('good/adcs/server.cer'), Uint8Array.of(7)]),
    exit: [1, 4],
    says: /1 bytes? follow/,
  },
  {
    name: 'a certificate with one flipped bit in its signature',
    file: 'server.cer',
    make: () => {
      const bytes = fixtureBytes('good/adcs/server.cer').slice();
      const last = bytes.length - 20;
      bytes[last] = (bytes[last] as number) ^ 1;
      return bytes;
    },
    exit: [1, 4],
  },
];
