/**
 * The decoded model of X.509. Everything is immutable; byte arrays are views into the input.
 * Times are milliseconds since 1970-01-01T00:00:00Z.
 */

/** RFC 5280 § 4.1.1.2. `parameters` is the raw element, absent when there is none. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters: Uint8Array | undefined;
  /** The whole SEQUENCE as it stands in the file. */
  readonly der: Uint8Array;
}

export interface NameAttribute {
  readonly oid: string;
  /** The decoded string; for an unknown string type, `#` and the hexadecimal value (RFC 4514 § 2.4). */
  readonly value: string;
  /** Identifier octet of the value: 0x0c UTF8String, 0x13 PrintableString, … */
  readonly tag: number;
  /** Content octets of the value. */
  readonly raw: Uint8Array;
}

/** RFC 5280 § 4.1.2.4: relative distinguished names in the order of the file. */
export interface Name {
  readonly der: Uint8Array;
  readonly rdns: readonly (readonly NameAttribute[])[];
}

export type PublicKey =
  | {
      readonly type: 'rsa';
      /** Big-endian, without leading zero octets; the sign is given by `negative`. */
      readonly modulus: Uint8Array;
      readonly exponent: Uint8Array;
      readonly modulusBits: number;
      /** The encoded modulus or exponent was a negative INTEGER. */
      readonly negative: boolean;
    }
  | {
      readonly type: 'ec';
      readonly curve: string /* P-256, or the OID if unnamed */;
      readonly bits: number | undefined;
    }
  | { readonly type: 'ed25519' | 'ed448' | 'dsa' }
  | { readonly type: 'unknown'; readonly reason: string };

export interface PublicKeyInfo {
  /** SubjectPublicKeyInfo, whole. */
  readonly der: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  /** Content of the BIT STRING (what a SHA-1 subject key identifier is made of). */
  readonly bits: Uint8Array;
  readonly key: PublicKey;
}

/** An extension as it stands: decoding its value is a separate, fallible step (see extensions/). */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** Content of extnValue. */
  readonly value: Uint8Array;
  /** Offset and length in the certificate. */
  readonly span: { readonly start: number; readonly end: number };
}

/** Something that a strict reader would refuse and a lenient one can pass over. */
export interface DecodeProblem {
  readonly message: string;
  readonly offset: number;
}

export interface Certificate {
  readonly der: Uint8Array;
  /** tbsCertificate: the bytes that are signed. */
  readonly tbs: Uint8Array;
  /** 1, 2 or 3; another number as it stands. */
  readonly version: number;
  /** Content octets of the INTEGER, sign and leading zeros included. */
  readonly serialNumber: Uint8Array;
  /** signature inside the TBS, and signatureAlgorithm outside it. */
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKeyInfo;
  readonly extensions: readonly Extension[];
  readonly problems: readonly DecodeProblem[];
}

/** RFC 5280 § 4.2.1.6. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly value: string }
  | { readonly kind: 'ip'; readonly value: string; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: Name }
  | {
      readonly kind: 'other';
      readonly oid: string;
      readonly bytes: Uint8Array /** UPN and the like, where it is a string */;
      readonly text: string | undefined;
    }
  | { readonly kind: 'registered-id'; readonly oid: string }
  | { readonly kind: 'x400' | 'edi'; readonly bytes: Uint8Array };

/** RFC 5280 § 4.2.1.13, and freshestCRL. */
export interface DistributionPoint {
  readonly fullName: readonly GeneralName[];
  readonly relativeName: readonly NameAttribute[] | undefined;
  readonly reasons: number | undefined;
  readonly crlIssuer: readonly GeneralName[];
}

/** RFC 5280 § 4.2.1.10. `minimum` and `maximum` other than 0 and absent make a subtree unusable. */
export interface GeneralSubtree {
  readonly base: GeneralName;
  readonly minimum: number;
  readonly maximum: number | undefined;
}

/** Bits of keyUsage in the order of RFC 5280 § 4.2.1.3. */
export const KEY_USAGE = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsageBit = (typeof KEY_USAGE)[number];

/** Decoded values by the extension's name. */
export interface ExtensionValues {
  authorityKeyIdentifier: {
    readonly keyIdentifier: Uint8Array | undefined;
    readonly issuer: readonly GeneralName[] | undefined;
    readonly serialNumber: Uint8Array | undefined;
  };
  subjectKeyIdentifier: Uint8Array;
  keyUsage: ReadonlySet<KeyUsageBit>;
  certificatePolicies: readonly {
    readonly oid: string;
    readonly qualifiers: readonly { readonly oid: string; readonly text: string | undefined }[];
  }[];
  policyMappings: readonly { readonly issuerDomain: string; readonly subjectDomain: string }[];
  subjectAltName: readonly GeneralName[];
  issuerAltName: readonly GeneralName[];
  subjectDirectoryAttributes: readonly { readonly oid: string; readonly values: readonly Uint8Array[] }[];
  basicConstraints: { readonly ca: boolean; readonly pathLength: number | undefined };
  nameConstraints: { readonly permitted: readonly GeneralSubtree[]; readonly excluded: readonly GeneralSubtree[] };
  policyConstraints: {
    readonly requireExplicitPolicy: number | undefined;
    readonly inhibitPolicyMapping: number | undefined;
  };
  /** OIDs. */
  extendedKeyUsage: readonly string[];
  crlDistributionPoints: readonly DistributionPoint[];
  inhibitAnyPolicy: number;
  freshestCrl: readonly DistributionPoint[];
  authorityInfoAccess: readonly { readonly method: string; readonly location: GeneralName }[];
  subjectInfoAccess: readonly { readonly method: string; readonly location: GeneralName }[];
  /** 1.3.6.1.4.1.311.20.2: the name of a version-1 template. */
  microsoftTemplateName: string;
  /** 1.3.6.1.4.1.311.21.7. */
  microsoftTemplate: { readonly oid: string; readonly major: number | undefined; readonly minor: number | undefined };
  /** 1.3.6.1.4.1.311.21.10: OIDs. */
  microsoftApplicationPolicies: readonly string[];
  /** 1.3.6.1.4.1.311.25.2: the SID as text, `S-1-5-21-…`. */
  microsoftSid: string;
  /** 1.3.6.1.4.1.311.21.1: index of the CA certificate (low 16 bits) and of its key (high 16 bits). */
  microsoftCaVersion: { readonly certificateIndex: number; readonly keyIndex: number };
  /** 1.3.6.1.4.1.311.21.2: SHA-1 of the CA's previous certificate. */
  microsoftPreviousCaHash: Uint8Array;
  /** id-pkix-ocsp-nocheck, RFC 6960 § 4.2.2.2.1. */
  ocspNoCheck: true;
  /** RFC 7633: TLS feature numbers; 5 is status_request ("must staple"). */
  tlsFeature: readonly number[];
}
export type ExtensionName = keyof ExtensionValues;

