import { createPrivateKey, createPublicKey, constants as cryptoConstants, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as asn1js from 'asn1js';
import { KEY_USAGE, type KeyUsageBit } from '../../src/core/x509/types.js';

/**
 * Issues certificates for tests: good ones unless an option says otherwise, encoded by asn1js and signed by
 * Node, with the fixed keys of fixtures/make/keys.
 */

const KEYS = path.resolve(import.meta.dirname, '../../fixtures/make/keys');
const loaded = new Map<string, KeyObject>();

/** A private key of fixtures/make/keys by its name: `server` (RSA 2048), `issuing`, `root`, `ec-p256`, … */
export function testKey(name: string): KeyObject {
  const known = loaded.get(name) ?? createPrivateKey(readFileSync(path.join(KEYS, `${name}.pem`)));
  loaded.set(name, known);
  return known;
}

export const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  anyExtendedKeyUsage: '2.5.29.37.0',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  applicationPolicies: '1.3.6.1.4.1.311.21.10',
} as const;

const ATTRIBUTES: Readonly<Record<string, string>> = {
  CN: OID.commonName,
  O: OID.organization,
  OU: '2.5.4.11',
  C: '2.5.4.6',
  DC: '0.9.2342.19200300.100.1.25',
};

/** Attributes in the order of the file, by short name or OID. */
export type DistinguishedName = readonly (readonly [string, string])[];

export interface Authority {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
}

export const ROOT: Authority = { name: [['CN', 'Contoso Root CA']], key: testKey('root') };
export const ISSUING: Authority = { name: [['CN', 'Contoso Issuing CA 1']], key: testKey('issuing') };

export type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface CertificateOptions {
  /** Default `GraniteFalls.contoso.com`. */
  readonly commonName?: string;
  /** The whole subject, in place of the common name. */
  readonly subject?: DistinguishedName;
  /** `self` signs with the certificate's own key. Default {@link ISSUING}. */
  readonly issuer?: Authority | 'self';
  /** The subject's key; default `server`. */
  readonly key?: KeyObject;
  /** SubjectPublicKeyInfo to put in place of the key's, for keys that nobody holds. */
  readonly spki?: Uint8Array;
  /** Default 3. */
  readonly version?: number;
  /** Content octets of the INTEGER. */
  readonly serialNumber?: Uint8Array;
  /** ISO 8601; default 2026-09-01 to 2027-09-01. */
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Default sha256. */
  readonly hash?: Hash;
  readonly pss?: boolean;
  /** signature of the TBS, where it is to differ from signatureAlgorithm. */
  readonly tbsHash?: Hash;

  /** DNS names of the SAN; default the common name. */
  readonly dnsNames?: readonly string[] | 'none';
  /** Extended key usage; default serverAuth. */
  readonly purposes?: readonly string[] | 'none';
  /** Default digitalSignature and keyEncipherment. */
  readonly keyUsage?: readonly KeyUsageBit[] | 'none';
  /** basicConstraints; default none for a leaf. */
  readonly ca?: boolean;
  /** URIs of one CRL distribution point; default one at crl.contoso.com. */
  readonly crl?: readonly string[] | 'none';
  /** OCSP responders of the AIA; default none. */
  readonly ocsp?: readonly string[];
  readonly freshestCrl?: readonly string[];
  readonly applicationPolicies?: readonly string[];
  /** Values of extensions by OID, in place of the above; undefined leaves the extension out. */
  readonly replace?: Readonly<Record<string, Uint8Array | undefined>>;
  /** More extensions, after the others. */
  readonly extra?: readonly { readonly oid: string; readonly value: Uint8Array; readonly critical?: boolean }[];
}

