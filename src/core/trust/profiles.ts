import type { HashName } from '../ports.js';
import type { ExtensionName } from '../x509/types.js';

/** Extended key usages (RFC 5280 § 4.2.1.12) by the names used in options. */
export const PURPOSES = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
} as const;
export type PurposeName = keyof typeof PURPOSES;

/** What of an anchor's own certificate counts. RFC 5280 § 6.1.1 (d) takes name and key only. */
export interface AnchorRules {
  readonly validity: boolean;
  /** basicConstraints with its path length, key usage, name constraints (RFC 5937 has them apply). */
  readonly constraints: boolean;
  readonly extendedKeyUsage: boolean;
  /** What `FormRules` asks of the extensions of a CA. Encoding, version and serial number of an anchor never count. */
  readonly extensions: boolean;
  /** A certificate that is itself an anchor is trusted without an issuer. */
  readonly leafMayBeAnchor: boolean;
}

/** Whether an extension's critical flag is prescribed. */
export type Criticality = 'critical' | 'not-critical';

export interface FormRules {
  /** What is not DER (X.690 §§ 10, 11) is refused, though a lenient reader could pass over it. */
  readonly strictDer: boolean;
  /** RFC 5280 § 4.1.2.5 has CAs write dates through 2049 as UTCTime, and relying parties read either. */
  readonly timeEncoding: boolean;
  /** Of the leaf; a CA needs version 3 everywhere, for basicConstraints. */
  readonly leafVersion3: boolean;
  readonly serialNumber: {
    readonly maxOctets: number | undefined;
    readonly zero: boolean;
    readonly negative: boolean;
  };
  /** RFC 5280 §§ 4.2.1.1, 4.2.1.2: an AKI in all but self-signed certificates and anchors, an SKI in every CA's. */
  readonly keyIdentifiers: boolean;
  readonly criticality: Partial<Record<ExtensionName, Criticality>>;
  /** Whether basicConstraints must be critical: PKITS 4.6.4 has an intermediate without it accepted. */
  readonly basicConstraintsCritical: 'every-ca' | 'anchor' | 'nobody';
  /** A known extension that cannot be read is refused always, or only where it is critical or decides. */
  readonly malformedExtensions: 'refused' | 'refused-if-needed';
  /** keyCertSign, pathLenConstraint and name constraints only in CA certificates. */
  readonly caFieldsInCaOnly: boolean;
  /** DNS names in the preferred name syntax, e-mail addresses, host names of constraints: well-formed or refused. */
  readonly nameSyntax: boolean;
  /** CA/Browser Forum BR 7.1.2.1: what a root's certificate must and must not hold. */
  readonly publicRoot: boolean;
  /** What RFC 5280 § 5.2 asks of a CRL beyond what § 6.3 needs: AKI, number, flags. Others are not used. */
  readonly conformingCrls: boolean;
  /** BR 7.1.4.3: the encoding of a common name that stands for an address or a host. */
  readonly commonNameEncoding: boolean;
}

export interface LeafRules {
  readonly mayBeCa: boolean;
  readonly subjectAltName: boolean;
  readonly extendedKeyUsage: boolean;
  /** anyExtendedKeyUsage serves for every purpose, or must not be there (BR 7.1.2.7.10). */
  readonly anyPurpose: 'serves' | 'forbidden';
  /** A key usage must have a bit that the purpose uses (RFC 5280 § 4.2.1.12); § 6 does not look at it. */
  readonly keyUsageForPurpose: boolean;
  /** As `FormRules.criticality`, of the leaf alone. */
  readonly criticality: FormRules['criticality'];
  /** Where there is no DNS name in the SAN, the common name is one. Name constraints then apply to it. */
  readonly commonNameAsDnsName: boolean;
  /** Labels that must follow `*.`: BR 3.2.2.6 keeps wildcards off public suffixes. A caller that has a list of them gives `isPublicSuffix`. */
  readonly wildcardMinLabels: number;
}

