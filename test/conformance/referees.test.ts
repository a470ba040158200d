import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Crypto as PeculiarCrypto } from '@peculiar/webcrypto';
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePem } from '../../src/core/pem.js';
import { isCa } from '../../src/core/x509/certificateKind.js';
import { nameKey } from '../../src/core/x509/compareNames.js';
import { readExtension } from '../../src/core/x509/readExtension.js';
import {
  type Certificate,
  type ExtensionName,
  type GeneralName,
  KEY_USAGE,
  type Name,
} from '../../src/core/x509/types.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../support/openssl.js';
import { type Collected, collectCertificates } from './collection.js';

/** What a referee cannot read, or reads otherwise, and why ours stands. Keyed by referee and field, then by file. */
const EXCEPTIONS: Readonly<Record<string, readonly { readonly file: RegExp; readonly reason: string }[]>> = {
  'node serialNumber': [
    { file: /cert-serial-negative/, reason: 'OpenSSL prints a negative number with a sign; ours keeps the octets' },
  ],
  'node fingerprint': [
    {
      file: /cert-ber-long-outer-length/,
      reason:
        'OpenSSL encodes the outermost SEQUENCE anew before it takes the digest; Windows and ours take the octets',
    },
  ],
  'node publicKey': [
    { file: /key-negative/, reason: 'OpenSSL takes a negative modulus for a positive one and writes that' },
  ],
  'node signature': [
    {
      file: /cert-algorithms-differ/,
      reason: 'OpenSSL verifies nothing where the two identifiers differ; here that is a rule',
    },
  ],
  'pkijs signature': [
    { file: /cert-algorithms-differ/, reason: 'pkijs verifies by the inner identifier, ours by the outer' },
    { file: /cert-signature-(md5|sha224)/, reason: 'WebCrypto has neither hash' },
  ],
};

const excepted = (what: string, label: string): boolean =>
  (EXCEPTIONS[what] ?? []).some(({ file }) => file.test(label));

const hex = (bytes: Uint8Array | ArrayBuffer): string =>
  Buffer.from(bytes as Uint8Array)
    .toString('hex')
    .toUpperCase();
const unsigned = (bytes: Uint8Array): string => hex(bytes).replace(/^(00)+(?=..)|^00$/, '') || '0';
const pkijsOf = ({ der }: Certificate): pkijs.Certificate => pkijs.Certificate.fromBER(Uint8Array.from(der));
const extensionOf = <K extends ExtensionName>(certificate: Certificate, name: K) => {
  const reading = readExtension(certificate, name);
  return reading.state === 'present' ? reading.value : undefined;
};

let all: readonly Collected[] = [];
beforeAll(async () => {
  all = await collectCertificates();
}, 120_000);

/** Compares a field of every certificate; a failure names the files, not one of them. */
function compare(
  what: string,
  both: (certificate: Certificate, label: string) => readonly [unknown, unknown] | undefined,
) {
  const differences: unknown[] = [];
  let compared = 0;
  for (const { label, certificate } of all) {
    if (excepted(what, label)) continue;
    let pair: readonly [unknown, unknown] | undefined;
    try {
      pair = both(certificate, label);
    } catch (error) {
      differences.push({ label, error: String(error) });
      continue;
    }
    if (pair === undefined) continue;
    compared += 1;
    const [ours, theirs] = pair.map((value) => JSON.stringify(value));
    if (ours !== theirs) differences.push({ label, ours, theirs });
  }
  expect(differences).toEqual([]);
  return compared;
}

it('has certificates of every maker to compare', () => {
  expect(all.length).toBeGreaterThan(300);
});

describe('node:crypto reads the same', () => {
  const node = new Map<Certificate, X509Certificate>();
  const read = (certificate: Certificate): X509Certificate => {
    const known = node.get(certificate) ?? new X509Certificate(certificate.der);
    node.set(certificate, known);
    return known;
  };
  const FIELDS: Readonly<Record<string, (ours: Certificate, theirs: X509Certificate) => readonly [unknown, unknown]>> =
    {
      serialNumber: (ours, theirs) => [unsigned(ours.serialNumber), theirs.serialNumber],
      validity: (ours, theirs) => [
        [ours.notBefore, ours.notAfter],
        [Date.parse(theirs.validFrom), Date.parse(theirs.validTo)],
      ],
      fingerprint: (ours, theirs) => [
        createHash('sha256').update(ours.der).digest('hex').toUpperCase(),
        theirs.fingerprint256.replaceAll(':', ''),
      ],
      ca: (ours, theirs) => [isCa(ours), theirs.ca],
      extendedKeyUsage: (ours, theirs) => [extensionOf(ours, 'extendedKeyUsage'), theirs.keyUsage],
      publicKey: (ours, theirs) => [
        hex(ours.publicKey.der),
        hex(theirs.publicKey.export({ type: 'spki', format: 'der' })),
      ],
    };
  it.each(Object.keys(FIELDS))('%s', (field) => {
    const both = FIELDS[field] as (typeof FIELDS)[string];
    expect(compare(`node ${field}`, (certificate) => both(certificate, read(certificate)))).toBeGreaterThan(300);
  });
});

