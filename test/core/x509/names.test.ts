import { describe, expect, it } from 'vitest';
import { Cursor } from '../../../src/core/asn1/cursor.js';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { encodeUtf8 } from '../../../src/core/asn1/strings.js';
import { visible } from '../../../src/core/text/escape.js';
import { nameEquals, nameKey } from '../../../src/core/x509/compareNames.js';
import { formatName } from '../../../src/core/x509/formatName.js';
import { readName } from '../../../src/core/x509/name.js';
import { attributeValues, commonNames } from '../../../src/core/x509/nameAttributes.js';
import * as der from '../../support/der.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';

const UTF8 = 0x0c;
const PRINTABLE = 0x13;
const T61 = 0x14;
const IA5 = 0x16;
type Attribute = readonly [oid: string, tag: number, value: string];
const CN = '2.5.4.3';
const O = '2.5.4.10';

const attribute = ([oid, tag, value]: Attribute) => der.sequence(der.oid(oid), encodeElement(tag, encodeUtf8(value)));
const name = (...rdns: readonly (readonly Attribute[])[]) =>
  readName(Cursor.over(der.sequence(...rdns.map((rdn) => der.set(...rdn.map(attribute))))), 'subject');
const cn = (value: string, tag = UTF8) => name([[CN, tag, value]]);

describe('the text of a name', () => {
  it('puts the most specific part first, and joins the parts of one RDN with a plus sign', () => {
    const whole = name(
      [['2.5.4.6', PRINTABLE, 'US']],
      [[O, UTF8, 'Contoso']],
      [
        [CN, UTF8, 'www.contoso.com'],
        ['2.5.4.5', PRINTABLE, '7'],
      ],
    );
    expect(formatName(whole)).toBe('CN=www.contoso.com+SERIALNUMBER=7, O=Contoso, C=US');
    expect(formatName(name())).toBe('');
  });

  it('shows an attribute without a short name by its OID', () => {
    expect(formatName(name([['1.2.3.4', UTF8, 'x']]))).toBe('1.2.3.4=x');
  });

  it('shows a value that is no string as RFC 4514 has it', () => {
    expect(formatName(cn('ab', 0x04))).toBe('CN=#04026162');
  });

  it('escapes what would otherwise end a value', () => {
    expect(formatName(cn('a, O=Contoso'))).toBe('CN=a\\, O=Contoso');
    expect(formatName(cn('"<a>;\\+'))).toBe('CN=\\"\\<a\\>\\;\\\\\\+');
    expect(formatName(cn('#a'))).toBe('CN=\\#a');
    expect(formatName(cn(' a '))).toBe('CN=\\ a\\ ');
    expect(formatName(cn(' '))).toBe('CN=\\ ');
  });

  it('finds attributes by OID, in the order of the file', () => {
    const two = name([[CN, UTF8, 'first']], [[O, UTF8, 'Contoso']], [[CN, UTF8, 'second']]);
    expect(commonNames(two)).toEqual(['first', 'second']);
    expect(attributeValues(two, O)).toEqual(['Contoso']);
    expect(attributeValues(two, '2.5.4.6')).toEqual([]);
  });
});

