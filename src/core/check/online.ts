import type { AzureNameFacts, AzureSubscriptionFacts } from '../names/azureFacts.js';
import type { HttpExchange } from '../ports.js';
import type { Certificate } from '../x509/types.js';
import type { CrlFetch } from './crlFacts.js';

/** What the network said of one target; each part is absent when it was not asked. */
export interface OnlineFacts {
  readonly revocation?: readonly AskedCertificate[] | undefined;
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

/** One certificate of a path below the root, and everything that was asked to learn whether it is revoked. */
export interface AskedCertificate {
  readonly certificate: Certificate;
  /** What people call it. */
  readonly label: string;
  /** Where in the target: empty for the certificate itself, `chain/0/`. */
  readonly path: string;
  /** Its http locations of complete CRLs, in order. */
  readonly crls: readonly CrlFetch[];
  readonly ocsp: readonly OcspAsk[];
  /** It also names a CRL by http, to which a client turns when a responder knows nothing. */
  readonly hasCrlLocation: boolean;
}

/** One responder, asked by POST and by GET (RFC 6960 appendix A). */
export interface OcspAsk {
  readonly url: string;
  readonly answers: readonly OcspAnswer[];
}

export interface OcspAnswer {
  readonly method: 'POST' | 'GET';
  /** ms since 1970. */
  readonly askedAt: number;
  readonly exchange: HttpExchange;
  readonly reading: OcspReading;
}

/** What an answer comes to. */
export type OcspReading =
  | {
      readonly state: 'answered';
      readonly status: 'good' | 'revoked' | 'unknown';
      /** ms since 1970. */
      readonly revokedAt: number | undefined;
      readonly reason: string | undefined;
      readonly thisUpdate: number;
      readonly nextUpdate: number | undefined;
      /** Who signed, in words: the CA itself, or a responder that it named. */
      readonly signer: string;
    }
  /** Nothing came, or nothing that was not HTTP. A clause whose subject is the responder. */
  | { readonly state: 'unreachable'; readonly message: string }
  /** It may not be asked from here without leave. */
  | { readonly state: 'private'; readonly message: string }
  /** An answer that no client takes. A clause whose subject is the responder. */
  | { readonly state: 'failed'; readonly message: string };