/** One certificate, DER. */
export function issueCertificate(options: CertificateOptions = {}): Uint8Array {
  const key = options.key ?? testKey('server');
  const commonName = options.commonName ?? 'GraniteFalls.contoso.com';
  const subject = options.subject ?? [['CN', commonName]];
  const issuer = options.issuer === 'self' ? { name: subject, key } : (options.issuer ?? ISSUING);
  const hash = options.hash ?? 'sha256';
  const algorithm = signatureAlgorithm(issuer.key, hash, options.pss === true);

  const version = options.version ?? 3;
  const extensions = extensionList(options, commonName);
  const tbs = sequence(
    ...(version === 1 ? [] : [explicit(0, asn1js.Integer.fromBigInt(BigInt(version - 1)))]),
    new asn1js.Integer({ valueHex: buffer(options.serialNumber ?? Uint8Array.of(0x5a, 1, 2, 3)) }),
    options.tbsHash === undefined ? algorithm : signatureAlgorithm(issuer.key, options.tbsHash, false),
    name(issuer.name),
    sequence(time(options.notBefore ?? '2026-09-01T00:00:00Z'), time(options.notAfter ?? '2027-09-01T00:00:00Z')),
    name(subject),
    raw(options.spki ?? createPublicKey(key).export({ format: 'der', type: 'spki' })),
    ...(version < 3 || extensions.length === 0 ? [] : [explicit(3, sequence(...extensions))]),
  );
  const signature = sign(issuer.key.asymmetricKeyType === 'ed25519' ? null : hash, encode(tbs), {
    key: issuer.key,
    ...(options.pss === true
      ? { padding: cryptoConstants.RSA_PKCS1_PSS_PADDING, saltLength: cryptoConstants.RSA_PSS_SALTLEN_DIGEST }
      : {}),
  });
  return encode(sequence(tbs, algorithm, new asn1js.BitString({ valueHex: buffer(signature) })));
}

/** A CA certificate: an intermediate below {@link ROOT} unless told otherwise. */
export function issueCa(authority: Authority = ISSUING, options: CertificateOptions = {}): Uint8Array {
  return issueCertificate({
    subject: authority.name,
    key: authority.key,
    issuer: authority === ROOT ? 'self' : ROOT,
    notBefore: '2025-09-01T00:00:00Z',
    notAfter: '2035-09-01T00:00:00Z',
    ca: true,
    dnsNames: 'none',
    purposes: 'none',
    keyUsage: ['digitalSignature', 'keyCertSign', 'cRLSign'],
    ...(authority === ROOT ? { crl: 'none' as const } : {}),
    ...options,
  });
}

/** A client certificate of the computer PC1.contoso.com. */
export const issueClient = (options: CertificateOptions = {}): Uint8Array =>
  issueCertificate({ commonName: 'PC1.contoso.com', purposes: [OID.clientAuth], key: testKey('client'), ...options });

/** An RSA public key of any numbers, with or without a private key to it. `negative` leaves the leading zero octet out. */
export function rsaSpki(modulus: bigint, exponent = 65_537n, negative = false): Uint8Array {
  const n = negative ? BigInt.asIntN(modulus.toString(16).length * 4, modulus) : modulus;
  return encode(
    sequence(
      sequence(oid('1.2.840.113549.1.1.1'), new asn1js.Null()),
      new asn1js.BitString({
        valueHex: buffer(encode(sequence(asn1js.Integer.fromBigInt(n), asn1js.Integer.fromBigInt(exponent)))),
      }),
    ),
  );
}

function extensionList(options: CertificateOptions, commonName: string): asn1js.Sequence[] {
  const list = new Map<string, { readonly value: Uint8Array; readonly critical?: boolean }>();
  const put = (id: string, value: asn1js.AsnType, critical = false) => list.set(id, { value: encode(value), critical });
  const dnsNames = options.dnsNames ?? [commonName];
  const purposes = options.purposes ?? [OID.serverAuth];
  const usage = options.keyUsage ?? ['digitalSignature', 'keyEncipherment'];
  const crl = options.crl ?? ['http://crl.contoso.com/Contoso%20Issuing%20CA%201.crl'];

  if (options.ca !== undefined) {
    put(OID.basicConstraints, sequence(...(options.ca ? [new asn1js.Boolean({ value: true })] : [])), true);
  }
  if (usage !== 'none') put(OID.keyUsage, keyUsageBits(usage), true);
  if (purposes !== 'none') put(OID.extendedKeyUsage, sequence(...purposes.map(oid)));
  if (dnsNames !== 'none') put(OID.subjectAltName, sequence(...dnsNames.map((dns) => text(2, dns))));
  if (crl !== 'none') put(OID.crlDistributionPoints, distributionPoint(crl));
  if (options.freshestCrl !== undefined) put(OID.freshestCrl, distributionPoint(options.freshestCrl));
  if (options.ocsp !== undefined) {
    const access = options.ocsp.map((uri) => sequence(oid('1.3.6.1.5.5.7.48.1'), text(6, uri)));
    put(OID.authorityInfoAccess, sequence(...access));
  }
  if (options.applicationPolicies !== undefined) {
    put(OID.applicationPolicies, sequence(...options.applicationPolicies.map((policy) => sequence(oid(policy)))));
  }
  for (const [id, value] of Object.entries(options.replace ?? {})) {
    if (value === undefined) list.delete(id);
    else list.set(id, { value, critical: list.get(id)?.critical ?? false });
  }
  const all = [...[...list].map(([id, extension]) => ({ oid: id, ...extension })), ...(options.extra ?? [])];
  return all.map(({ oid: id, value, critical }) =>
    sequence(
      oid(id),
      ...(critical === true ? [new asn1js.Boolean({ value: true })] : []),
      new asn1js.OctetString({ valueHex: buffer(value) }),
    ),
  );
}

