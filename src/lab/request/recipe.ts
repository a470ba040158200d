import type { KeyUsageBit } from '../../core/x509/types.js';

/** What a request asks for, in whatever form it is written. */
export interface RequestRecipe {
  readonly commonName: string;
  /** DNS names of the SAN, in order; the first is the only one that Configuration Manager reads in a client's. */
  readonly dnsNames: readonly string[];
  /** OIDs of extended key usage. */
  readonly purposes: readonly string[];
  readonly keyUsage: readonly KeyUsageBit[];
  readonly keyBits: 2048 | 4096;
}
