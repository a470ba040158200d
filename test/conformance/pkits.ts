import { type PathInput, PROFILES, type Profile } from '../../src/core/trust/index.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { readCrl } from '../../src/core/x509/crl/readCrl.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { readConformance } from './data.js';

/** A test of NIST PKITS; certificates and CRLs by name. */
export interface PkitsTest {
  readonly id: string;
  readonly name: string;
  readonly anchor: string;
  /** From the anchor downward, with certificates that only sign CRLs among them; the leaf last. */
  readonly path: readonly string[];
  readonly crls: readonly string[];
  readonly valid: boolean;
  readonly initialPolicySet: readonly string[];
  readonly explicitPolicy: boolean;
  readonly policyMappingInhibit: boolean;
  readonly inhibitAnyPolicy: boolean;
}

export interface Pkits {
  readonly validationTime: string;
  readonly tests: readonly PkitsTest[];
  /** DER in Base64, by name. */
  readonly certificates: Readonly<Record<string, string>>;
  readonly crls: Readonly<Record<string, string>>;
}

const { policyConstraints: _, ...CRITICALITY } = PROFILES.rfc5280.form.criticality;

/**
 * PKITS is of 2011 and tests § 6 of RFC 5280 rather than the form of certificates: its DSA signatures use SHA-1, and
 * its policy constraints are not marked critical.
 */
const PROFILE: Profile = {
  ...PROFILES.rfc5280,
  signatureHashes: ['SHA-1', ...PROFILES.rfc5280.signatureHashes],
  form: { ...PROFILES.rfc5280.form, criticality: CRITICALITY },
};

export function loadPkits(): Pkits | undefined {
  return readConformance<Pkits>('pkits/pkits-public.json.gz');
}

export function pkitsInput(pkits: Pkits, test: PkitsTest): PathInput {
  const der = (table: Readonly<Record<string, string>>, name: string) => Buffer.from(table[name] as string, 'base64');
  const certificate = (name: string) => readCertificate(der(pkits.certificates, name));
  return {
    leaf: certificate(test.path.at(-1) as string),
    intermediates: test.path.slice(0, -1).map(certificate),
    anchors: [certificate(test.anchor)],
    crls: test.crls.map((name) => readCrl(der(pkits.crls, name))),
    revocation: 'required',
    at: Date.parse(pkits.validationTime),
    profile: PROFILE,
    policies: {
      initialPolicySet: test.initialPolicySet,
      explicitPolicy: test.explicitPolicy,
      inhibitMapping: test.policyMappingInhibit,
      inhibitAnyPolicy: test.inhibitAnyPolicy,
    },
    verify: nodeCrypto.verify,
  };
}
