import { encodeElement } from '../../src/core/asn1/encode.js';
import { writePem } from '../../src/core/pem.js';
import * as der from '../support/der.js';
import { fixtureBytes } from '../support/fixtures.js';
import * as parts from './pfxParts.js';

/** A file that must be refused, and how. */
export interface Refused {
  readonly name: string;
  /** What it is called on disk; default `hostile.pfx`. */
  readonly file?: string;
  readonly make: () => Uint8Array;
  /** The password that the file was written with, for those that began as good ones. */
  readonly password?: string;
  readonly code: string;
  readonly message: RegExp;
  /** Over 100 MB: for bench/ only. */
  readonly large?: true;
}

const PASSWORD = 'GraniteFalls-2026';
const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const concat = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));
/** `count` times the same octets, without an argument each. */
const repeat = (octets: Uint8Array, count: number): Uint8Array =>
  new Uint8Array(Buffer.alloc(octets.length * count, octets));

/** Definite lengths, from the inside out; `wrap` gives the identifier octet. */
function nested(levels: number, identifier: number, innermost: Uint8Array): Uint8Array {
  const headers: number[][] = [];
  let length = innermost.length;
  for (let level = 0; level < levels; level += 1) {
    const header = [identifier, ...lengthOctets(length)];
    headers.push(header);
    length += header.length;
  }
  return concat(Uint8Array.from(headers.reverse().flat()), innermost);
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left & 0xff);
  return [0x80 | octets.length, ...octets];
}

/** A PFX begins so; what follows is the case's. */
const OPENING = concat(der.integer(3), Uint8Array.of(0x30));
const safeOf = (element: Uint8Array) => parts.pfxAround(element);

/** `original` with one bit changed, `at` octets from its start. */
function flipped(original: Uint8Array, at: number): Uint8Array {
  const copy = original.slice();
  copy[at] = (copy[at] as number) ^ 0x10;
  return copy;
}

/** Where the last run of at least `length` random-looking octets under this identifier begins: its content. */
function contentOf(bytes: Uint8Array, header: readonly number[], from: 'first' | 'last'): number {
  const file = Buffer.from(bytes);
  const at = from === 'first' ? file.indexOf(Buffer.from(header)) : file.lastIndexOf(Buffer.from(header));
  if (at < 0) throw new Error(`no ${Buffer.from(header).toString('hex')} in the file`);
  return at + header.length;
}

const good = () => fixtureBytes('openssl/default.pfx');
const goodCertificate = () => fixtureBytes('good/adcs/server.cer');

