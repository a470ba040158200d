import type { AzureNameFacts, AzureSubscriptionFacts } from '../names/azureFacts.js';

/** What the network said of one target; each part is absent when it was not asked. */
export interface OnlineFacts {
  readonly revocation?: OnlineRevocation | undefined;
  /** What DNS said of the service name and of what it becomes in Azure. */
  readonly dns?: DnsNameFacts | undefined;
  /** What Azure Resource Manager said of them. */
  readonly azure?: AzureNameFacts | undefined;
  /** What it said of the subscription. */
  readonly azurePlace?: AzureSubscriptionFacts | undefined;
}

/** What DNS said of one service name. */
export interface DnsNameFacts {
  /** For people: who was asked. */
  readonly server: string;
  readonly service: DnsChain;
  /** Undefined where no deployment name can be formed, for want of a region or of a legal prefix. */
  readonly deployment: DnsPresence | undefined;
  /** Of the deployment name; empty where it has none, or was not asked. */
  readonly deploymentAddresses: readonly string[];
  readonly storage: DnsPresence | undefined;
  readonly keyVault: DnsPresence | undefined;
}

/** Where a name leads. */
export type DnsChain =
  | {
      readonly state: 'followed';
      /** The name itself, then each CNAME's target, in lower case. */
      readonly names: readonly string[];
      /** Of the last name; none where it does not exist or has none. */
      readonly addresses: readonly string[];
      /** `loop`: it leads back to itself. `too-long`: it was left after as many steps as a resolver takes. */
      readonly end: 'address' | 'nothing' | 'loop' | 'too-long';
    }
  | { readonly state: 'failed'; readonly message: string };

/** Whether a name exists in DNS. */
export type DnsPresence =
  /** `seen`: an address or the target of a CNAME. */
  | { readonly state: 'exists'; readonly seen: string }
  | { readonly state: 'absent' }
  /** The server answers even for names that cannot exist, so that its answer tells nothing. */
  | { readonly state: 'invented'; readonly seen: string }
  | { readonly state: 'failed'; readonly message: string };

/** What was fetched to learn whether a path is revoked. */
export interface OnlineRevocation {
  /** CRLs, complete and delta, one for each location and certificate that names it. */
  readonly crls: readonly [];
}