/** One distribution point whose fullName holds all locations, as AD CS writes it. */
function distributionPoint(uris: readonly string[]): asn1js.Sequence {
  return sequence(
    sequence(
      explicit(
        0,
        tagged(
          0,
          uris.map((uri) => text(6, uri)),
        ),
      ),
    ),
  );
}

function keyUsageBits(bits: readonly KeyUsageBit[]): asn1js.BitString {
  const octets = new Uint8Array(2);
  let last = -1;
  for (const bit of bits) {
    const index = KEY_USAGE.indexOf(bit);
    octets[index >> 3] = (octets[index >> 3] as number) | (0x80 >> (index & 7));
    last = Math.max(last, index);
  }
  const length = last < 0 ? 0 : (last >> 3) + 1;
  const unusedBits = length * 8 - (last + 1);
  return new asn1js.BitString({ valueHex: buffer(octets.slice(0, length)), unusedBits });
}

function signatureAlgorithm(key: KeyObject, hash: Hash, pss: boolean): asn1js.Sequence {
  if (key.asymmetricKeyType === 'ec') {
    const ids: Partial<Record<Hash, string>> = { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3' };
    return sequence(oid(ids[hash] as string));
  }
  const ids: Record<Hash, string> = {
    md5: '1.2.840.113549.1.1.4',
    sha1: '1.2.840.113549.1.1.5',
    sha256: '1.2.840.113549.1.1.11',
    sha384: '1.2.840.113549.1.1.12',
    sha512: '1.2.840.113549.1.1.13',
  };
  if (!pss) return sequence(oid(ids[hash]), new asn1js.Null());
  const hashes: Partial<Record<Hash, readonly [string, number]>> = {
    sha1: ['1.3.14.3.2.26', 20],
    sha256: ['2.16.840.1.101.3.4.2.1', 32],
    sha384: ['2.16.840.1.101.3.4.2.2', 48],
    sha512: ['2.16.840.1.101.3.4.2.3', 64],
  };
  const [hashOid, saltLength] = hashes[hash] as readonly [string, number];
  const hashAlgorithm = sequence(oid(hashOid), new asn1js.Null());
  return sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(
      explicit(0, hashAlgorithm),
      explicit(1, sequence(oid('1.2.840.113549.1.1.8'), hashAlgorithm)),
      explicit(2, asn1js.Integer.fromBigInt(BigInt(saltLength))),
    ),
  );
}

function name(attributes: DistinguishedName): asn1js.Sequence {
  return sequence(
    ...attributes.map(
      ([type, value]) =>
        new asn1js.Set({
          value: [sequence(oid(ATTRIBUTES[type] ?? type), new asn1js.Utf8String({ value }))],
        }),
    ),
  );
}

function time(iso: string): asn1js.UTCTime | asn1js.GeneralizedTime {
  const date = new Date(iso);
  return date.getUTCFullYear() < 2050
    ? new asn1js.UTCTime({ valueDate: date })
    : new asn1js.GeneralizedTime({ valueDate: date });
}

const sequence = (...value: asn1js.AsnType[]): asn1js.Sequence => new asn1js.Sequence({ value });
const oid = (value: string): asn1js.ObjectIdentifier => new asn1js.ObjectIdentifier({ value });
const explicit = (tagNumber: number, inner: asn1js.AsnType): asn1js.Constructed => tagged(tagNumber, [inner]);

function tagged(tagNumber: number, value: asn1js.AsnType[]): asn1js.Constructed {
  return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
}

/** A string of one octet a character, under a context tag. */
function text(tagNumber: number, value: string): asn1js.Primitive {
  return new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: buffer(Buffer.from(value, 'latin1')) });
}

function raw(der: Uint8Array): asn1js.AsnType {
  const { result, offset } = asn1js.fromBER(buffer(der));
  if (offset < 0) throw new Error(result.error);
  return result;
}

const encode = (value: asn1js.AsnType): Uint8Array => new Uint8Array(value.toBER());
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