export interface KeyRules {
  readonly rsaMinBits: number;
  /** BR 6.1.6: the modulus is a multiple of 8 bits long. */
  readonly rsaWholeOctets: boolean;
  /** Curves by name; undefined: any that the platform verifies. */
  readonly curves: readonly string[] | undefined;
  /** undefined: any that the platform verifies. */
  readonly types: readonly ('rsa' | 'ec' | 'ed25519' | 'ed448' | 'dsa')[] | undefined;
}

/** What a kind of relying party asks. Data only: a caller may spread one and change a member. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  /** OID asked for when the caller names none; undefined: any. */
  readonly purpose: string | undefined;
  readonly anchor: AnchorRules;
  readonly form: FormRules;
  readonly leaf: LeafRules;
  readonly keys: KeyRules;
  /** Hashes that a signature on the path may use; an anchor's own signature is not judged. */
  readonly signatureHashes: readonly HashName[];
  /** Extensions that may be critical; any other critical one has the certificate refused (RFC 5280 § 4.2). */
  readonly criticalExtensions: readonly ExtensionName[];
  /** Microsoft's application policies (1.3.6.1.4.1.311.21.10) bind as extended key usage does. */
  readonly applicationPolicies: boolean;
}

const SHA2: readonly HashName[] = ['SHA-256', 'SHA-384', 'SHA-512'];
/** What NIST SP 800-131A leaves for signatures: SHA-1 has had known collisions since 2017. */
const CURRENT: readonly HashName[] = [
  'SHA-224',
  ...SHA2,
  'SHA-512/224',
  'SHA-512/256',
  'SHA3-224',
  'SHA3-256',
  'SHA3-384',
  'SHA3-512',
];

/** Flags that RFC 5280 § 4.2.1 prescribes with MUST. */
const RFC5280_CRITICALITY: FormRules['criticality'] = {
  authorityKeyIdentifier: 'not-critical',
  subjectKeyIdentifier: 'not-critical',
  subjectDirectoryAttributes: 'not-critical',
  nameConstraints: 'critical',
  policyConstraints: 'critical',
  inhibitAnyPolicy: 'critical',
  freshestCrl: 'not-critical',
  authorityInfoAccess: 'not-critical',
  subjectInfoAccess: 'not-critical',
};

const { nameConstraints: _, ...WEBPKI_CRITICALITY } = RFC5280_CRITICALITY;

/** What RFC 5280 § 6 processes, and the distribution points that revocation checking follows. */
const PROCESSED: readonly ExtensionName[] = [
  'basicConstraints',
  'keyUsage',
  'subjectAltName',
  'nameConstraints',
  'certificatePolicies',
  'policyMappings',
  'policyConstraints',
  'inhibitAnyPolicy',
  'extendedKeyUsage',
  'crlDistributionPoints',
];

const RFC5280: Profile = {
  id: 'rfc5280',
  title: 'RFC 5280, with the form that its section 4 asks of certificates',
  purpose: undefined,
  anchor: { validity: true, constraints: true, extendedKeyUsage: true, extensions: true, leafMayBeAnchor: false },
  form: {
    strictDer: true,
    timeEncoding: false,
    leafVersion3: false,
    // § 4.1.2.2 wants negative and zero numbers handled gracefully; PKITS accepts negative ones.
    serialNumber: { maxOctets: 20, zero: false, negative: true },
    keyIdentifiers: true,
    criticality: RFC5280_CRITICALITY,
    basicConstraintsCritical: 'anchor',
    malformedExtensions: 'refused',
    caFieldsInCaOnly: true,
    nameSyntax: true,
    publicRoot: false,
    conformingCrls: true,
    commonNameEncoding: false,
  },
  leaf: {
    mayBeCa: true,
    subjectAltName: false,
    extendedKeyUsage: false,
    anyPurpose: 'serves',
    keyUsageForPurpose: false,
    criticality: {},
    commonNameAsDnsName: false,
    wildcardMinLabels: 1,
  },
  keys: { rsaMinBits: 1024, rsaWholeOctets: false, curves: undefined, types: undefined },
  signatureHashes: CURRENT,
  criticalExtensions: PROCESSED,
  applicationPolicies: false,
};

