import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { encodeElement } from '../../src/core/asn1/encode.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { readCrl } from '../../src/core/x509/crl/readCrl.js';
import type { Certificate, Crl, KeyUsageBit } from '../../src/core/x509/types.js';
import { type CertificateOptions, type DistinguishedName, issueCertificate, OID } from './certificates.js';
import * as der from './der.js';

/** Certification authorities for tests of paths: ECDSA P-256, RFC 5280's extensions where they belong. */

export interface Constraints {
  readonly permitted?: readonly Uint8Array[];
  readonly excluded?: readonly Uint8Array[];
}

export interface IssueOptions {
  readonly subject?: DistinguishedName;
  readonly serialNumber?: Uint8Array;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly purposes?: readonly string[] | 'none';
  readonly keyUsage?: readonly KeyUsageBit[] | 'none';
  /** General names, encoded; default for a leaf its common name as a DNS name. */
  readonly names?: readonly Uint8Array[];
  /** Subject key identifier, in place of one made from the key. */
  readonly keyId?: Uint8Array;
  /** Overrides what the method would issue. */
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly constraints?: Constraints;
  readonly policies?: readonly string[];
  /** Pairs of issuer's and subject's policy. */
  readonly mappings?: readonly (readonly [string, string])[];
  readonly policyConstraints?: { readonly requireExplicit?: number; readonly inhibitMapping?: number };
  readonly inhibitAnyPolicy?: number;
  readonly crl?: readonly string[];
  readonly extra?: CertificateOptions['extra'];
  readonly hash?: CertificateOptions['hash'];
}

/** GeneralName values (RFC 5280 § 4.2.1.6). */
export const generalName = {
  dns: (host: string) => der.text(0x82, host),
  email: (mailbox: string) => der.text(0x81, mailbox),
  uri: (uri: string) => der.text(0x86, uri),
  ip: (...octets: number[]) => encodeElement(0x87, Uint8Array.from(octets)),
  directory: (commonName: string) => encodeElement(0xa4, der.name(commonName)),
  upn: (value: string) =>
    encodeElement(0xa0, der.oid('1.3.6.1.4.1.311.20.2.3'), der.explicit(0, der.text(0x0c, value))),
};

let serial = 0x0100;

export class TestCa {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
  readonly certificate: Certificate;

  private constructor(name: DistinguishedName, key: KeyObject, certificate: Certificate) {
    this.name = name;
    this.key = key;
    this.certificate = certificate;
  }

  static root(commonName: string, options: IssueOptions = {}): TestCa {
    const name: DistinguishedName = [['CN', commonName]];
    const key = newKey();
    return new TestCa(name, key, issue({ name, key }, { name, key }, true, options));
  }

  /** A CA of its own key below this one. */
  issueCa(commonName: string, options: IssueOptions = {}): TestCa {
    const name: DistinguishedName = [['CN', commonName]];
    const key = newKey();
    return new TestCa(name, key, issue(this, { name, key }, true, options));
  }

  /** Another certificate for the name and the key of a CA: reissued or cross-signed. */
  certify(
    other: { readonly name: DistinguishedName; readonly key: KeyObject },
    options: IssueOptions = {},
  ): Certificate {
    return issue(this, other, true, options);
  }

  /** This CA with another certificate. */
  with(certificate: Certificate): TestCa {
    return new TestCa(this.name, this.key, certificate);
  }

  issueLeaf(commonName: string, options: IssueOptions = {}): Certificate {
    const names = [generalName.dns(commonName)];
    const usage = ['digitalSignature'] as const;
    const purposes = [OID.serverAuth, OID.clientAuth];
    const subject: DistinguishedName = [['CN', commonName]];
    return issue(this, { name: subject, key: newKey() }, false, { names, keyUsage: usage, purposes, ...options });
  }

  issueCrl(options: CrlOptions = {}): Crl {
    const entries = (options.revoked ?? []).map((revoked) =>
      der.sequence(
        encodeElement(0x02, revoked.certificate.serialNumber),
        der.utcTime('260801000000Z'),
        ...(revoked.extensions === undefined ? [] : [der.sequence(...revoked.extensions)]),
      ),
    );
    const keyId = encodeElement(0x80, keyIdentifier(this.key));
    const extensions = [
      der.extension('2.5.29.35', der.sequence(keyId)),
      der.extension('2.5.29.20', der.integer(options.number ?? 1)),
      ...(options.extensions ?? []),
    ];
    const tbs = der.sequence(
      der.integer(1),
      ECDSA_WITH_SHA256,
      dn(options.issuer ?? this.name),
      der.utcTime(options.thisUpdate ?? '261101000000Z'),
      der.utcTime(options.nextUpdate ?? '270101000000Z'),
      ...(entries.length === 0 ? [] : [der.sequence(...entries)]),
      der.explicit(0, der.sequence(...extensions)),
    );
    const signature = sign('sha256', tbs, this.key);
    return readCrl(der.sequence(tbs, ECDSA_WITH_SHA256, encodeElement(0x03, Uint8Array.of(0), signature)));
  }
}

