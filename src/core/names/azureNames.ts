/** What a service name becomes in Azure. */
export interface AzureNames {
  readonly service: string;
  readonly deployment: string;
  /** Other forms that Microsoft's documents show for the same cloud and method (US Government scale sets). */
  readonly deploymentAlternatives?: readonly string[];
  readonly storage: string;
  readonly keyVault: string;
  /** Whether Azure takes the prefix as the name of a storage account and a key vault. */
  readonly legal?: boolean;
  /** Absent for a name in an Azure domain, which needs none. */
  readonly cname?: string;
  readonly method: string;
  readonly cloud: string;
  readonly region: string;
  /** The newest release, by which the method was chosen because nobody named a release. */
  readonly assumedRelease?: number;
}