const nameAsPairs = (name: Name) => name.rdns.flatMap((rdn) => rdn.map(({ oid, value }) => [oid, value]));

function altName(name: GeneralName): readonly [number, unknown] | undefined {
  switch (name.kind) {
    case 'email':
      return [1, name.value];
    case 'dns':
      return [2, name.value];
    case 'uri':
      return [6, name.value];
    case 'ip':
      return [7, hex(name.bytes)];
    case 'registered-id':
      return [8, name.oid];
    default:
      return undefined;
  }
}

function pkijsAltName({ type, value }: pkijs.GeneralName): readonly [number, unknown] | undefined {
  if (type === 7) return [7, hex((value as asn1js.OctetString).valueBlock.valueHexView)];
  return [1, 2, 6, 8].includes(type) ? [type, value] : undefined;
}

describe('pkijs reads the same', () => {
  const parsed = new Map<Certificate, pkijs.Certificate>();
  const read = (certificate: Certificate): pkijs.Certificate => {
    const known = parsed.get(certificate) ?? pkijsOf(certificate);
    parsed.set(certificate, known);
    return known;
  };
  const parsedValue = (theirs: pkijs.Certificate, oid: string): unknown =>
    theirs.extensions?.find((extension) => extension.extnID === oid)?.parsedValue;
  const typesAndValues = (name: pkijs.RelativeDistinguishedNames) =>
    name.typesAndValues.map(({ type, value }) => [type, (value as asn1js.Utf8String).valueBlock.value]);

  const FIELDS: Readonly<
    Record<string, (ours: Certificate, theirs: pkijs.Certificate) => readonly [unknown, unknown] | undefined>
  > = {
    version: (ours, theirs) => [ours.version, theirs.version + 1],
    serialNumber: (ours, theirs) => [hex(ours.serialNumber), hex(theirs.serialNumber.valueBlock.valueHexView)],
    subject: (ours, theirs) => [nameAsPairs(ours.subject), typesAndValues(theirs.subject)],
    issuer: (ours, theirs) => [nameAsPairs(ours.issuer), typesAndValues(theirs.issuer)],
    validity: (ours, theirs) => [
      [ours.notBefore, ours.notAfter],
      [theirs.notBefore.value.getTime(), theirs.notAfter.value.getTime()],
    ],
    algorithms: (ours, theirs) => [
      [ours.tbsSignatureAlgorithm.oid, ours.signatureAlgorithm.oid],
      [theirs.signature.algorithmId, theirs.signatureAlgorithm.algorithmId],
    ],
    publicKey: (ours, theirs) => [hex(ours.publicKey.der), hex(theirs.subjectPublicKeyInfo.toSchema().toBER())],
    extensions: (ours, theirs) => [
      ours.extensions.map(({ oid, critical, value }) => [oid, critical, hex(value)]),
      (theirs.extensions ?? []).map(({ extnID, critical, extnValue }) => [
        extnID,
        critical,
        hex(extnValue.valueBlock.valueHexView),
      ]),
    ],
    subjectAltName: (ours, theirs) => {
      const names = extensionOf(ours, 'subjectAltName');
      if (names === undefined) return undefined;
      const value = parsedValue(theirs, '2.5.29.17') as pkijs.AltName;
      return [names.map(altName), value.altNames.map(pkijsAltName)];
    },
    keyUsage: (ours, theirs) => {
      const usage = extensionOf(ours, 'keyUsage');
      if (usage === undefined) return undefined;
      const bits = parsedValue(theirs, '2.5.29.15') as asn1js.BitString;
      const octets = bits.valueBlock.valueHexView;
      const set = KEY_USAGE.filter((_, index) => ((octets[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
      return [KEY_USAGE.filter((bit) => usage.has(bit)), set];
    },
    extendedKeyUsage: (ours, theirs) => {
      const purposes = extensionOf(ours, 'extendedKeyUsage');
      if (purposes === undefined) return undefined;
      return [purposes, (parsedValue(theirs, '2.5.29.37') as pkijs.ExtKeyUsage).keyPurposes];
    },
    basicConstraints: (ours, theirs) => {
      const constraints = extensionOf(ours, 'basicConstraints');
      if (constraints === undefined) return undefined;
      const value = parsedValue(theirs, '2.5.29.19') as pkijs.BasicConstraints;
      return [
        [constraints.ca, constraints.pathLength],
        [value.cA, value.pathLenConstraint],
      ];
    },
    subjectKeyIdentifier: (ours, theirs) => {
      const identifier = extensionOf(ours, 'subjectKeyIdentifier');
      if (identifier === undefined) return undefined;
      return [hex(identifier), hex((parsedValue(theirs, '2.5.29.14') as asn1js.OctetString).valueBlock.valueHexView)];
    },
    authorityKeyIdentifier: (ours, theirs) => {
      const identifier = extensionOf(ours, 'authorityKeyIdentifier')?.keyIdentifier;
      if (identifier === undefined) return undefined;
      const value = parsedValue(theirs, '2.5.29.35') as pkijs.AuthorityKeyIdentifier;
      return [hex(identifier), hex(value.keyIdentifier?.valueBlock.valueHexView ?? new Uint8Array())];
    },
  };
  it.each(Object.keys(FIELDS))('%s', (field) => {
    const both = FIELDS[field] as (typeof FIELDS)[string];
    expect(compare(`pkijs ${field}`, (certificate) => both(certificate, read(certificate)))).toBeGreaterThan(100);
  });
});

interface Pair {
  readonly label: string;
  readonly child: Certificate;
  readonly issuer: Certificate;
}

/** Each certificate with those at hand that bear its issuer's name: the right key, and the wrong ones. */
function pairs(): Pair[] {
  const bySubject = new Map<string, Certificate[]>();
  for (const { certificate } of all) {
    const key = nameKey(certificate.subject);
    bySubject.set(key, [...(bySubject.get(key) ?? []), certificate]);
  }
  return all.flatMap(({ label, certificate: child }) =>
    (bySubject.get(nameKey(child.issuer)) ?? []).slice(0, 4).map((issuer) => ({ label, child, issuer })),
  );
}

const oursVerifies = ({ child, issuer }: Pair) =>
  nodeCrypto.verify({
    algorithm: child.signatureAlgorithm,
    signature: child.signature,
    data: child.tbs,
    spki: issuer.publicKey.der,
  });

describe('the same signatures verify', () => {
  it('with node:crypto', async () => {
    const differences: unknown[] = [];
    for (const pair of pairs()) {
      if (excepted('node signature', pair.label)) continue;
      const ours = await oursVerifies(pair);
      const theirs = new X509Certificate(pair.child.der).verify(new X509Certificate(pair.issuer.der).publicKey);
      if ((ours === 'valid') !== theirs) differences.push({ label: pair.label, ours, theirs });
    }
    expect(differences).toEqual([]);
  }, 60_000);

  it.each([
    ['native WebCrypto', () => webcrypto],
    ['@peculiar/webcrypto', () => new PeculiarCrypto()],
  ] as const)(
    'with pkijs on %s',
    async (name, make) => {
      const engine = new pkijs.CryptoEngine({ name, crypto: make() as Crypto });
      const differences: unknown[] = [];
      let compared = 0;
      for (const pair of pairs()) {
        if (excepted('pkijs signature', pair.label) || excepted(`pkijs signature on ${name}`, pair.label)) continue;
        const ours = await oursVerifies(pair);
        const theirs = await pkijsOf(pair.child)
          .verify(pkijsOf(pair.issuer), engine)
          .catch((error: unknown) => String(error));
        compared += 1;
        if ((ours === 'valid') !== theirs) differences.push({ label: pair.label, ours, theirs });
      }
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(200);
    },
    120_000,
  );
});

describe.skipIf(!hasOpenssl())('OpenSSL prints the same', () => {
  const directory = temporaryDirectory();
  let texts: string[] = [];
  beforeAll(() => {
    writeFileSync(
      path.join(directory, 'all.pem'),
      all.map(({ certificate }) => writePem('CERTIFICATE', certificate.der)).join(''),
    );
    texts = openssl(directory, ['storeutl', '-noout', '-text', '-certs', 'all.pem'])
      .split(/^\d+: Certificate$/m)
      .slice(1);
  }, 60_000);

  /** The lines under a heading, as far as they are indented deeper. */
  const under = (text: string, heading: RegExp): string | undefined => {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => heading.test(line));
    return at < 0 ? undefined : (lines[at + 1] ?? '').trim();
  };
  const USAGES: Readonly<Record<string, (typeof KEY_USAGE)[number]>> = {
    'Digital Signature': 'digitalSignature',
    'Non Repudiation': 'nonRepudiation',
    'Key Encipherment': 'keyEncipherment',
    'Data Encipherment': 'dataEncipherment',
    'Key Agreement': 'keyAgreement',
    'Certificate Sign': 'keyCertSign',
    'CRL Sign': 'cRLSign',
    'Encipher Only': 'encipherOnly',
    'Decipher Only': 'decipherOnly',
  };
  const FIELDS: Readonly<Record<string, (ours: Certificate, text: string) => readonly [unknown, unknown] | undefined>> =
    {
      version: (ours, text) => [ours.version, Number(/Version: (\d+) /.exec(text)?.[1])],
      serialNumber: (ours, text) => {
        const long = /Serial Number:\s*\n\s+((?:[0-9a-f]{2}:?)+)/.exec(text)?.[1];
        if (long === undefined) return undefined;
        return [unsigned(ours.serialNumber), long.replaceAll(':', '').toUpperCase()];
      },
      validity: (ours, text) => [
        [ours.notBefore, ours.notAfter],
        [Date.parse(/Not Before: (.*)/.exec(text)?.[1] ?? ''), Date.parse(/Not After : (.*)/.exec(text)?.[1] ?? '')],
      ],
      modulus: (ours, text) => {
        const { key } = ours.publicKey;
        const theirs = /Modulus:\s*\n((?:\s+[0-9a-f:]+\n)+)/.exec(text)?.[1];
        if (key.type !== 'rsa' || theirs === undefined) return undefined;
        return [hex(key.modulus), unsigned(Buffer.from(theirs.replace(/[\s:]/g, ''), 'hex'))];
      },
      subjectKeyIdentifier: (ours, text) => {
        const identifier = extensionOf(ours, 'subjectKeyIdentifier');
        if (identifier === undefined) return undefined;
        return [hex(identifier), under(text, /X509v3 Subject Key Identifier/)?.replaceAll(':', '')];
      },
      keyUsage: (ours, text) => {
        const usage = extensionOf(ours, 'keyUsage');
        if (usage === undefined) return undefined;
        const theirs = new Set((under(text, /X509v3 Key Usage/) ?? '').split(', ').map((name) => USAGES[name]));
        return [KEY_USAGE.filter((bit) => usage.has(bit)), KEY_USAGE.filter((bit) => theirs.has(bit))];
      },
      basicConstraints: (ours, text) => {
        const constraints = extensionOf(ours, 'basicConstraints');
        if (constraints === undefined) return undefined;
        const length = constraints.pathLength === undefined ? '' : `, pathlen:${constraints.pathLength}`;
        return [`CA:${constraints.ca ? 'TRUE' : 'FALSE'}${length}`, under(text, /X509v3 Basic Constraints/)];
      },
      dnsNames: (ours, text) => {
        const names = extensionOf(ours, 'subjectAltName');
        if (names === undefined) return undefined;
        const line = under(text, /X509v3 Subject Alternative Name/) ?? '';
        return [
          names.filter((name) => name.kind === 'dns').map((name) => ('value' in name ? name.value : '')),
          [...line.matchAll(/DNS:([^,]*)/g)].map((match) => match[1]),
        ];
      },
    };

  it('of every certificate', () => {
    expect(texts).toHaveLength(all.length);
  });

  it.each(Object.keys(FIELDS))('%s', (field) => {
    const both = FIELDS[field] as (typeof FIELDS)[string];
    const texted = new Map(all.map(({ certificate }, index) => [certificate, texts[index] ?? '']));
    expect(
      compare(`openssl ${field}`, (certificate) => both(certificate, texted.get(certificate) ?? '')),
    ).toBeGreaterThan(100);
  });
});