export interface CrlOptions {
  readonly issuer?: DistinguishedName;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string;
  readonly number?: number;
  readonly revoked?: readonly { readonly certificate: Certificate; readonly extensions?: readonly Uint8Array[] }[];
  readonly extensions?: readonly Uint8Array[];
}

const ECDSA_WITH_SHA256 = der.sequence(der.oid('1.2.840.10045.4.3.2'));

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha1')
    .update(createPublicKey(key).export({ format: 'der', type: 'spki' }))
    .digest();
}

interface Holder {
  readonly name: DistinguishedName;
  readonly key: KeyObject;
}

function issue(issuer: Holder, holder: Holder, asCa: boolean, options: IssueOptions): Certificate {
  serial += 1;
  const ca = options.ca ?? asCa;
  const { pathLength, constraints, policies, mappings, policyConstraints, inhibitAnyPolicy } = options;
  const extra = [
    { oid: OID.subjectKeyIdentifier, value: der.octetString(options.keyId ?? keyIdentifier(holder.key)) },
    ...(issuer.key === holder.key ? [] : [{ oid: OID.authorityKeyIdentifier, value: authorityKeyId(issuer.key) }]),
    ...(ca ? [{ oid: OID.basicConstraints, value: basicConstraints(pathLength), critical: true }] : []),
    ...(options.names ? [{ oid: OID.subjectAltName, value: der.sequence(...options.names) }] : []),
    ...(constraints ? [{ oid: '2.5.29.30', value: nameConstraints(constraints), critical: true }] : []),
    ...(policies ? [{ oid: '2.5.29.32', value: certificatePolicies(policies) }] : []),
    ...(mappings ? [{ oid: '2.5.29.33', value: policyMappings(mappings), critical: true }] : []),
    ...(policyConstraints ? [{ oid: '2.5.29.36', value: policyLimits(policyConstraints), critical: true }] : []),
    ...(inhibitAnyPolicy === undefined
      ? []
      : [{ oid: '2.5.29.54', value: der.integer(inhibitAnyPolicy), critical: true }]),
    ...(options.extra ?? []),
  ];
  return readCertificate(
    issueCertificate({
      subject: options.subject ?? holder.name,
      issuer,
      key: holder.key,
      serialNumber: options.serialNumber ?? Uint8Array.of(serial >> 8, serial & 0xff),
      notBefore: options.notBefore ?? '2026-01-01T00:00:00Z',
      notAfter: options.notAfter ?? '2028-01-01T00:00:00Z',
      dnsNames: 'none',
      purposes: options.purposes ?? 'none',
      keyUsage: options.keyUsage ?? ['keyCertSign', 'cRLSign'],
      crl: options.crl ?? 'none',
      hash: options.hash ?? 'sha256',
      extra,
    }),
  );
}

function authorityKeyId(key: KeyObject): Uint8Array {
  return der.sequence(encodeElement(0x80, keyIdentifier(key)));
}

function basicConstraints(pathLength: number | undefined): Uint8Array {
  return der.sequence(der.boolean(0xff), ...(pathLength === undefined ? [] : [der.integer(pathLength)]));
}

function nameConstraints({ permitted = [], excluded = [] }: Constraints): Uint8Array {
  const subtrees = (number: number, bases: readonly Uint8Array[]) =>
    bases.length === 0 ? [] : [der.explicit(number, ...bases.map((base) => der.sequence(base)))];
  return der.sequence(...subtrees(0, permitted), ...subtrees(1, excluded));
}

function certificatePolicies(policies: readonly string[]): Uint8Array {
  return der.sequence(...policies.map((policy) => der.sequence(der.oid(policy))));
}

function policyMappings(mappings: readonly (readonly [string, string])[]): Uint8Array {
  return der.sequence(...mappings.map(([from, to]) => der.sequence(der.oid(from), der.oid(to))));
}

function policyLimits({
  requireExplicit,
  inhibitMapping,
}: {
  requireExplicit?: number;
  inhibitMapping?: number;
}): Uint8Array {
  const limit = (tag: number, value: number | undefined) =>
    value === undefined ? [] : [encodeElement(tag, Uint8Array.of(value))];
  return der.sequence(...limit(0x80, requireExplicit), ...limit(0x81, inhibitMapping));
}

function dn(name: DistinguishedName): Uint8Array {
  return der.sequence(
    ...name.map(([, value]) => der.set(der.sequence(der.oid(OID.commonName), der.text(0x0c, value)))),
  );
}