const WEBPKI: Profile = {
  id: 'webpki',
  title: 'Publicly trusted TLS server certificates (CA/Browser Forum Baseline Requirements)',
  purpose: PURPOSES.serverAuth,
  anchor: RFC5280.anchor,
  form: {
    ...RFC5280.form,
    timeEncoding: true,
    leafVersion3: true,
    serialNumber: { maxOctets: 20, zero: false, negative: false },
    // BR 7.1.2.10.8 lets name constraints be not critical.
    criticality: WEBPKI_CRITICALITY,
    basicConstraintsCritical: 'every-ca',
    publicRoot: true,
    commonNameEncoding: true,
  },
  leaf: {
    mayBeCa: false,
    subjectAltName: true,
    extendedKeyUsage: true,
    anyPurpose: 'forbidden',
    keyUsageForPurpose: true,
    // BR 7.1.2.7.6.
    criticality: { extendedKeyUsage: 'not-critical' },
    commonNameAsDnsName: false,
    wildcardMinLabels: 2,
  },
  // BR 6.1.5, 7.1.3.1.
  keys: { rsaMinBits: 2048, rsaWholeOctets: true, curves: ['P-256', 'P-384', 'P-521'], types: ['rsa', 'ec'] },
  // BR 7.1.3.2.
  signatureHashes: SHA2,
  criticalExtensions: PROCESSED,
  applicationPolicies: false,
};

/** What CryptoAPI's chain engine passes over, and what it asks of every certificate. */
const WINDOWS: Profile = {
  id: 'windows',
  title: 'Windows, any purpose',
  purpose: undefined,
  anchor: { validity: true, constraints: true, extendedKeyUsage: true, extensions: false, leafMayBeAnchor: true },
  form: {
    strictDer: false,
    timeEncoding: false,
    leafVersion3: false,
    serialNumber: { maxOctets: undefined, zero: true, negative: true },
    keyIdentifiers: false,
    criticality: {},
    basicConstraintsCritical: 'nobody',
    malformedExtensions: 'refused-if-needed',
    caFieldsInCaOnly: false,
    nameSyntax: false,
    publicRoot: false,
    conformingCrls: false,
    commonNameEncoding: false,
  },
  leaf: {
    mayBeCa: true,
    subjectAltName: false,
    extendedKeyUsage: false,
    anyPurpose: 'serves',
    keyUsageForPurpose: true,
    criticality: {},
    commonNameAsDnsName: false,
    wildcardMinLabels: 1,
  },
  // Windows refuses RSA keys below 1024 bits since KB2661254, and MD5 signatures since KB2862973.
  keys: RFC5280.keys,
  signatureHashes: ['SHA-1', ...CURRENT],
  criticalExtensions: [
    ...PROCESSED,
    'authorityKeyIdentifier',
    'subjectKeyIdentifier',
    'issuerAltName',
    'authorityInfoAccess',
    'freshestCrl',
    'microsoftTemplateName',
    'microsoftTemplate',
    'microsoftApplicationPolicies',
    'microsoftCaVersion',
    'microsoftPreviousCaHash',
  ],
  applicationPolicies: true,
};

const WINDOWS_SERVER_AUTH: Profile = {
  ...WINDOWS,
  id: 'windows-server-auth',
  title: 'A TLS server as Windows clients judge it',
  purpose: PURPOSES.serverAuth,
  leaf: { ...WINDOWS.leaf, commonNameAsDnsName: true },
};

const WINDOWS_CLIENT_AUTH: Profile = {
  ...WINDOWS,
  id: 'windows-client-auth',
  title: 'A TLS client as IIS and the CMG judge it',
  purpose: PURPOSES.clientAuth,
};

export const PROFILES = {
  'windows-client-auth': WINDOWS_CLIENT_AUTH,
  'windows-server-auth': WINDOWS_SERVER_AUTH,
  webpki: WEBPKI,
  rfc5280: RFC5280,
} as const satisfies Record<string, Profile>;
export type ProfileId = keyof typeof PROFILES;