/** As a reader does that takes the file for UTF-8 text and writes it again. */
const throughUtf8 = (bytes: Uint8Array) => new Uint8Array(Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf8'));
/** As FTP does in text mode. */
const throughTextMode = (bytes: Uint8Array) =>
  new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1'));

const iterationCases = (
  [
    ['2^31 - 1', parts.MAX_INT32, 'too-many-iterations', /2147483647 iterations, more than 2000000/],
    ['2^63', parts.TWO_TO_63, 'too-many-iterations', /more than 4,294,967,295 iterations/],
    ['negative', parts.NEGATIVE, 'malformed', /a negative number/],
    ['zero', parts.ZERO, 'malformed', /zero/],
    ['a 1 MB integer', parts.MEGABYTE_INTEGER, 'too-many-iterations', /more than 4,294,967,295 iterations/],
  ] as const
).flatMap(([name, iterations, code, message]): Refused[] => {
  const content = parts.encryptedContent(parts.pbes2(parts.ONE));
  const places: readonly (readonly [string, () => Uint8Array])[] = [
    ['of the MAC', () => parts.pfx([content], parts.mac(iterations))],
    ['of PBMAC1', () => parts.pfx([content], parts.pbmac1(iterations))],
    ['of PBKDF2, no MAC', () => parts.pfx([parts.encryptedContent(parts.pbes2(iterations))])],
    ['of PBE, no MAC', () => parts.pfx([parts.encryptedContent(parts.pbe(iterations))])],
    [
      'of a key bag, no MAC',
      () => parts.pfx([parts.clearContent(der.sequence(parts.shroudedKeyBag(parts.pbes2(iterations))))]),
    ],
    [
      'of PBKDF2, behind a MAC',
      () => parts.pfx([parts.encryptedContent(parts.pbes2(iterations))], parts.mac(parts.ONE)),
    ],
  ];
  return places.map(([place, make]) => ({
    name: `iterations ${name} ${place}`,
    make,
    code,
    message,
    password: PASSWORD,
  }));
});

const LEVELS = 100_000;
const TOO_DEEP = /more than 64 levels of nesting/;

const structureCases: readonly Refused[] = [
  {
    name: '5 MB of NULLs',
    make: () => safeOf(der.sequence(repeat(der.NULL_ELEMENT, 2_500_000))),
    code: 'malformed',
    message: /ContentInfo: expected SEQUENCE, found NULL/,
  },
  {
    name: '5 MB of NULLs and nothing else',
    make: () => repeat(der.NULL_ELEMENT, 2_500_000),
    code: 'not-recognised',
    message: /binary data/,
  },
  {
    name: '5 MB of NULLs in indefinite length',
    make: () => safeOf(concat(Uint8Array.of(0x30, 0x80), repeat(der.NULL_ELEMENT, 2_500_000), Uint8Array.of(0, 0))),
    code: 'too-many-elements',
    message: /more than 1000000 ASN\.1 elements/,
  },
  {
    name: '5 MB of empty ContentInfos',
    make: () => safeOf(der.sequence(repeat(Uint8Array.of(0x30, 0), 2_500_000))),
    code: 'malformed',
    message: /contentType/,
  },
  {
    name: '100,000 levels definite',
    make: () => nested(LEVELS, 0x30, der.NULL_ELEMENT),
    code: 'not-recognised',
    message: /ASN\.1 data, but no PFX/,
  },
  {
    name: '100,000 levels definite in a PFX',
    make: () => safeOf(nested(LEVELS, 0x30, der.NULL_ELEMENT)),
    code: 'malformed',
    message: /contentType/,
  },
  {
    name: '100,000 levels indefinite',
    make: () => concat(repeat(Uint8Array.of(0x30, 0x80), LEVELS), repeat(Uint8Array.of(0, 0), LEVELS)),
    code: 'not-recognised',
    message: /ASN\.1 data, but no PFX/,
  },
  {
    name: '100,000 levels indefinite in a PFX',
    make: () =>
      concat(
        Uint8Array.of(0x30, 0x80, 0x02, 0x01, 0x03, 0x30, 0x80),
        der.oid('1.2.840.113549.1.7.1'),
        Uint8Array.of(0xa0, 0x80),
        repeat(Uint8Array.of(0x24, 0x80), LEVELS),
        repeat(Uint8Array.of(0, 0), LEVELS + 3),
      ),
    code: 'too-deep',
    message: TOO_DEEP,
  },
  {
    name: '100,000 levels unclosed in a PFX',
    make: () =>
      concat(
        Uint8Array.of(0x30, 0x80, 0x02, 0x01, 0x03, 0x30, 0x80),
        der.oid('1.2.840.113549.1.7.1'),
        Uint8Array.of(0xa0, 0x80),
        repeat(Uint8Array.of(0x24, 0x80), LEVELS),
      ),
    code: 'too-deep',
    message: TOO_DEEP,
  },
  {
    name: '100,000 octet strings in one another',
    make: () => safeOf(nested(LEVELS, 0x24, der.octetString(Uint8Array.of(1)))),
    code: 'malformed',
    message: /AuthenticatedSafe: expected SEQUENCE/,
  },
  {
    name: '100,000 octet strings as authSafe',
    make: () =>
      der.sequence(
        der.integer(3),
        der.sequence(
          der.oid('1.2.840.113549.1.7.1'),
          der.explicit(0, nested(LEVELS, 0x24, der.octetString(Uint8Array.of(1)))),
        ),
      ),
    code: 'too-deep',
    message: TOO_DEEP,
  },
  {
    name: '500,000 pieces of one octet string',
    make: () =>
      der.sequence(
        der.integer(3),
        der.sequence(
          der.oid('1.2.840.113549.1.7.1'),
          der.explicit(0, encodeElement(0x24, repeat(Uint8Array.of(0x04, 0x01, 0x30), 500_000))),
        ),
      ),
    code: 'malformed',
    message: /AuthenticatedSafe/,
  },
  {
    name: 'a length of 4 GB',
    make: () =>
      concat(
        Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
        OPENING,
        Uint8Array.of(0x0b),
        der.oid('1.2.840.113549.1.7.1'),
      ),
    code: 'truncated',
    message: /it says 4294967295 bytes follow, only \d+ do/,
  },
  {
    name: 'a length of 127 bytes, all FF',
    make: () =>
      concat(Uint8Array.of(0x30, 0xff), repeat(Uint8Array.of(0xff), 127), OPENING, der.oid('1.2.840.113549.1.7.1')),
    code: 'not-recognised',
    message: /binary data, but no PFX/,
  },
  {
    name: 'a length of 127 bytes inside',
    make: () => safeOf(concat(Uint8Array.of(0x30, 0xff), repeat(Uint8Array.of(0xff), 127))),
    code: 'malformed',
    message: /AuthenticatedSafe: a length of more than 4 GiB/,
  },
  {
    name: 'a 1 MB OID',
    make: () =>
      safeOf(der.sequence(der.sequence(encodeElement(0x06, repeat(Uint8Array.of(0x2a), 1_000_000)), der.explicit(0)))),
    code: 'malformed',
    message: /object identifier: 1000000 octets, more than 1024/,
  },
  {
    name: 'an OID with an arc of 1 MB',
    make: () =>
      safeOf(der.sequence(der.sequence(encodeElement(0x06, repeat(Uint8Array.of(0xff), 1_000_000)), der.explicit(0)))),
    code: 'malformed',
    message: /object identifier: 1000000 octets, more than 1024/,
  },
  {
    name: 'a tag of 1 MB',
    make: () => safeOf(der.sequence(concat(Uint8Array.of(0x3f), repeat(Uint8Array.of(0xff), 1_000_000)))),
    code: 'malformed',
    message: /ContentInfo: tag number too large/,
  },
  {
    name: '100,000 key bags',
    make: () => {
      const bag = parts.shroudedKeyBag(parts.pbes2(parts.ONE));
      return parts.pfx([parts.clearContent(der.sequence(repeat(bag, 80_000)))]);
    },
    code: 'too-many-elements',
    message: /./,
  },
  {
    name: 'a MAC salt of 1 MB',
    make: () => {
      const salt = octetString(1_000_000);
      const sha256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'), der.NULL_ELEMENT);
      return parts.pfx(
        [parts.encryptedContent(parts.pbes2(parts.ONE))],
        der.sequence(der.sequence(sha256, der.octetString(new Uint8Array(32))), salt, der.integer(1)),
      );
    },
    code: 'malformed',
    message: /MAC: a salt of 1000000 octets/,
  },
  {
    name: 'a 100 MB octet string',
    make: () => parts.pfxAround(octetString(100 * 1024 * 1024)),
    code: 'too-large',
    message: /more than 16 MiB/,
    large: true,
  },
  {
    name: 'a certificate with a common name of 10 MB',
    file: 'huge.cer',
    make: hugeCertificate,
    code: 'too-large',
    message: /a certificate of \d+ bytes, more than 1 MiB/,
  },
  {
    name: 'a 15 MB octet string',
    make: () => parts.pfxAround(octetString(15 * 1024 * 1024)),
    code: 'malformed',
    message: /AuthenticatedSafe: expected SEQUENCE, found OCTET STRING/,
  },
];

function hugeCertificate(): Uint8Array {
  const name = der.sequence(der.oid('2.5.4.3'), encodeElement(0x0c, repeat(ascii('a.'), 5_000_000)));
  return der.certificate({ subject: der.sequence(der.set(name)) });
}

function octetString(length: number): Uint8Array {
  return der.octetString(new Uint8Array(length));
}

const damageCases: readonly Refused[] = [
  {
    name: 'truncated by one byte',
    make: () => good().slice(0, -1),
    password: PASSWORD,
    code: 'truncated',
    message: /it says \d+ bytes follow, only \d+ do/,
  },
  {
    name: 'truncated by half',
    make: () => good().slice(0, good().length >> 1),
    password: PASSWORD,
    code: 'truncated',
    message: /it says \d+ bytes follow, only \d+ do/,
  },
  {
    name: 'truncated to its first ten bytes',
    make: () => good().slice(0, 10),
    password: PASSWORD,
    code: 'truncated',
    message: /bytes follow|the data ends/,
  },
  {
    name: 'a certificate truncated by one byte',
    file: 'cut.cer',
    make: () => goodCertificate().slice(0, -1),
    code: 'truncated',
    message: /Certificate at offset 0: it says \d+ bytes follow, only \d+ do/,
  },
  {
    name: 'a certificate truncated by half',
    file: 'cut.cer',
    make: () => goodCertificate().slice(0, goodCertificate().length >> 1),
    code: 'truncated',
    message: /Certificate at offset 0/,
  },
  {
    name: 'one flipped bit in the cipher text of the certificates',
    make: () => flipped(good(), contentOf(good(), [0x80, 0x82], 'first') + 2 + 600),
    password: PASSWORD,
    code: 'altered',
    message: /the file was changed after it was written/,
  },
  {
    name: 'one flipped bit in the cipher text of the key',
    make: () => flipped(good(), contentOf(good(), [0x04, 0x82], 'last') + 2 + 300),
    password: PASSWORD,
    code: 'altered',
    message: /the file was changed after it was written/,
  },
  {
    name: 'one flipped bit in the MAC',
    make: () => flipped(good(), contentOf(good(), [0x05, 0x00, 0x04, 0x20], 'last') + 5),
    password: PASSWORD,
    code: 'altered',
    message: /MAC does not verify, but .* decrypts with the password given/,
  },
  {
    name: 'one flipped bit in the MAC, password unknown',
    make: () => flipped(good(), contentOf(good(), [0x05, 0x00, 0x04, 0x20], 'last') + 5),
    code: 'password-needed',
    message: /needs a password/,
  },
  {
    name: 'one flipped bit in the outer length',
    make: () => flipped(good(), 2),
    password: PASSWORD,
    code: 'truncated|malformed',
    message: /bytes follow|contradict/,
  },
  {
    name: 'one flipped bit in an inner length',
    make: () => flipped(good(), contentOf(good(), [0xa0, 0x82], 'first')),
    password: PASSWORD,
    code: 'malformed',
    message: /content of authSafe: it says \d+ bytes follow, only \d+ do|authSafe/,
  },
  {
    name: 'trailing bytes',
    make: () => concat(good(), ascii('and more')),
    password: PASSWORD,
    code: 'malformed',
    message: /8 bytes follow the PFX/,
  },
  {
    name: 'a PFX read and saved as UTF-8',
    make: () => throughUtf8(good()),
    password: PASSWORD,
    code: 'malformed',
    message: /saved as UTF-8 text/,
  },
  {
    name: 'a PFX sent in text mode',
    make: () => throughTextMode(good()),
    password: PASSWORD,
    code: 'malformed',
    message: /text mode/,
  },
  {
    name: 'a certificate read and saved as UTF-8',
    file: 'mangled.cer',
    make: () => throughUtf8(goodCertificate()),
    code: 'malformed',
    message: /saved as UTF-8 text/,
  },
  { name: 'an empty file', make: () => new Uint8Array(0), code: 'empty', message: /the file is empty/ },
  { name: 'zeros', make: () => new Uint8Array(4096), code: 'not-recognised', message: /nothing but zero bytes/ },
  {
    name: '16 MB of zeros',
    make: () => new Uint8Array(16 * 1024 * 1024),
    code: 'not-recognised',
    message: /zero bytes/,
  },
  {
    name: 'text',
    make: () => ascii('The certificate is attached.\n'),
    code: 'not-recognised',
    message: /this is text/,
  },
  {
    name: '16 MB of text',
    make: () => repeat(ascii('certificate\n'), 1_390_000),
    code: 'not-recognised',
    message: /this is text/,
  },
  {
    name: '16 MB of blanks',
    make: () => repeat(ascii(' '), 16_000_000),
    code: 'empty|not-recognised',
    message: /./,
  },
  {
    name: 'an HTML page saved as .pfx',
    make: () => ascii('<!DOCTYPE html>\r\n<html><head><title>Sign in</title></head><body></body></html>'),
    code: 'not-recognised',
    message: /HTML page/,
  },
];

/** PEM with a body of the length given; its content is one OCTET STRING, not what the label says. */
const pemCases: readonly Refused[] = [
  {
    name: '100,000 PEM blocks',
    file: 'bundle.pem',
    make: () => repeat(ascii(writePem('CERTIFICATE', der.certificate())), 100_000).slice(0, 16_000_000),
    code: 'too-many-elements|truncated',
    message: /./,
  },
  {
    name: '100,000 small PEM blocks of nothing',
    file: 'bundle.pem',
    make: () => repeat(ascii('-----BEGIN X-----\nAAAA\n-----END X-----\n'), 100_000),
    code: 'too-many-elements',
    message: /./,
  },
  {
    name: '16 MB of one PEM line',
    file: 'line.pem',
    make: () =>
      concat(ascii('-----BEGIN CERTIFICATE-----'), repeat(ascii('A'), 16_000_000), ascii('-----END CERTIFICATE-----')),
    code: 'malformed',
    message: /CERTIFICATE block on line 1 does not hold what its label says/,
  },
  {
    name: '16 MB of one line before a block',
    file: 'line.pem',
    make: () => concat(repeat(ascii('- '), 8_000_000), ascii('-----BEGIN CERTIFICATE-----\n')),
    code: 'truncated',
    message: /has no END line/,
  },
  {
    name: '1,000,000 BEGIN lines',
    file: 'begin.pem',
    make: () => repeat(ascii('-----BEGIN X\n'), 1_000_000),
    code: 'malformed',
    message: /BEGIN line does not end/,
  },
  {
    name: '16 MB of PEM header fields',
    file: 'headers.pem',
    make: () =>
      concat(
        ascii('-----BEGIN CERTIFICATE-----\n'),
        ascii(Array.from({ length: 500_000 }, (_, index) => `Header-${index}: of no use\n`).join('')),
        ascii('-----END CERTIFICATE-----\n'),
      ),
    code: 'malformed',
    message: /./,
  },
  {
    name: '16 MB of one continued PEM header field',
    file: 'headers.pem',
    make: () =>
      concat(
        ascii('-----BEGIN CERTIFICATE-----\nA: b\n'),
        repeat(ascii(' c\n'), 5_000_000),
        ascii('-----END CERTIFICATE-----\n'),
      ),
    code: 'malformed',
    message: /./,
  },
  {
    name: 'an unterminated PEM block',
    file: 'open.pem',
    make: () => ascii(Buffer.from(fixtureBytes('codecs/server.pem')).toString('latin1').split('-----END')[0] ?? ''),
    code: 'truncated',
    message: /has no END line/,
  },
  {
    name: 'a PEM block with a flipped letter',
    file: 'damaged.pem',
    make: () => ascii(writePem('CERTIFICATE', goodCertificate()).replace('\nMI', '\n!I')),
    code: 'malformed',
    message: /line 2: .*not Base64 \(U\+0021\)/,
  },
];

/** What must be refused, each with its own error. */
export const REFUSED: readonly Refused[] = [...iterationCases, ...structureCases, ...damageCases, ...pemCases];
