import type { AzureFacts, AzureRequest } from '../core/names/azureFacts.js';
import type { CrlCache, CryptoPort, DnsPort, NetworkPolicy, NetworkPort } from '../core/ports.js';
import type { AzureOptions } from '../gather/online/azureOptions.js';
import type * as gatherOnline from '../gather/online/index.js';

/** The gatherers that ask the network. */
export type OnlineGatherers = typeof gatherOnline;

/** What the composition asks of Node or of the browser. */
export interface Platform {
  readonly crypto: CryptoPort;
  /** ms since 1970. */
  now(): number;
  /** The computer's own trusted roots, DER; empty where they cannot be read. */
  machineRoots(): Promise<readonly Uint8Array[]>;
  /** The gatherers that ask the ports below, loaded only by a run that asks; absent where there is no port, so that a page need not hold them. */
  online?(): Promise<OnlineGatherers>;
  /**
   * Loaded only for checks that go online; absent where there is no network to ask, as in a page.
   * @throws CmgCertError `usage`, `configuration` for a policy that cannot be read
   */
  network?(policy: NetworkPolicy): Promise<NetworkPort>;
  /** @throws CmgCertError `configuration` for a folder that cannot be used */
  crlCache?(folder: string): Promise<CrlCache>;
  /**
   * Loaded only when DNS is asked for names.
   * @param servers `ADDRESS:PORT`; none stands for those of the computer
   * @throws CmgCertError `usage` for a server that is no address
   */
  dns?(servers: readonly string[]): Promise<DnsPort>;
  /** Loaded only when Azure is asked; never throws for what Azure or the network does. */
  azure?(request: AzureRequest): Promise<AzureFacts>;
}

/** What may be asked of the network. */
export interface OnlineOptions {
  /** Default false: nothing leaves the computer. The other options here matter only with it. */
  readonly online?: boolean | undefined;
  /** CIDR: networks that may be asked although the internet does not route them. */
  readonly allowPrivateNetworks?: readonly string[] | undefined;
  /** `HOST:PORT=ADDRESS`, in place of what DNS says. */
  readonly resolve?: readonly string[] | undefined;
  /** Folder in which CRLs are kept until the next one is due. */
  readonly cache?: string | undefined;
  /** Where HTTP_PROXY and NO_PROXY are looked up; default: nowhere. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** DNS servers to ask for names, `ADDRESS` or `ADDRESS:PORT`; default: those of the computer. */
  readonly dnsServers?: readonly string[] | undefined;
  /** Asks Azure Resource Manager whether names are free, with or without `online`. */
  readonly azure?: AzureOptions | undefined;
}
