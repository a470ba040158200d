import type { KeyUsageBit } from '../../core/x509/types.js';

/** What the subject says besides the common name, as the order form of a public CA asks for it. */
export interface SubjectDetails {
  readonly organization?: string | undefined;
  readonly organizationalUnit?: string | undefined;
  readonly locality?: string | undefined;
  readonly state?: string | undefined;
  /** Two letters of ISO 3166. */
  readonly country?: string | undefined;
}

/** What a request asks for, in whatever form it is written. */
export interface RequestRecipe {
  readonly commonName: string;
  readonly details?: SubjectDetails | undefined;
  /** DNS names of the SAN, in order; the first is the only one that Configuration Manager reads in a client's. */
  readonly dnsNames: readonly string[];
  /** OIDs of extended key usage. */
  readonly purposes: readonly string[];
  readonly keyUsage: readonly KeyUsageBit[];
  readonly keyBits: 2048 | 4096;
}

/** The subject from its most general attribute to the common name, the order in which a name is encoded. */
export const subjectOf = ({
  commonName,
  details = {},
}: RequestRecipe): readonly (readonly [type: string, value: string])[] =>
  (
    [
      ['C', details.country],
      ['ST', details.state],
      ['L', details.locality],
      ['O', details.organization],
      ['OU', details.organizationalUnit],
      ['CN', commonName],
    ] as const
  ).flatMap(([type, value]) => (value === undefined ? [] : [[type, value] as const]));