/** "Absent" and "there but unreadable" are different facts: a rule must tell them apart. */
export type ExtensionReading<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'malformed'; readonly critical: boolean; readonly error: string }
  | { readonly state: 'present'; readonly critical: boolean; readonly value: T };

export interface RevokedEntry {
  readonly serialNumber: Uint8Array;
  readonly revocationDate: number;
  /** CRLReason, RFC 5280 § 5.3.1; undefined when not stated. */
  readonly reason: number | undefined;
  readonly invalidityDate: number | undefined;
  /** certificateIssuer entry extension, for indirect CRLs (§ 5.3.3). */
  readonly certificateIssuer: readonly GeneralName[] | undefined;
  /** Critical entry extensions that we do not process. */
  readonly unknownCritical: readonly string[];
}

/** RFC 5280 § 5.2.5. */
export interface IssuingDistributionPoint {
  readonly fullName: readonly GeneralName[];
  readonly relativeName: readonly NameAttribute[] | undefined;
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCaCerts: boolean;
  readonly onlySomeReasons: number | undefined;
  readonly indirectCrl: boolean;
  readonly onlyContainsAttributeCerts: boolean;
}

export interface CrlExtensionValues {
  authorityKeyIdentifier: ExtensionValues['authorityKeyIdentifier'];
  issuerAltName: readonly GeneralName[];
  /** Content octets of the INTEGER. */
  crlNumber: Uint8Array;
  /** Base CRL number of a delta CRL. */
  deltaCrlIndicator: Uint8Array;
  issuingDistributionPoint: IssuingDistributionPoint;
  freshestCrl: readonly DistributionPoint[];
  microsoftCaVersion: ExtensionValues['microsoftCaVersion'];
  /** 1.3.6.1.4.1.311.21.4: when the CA means to publish next. */
  microsoftNextPublish: number;
  /** 1.3.6.1.4.1.311.21.14: where the CA publishes itself. */
  microsoftSelfCdp: readonly DistributionPoint[];
}
export type CrlExtensionName = keyof CrlExtensionValues;

/** A CRL as far as judging it needs, whether it was read whole ({@link Crl}) or streamed past. */
export interface RevocationList {
  /** What is signed; undefined where it was not kept, and {@link signatureUnder} tells. */
  readonly tbs: Uint8Array | undefined;
  readonly version: number;
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly extensions: readonly Extension[];
  readonly entryCount: number;
  /** Where it is not as RFC 5280 §§ 5.1 and 5.2 and DER ask for. */
  readonly problems: readonly DecodeProblem[];
  /** Finds one serial number (content octets), the first entry of it, without decoding the others. */
  find(serialNumber: Uint8Array): RevokedEntry | undefined;
  /** Every entry of a serial number: in an indirect CRL there may be one for each issuer. */
  findAll(serialNumber: Uint8Array): Iterable<RevokedEntry>;
  /** Whether any entry has a critical extension that is not processed here. */
  hasUnknownCriticalEntry(): boolean;
  /** Of a streamed list: whether this key (SubjectPublicKeyInfo) verifies it; `unsupported` for a key that was not tried. */
  signatureUnder?(spki: Uint8Array): 'valid' | 'invalid' | 'unsupported';
}

/** A CRL that was read whole. */
export interface Crl extends RevocationList {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  /** Walks the entries anew at each call; nothing is kept. */
  entries(): Iterable<RevokedEntry>;
}

/** PKCS #10, RFC 2986. */
export interface Csr {
  readonly der: Uint8Array;
  /** certificationRequestInfo: the bytes that are signed. */
  readonly tbs: Uint8Array;
  readonly subject: Name;
  readonly publicKey: PublicKeyInfo;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** From extensionRequest (PKCS #9), or Microsoft's 1.3.6.1.4.1.311.2.1.14. */
  readonly extensions: readonly Extension[];
  readonly attributes: readonly { readonly oid: string; readonly values: readonly Uint8Array[] }[];
}

/** A private key in the clear, always as PKCS #8 PrivateKeyInfo whatever it was read from. Never printed, never in a report. */
export interface PrivateKey {
  readonly pkcs8: Uint8Array;
  readonly type: 'rsa' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'unknown';
  readonly algorithm: AlgorithmIdentifier;
}