describe.skipIf(!hasOpenssl())('the text of a name beside OpenSSL’s', () => {
  const directory = temporaryDirectory();

  it.each(['/CN=a,b', '/C=US/O=Contoso "x"/CN=#1', '/DC=com/DC=contoso/OU=<x>;/CN= a '])('%s', (subject) => {
    openssl(directory, ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-keyout', 'k', '-out', 'c', '-subj', subject]);
    const theirs = openssl(directory, [
      'x509',
      '-in',
      'c',
      '-noout',
      '-subject',
      '-nameopt',
      'RFC2253,sep_comma_plus_space',
    ]);
    const subjectDer = openssl(directory, ['x509', '-in', 'c', '-outform', 'PEM']);
    const bytes = Buffer.from(subjectDer.replace(/-----[^-]+-----/g, ''), 'base64');
    // Skips version, serial number, algorithm, issuer and validity.
    const tbs = Cursor.over(new Uint8Array(bytes)).readInto(0x30).readInto(0x30);
    for (let i = 0; i < 5; i += 1) tbs.read();
    const ours = formatName(readName(tbs, 'subject'));
    expect(ours).toBe(
      theirs
        .replace(/^subject=/, '')
        .trimEnd()
        .replace(/\\ $/, '\\ '),
    );
  });
});

describe('comparing names (RFC 5280 § 7.1)', () => {
  const same = (a: ReturnType<typeof name>, b: ReturnType<typeof name>) => {
    expect(nameEquals(a, b)).toBe(nameKey(a) === nameKey(b));
    return nameEquals(a, b);
  };

  it('ignores case, repeated and outer spaces, and whether UTF8String or PrintableString', () => {
    expect(same(cn('Contoso  Root CA '), cn('contoso root ca', PRINTABLE))).toBe(true);
    expect(same(cn('MÜNCHEN'), cn('münchen'))).toBe(true);
    expect(same(cn('ﬁx'), cn('fix'))).toBe(true);
    expect(same(cn('contoso', IA5), cn('CONTOSO', PRINTABLE))).toBe(true);
  });

  it('does not ignore a space between words, nor accents', () => {
    expect(same(cn('Root CA'), cn('RootCA'))).toBe(false);
    expect(same(cn('Munchen'), cn('München'))).toBe(false);
  });

  it('compares other types octet by octet', () => {
    expect(same(cn('contoso', T61), cn('contoso', T61))).toBe(true);
    expect(same(cn('contoso', T61), cn('Contoso', T61))).toBe(false);
    expect(same(cn('contoso', T61), cn('contoso', UTF8))).toBe(false);
  });

  it('compares broken UTF-8 octet by octet, so that two different ones are not the same', () => {
    const broken = (octet: number) =>
      readName(
        Cursor.over(der.sequence(der.set(der.sequence(der.oid(CN), encodeElement(UTF8, Uint8Array.of(octet)))))),
        'subject',
      );
    expect(same(broken(0xff), broken(0xff))).toBe(true);
    expect(same(broken(0xff), broken(0xfe))).toBe(false);
  });

  it('ignores the order within an RDN, and keeps the order of RDNs', () => {
    const a: Attribute = [CN, UTF8, 'a'];
    const b: Attribute = [O, UTF8, 'b'];
    expect(same(name([a, b]), name([b, a]))).toBe(true);
    expect(same(name([a], [b]), name([b], [a]))).toBe(false);
    expect(same(name([a, b]), name([a], [b]))).toBe(false);
    expect(same(name([a]), name([a], [b]))).toBe(false);
  });

  it('does not let a value pass for the end of another', () => {
    expect(same(cn(`a/${O}=1:b`), name([[CN, UTF8, 'a']], [[O, UTF8, 'b']]))).toBe(false);
    expect(
      same(
        cn(`a+${O}=2:sb`),
        name([
          [CN, UTF8, 'a'],
          [O, UTF8, 'b'],
        ]),
      ),
    ).toBe(false);
  });
});

describe('showing text of a file', () => {
  it.each([
    ['a terminal sequence', 'a\u001b[31mb', 'a\\u{1b}[31mb'],
    ['a C1 control', 'a\u009bb', 'a\\u{9b}b'],
    ['NUL, tab and line ends', '\0\t\r\n', '\\u{0}\\u{9}\\u{d}\\u{a}'],
    ['a bidi override', 'exe.\u202egpj', 'exe.\\u{202e}gpj'],
    ['a bidi isolate', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['a zero-width space', 'con\u200btoso', 'con\\u{200b}toso'],
    ['a byte order mark', '\ufeffa', '\\u{feff}a'],
    ['a soft hyphen', 'a\u00adb', 'a\\u{ad}b'],
    ['line separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['a tag character', '\u{e0041}', '\\u{e0041}'],
    ['a lone surrogate', '\ud800', '\\u{d800}'],
    ['a Hangul filler', '\u3164', '\\u{3164}'],
  ])('escapes %s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves letters of all scripts and emoji alone', () => {
    expect(visible('Größe 日本 🔑 עברית')).toBe('Größe 日本 🔑 עברית');
  });
});
