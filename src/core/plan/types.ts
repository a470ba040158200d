/** The design of one cloud management gateway, as its file says it. What is absent was not said: rules then answer `unknown`, never `pass`. */
export interface Plan {
  /** Current-branch release, 2503. */
  readonly configmgr?: number | undefined;
  readonly deployment?: PlanDeployment | undefined;
  readonly clients?: PlanClients | undefined;
  readonly hierarchy?: PlanHierarchy | undefined;
  readonly serviceConnectionPoint?: 'online' | 'offline' | undefined;
  /** The optional feature "cloud management gateway" is turned on in the console. */
  readonly optionalFeature?: boolean | undefined;
  readonly connectionPoints?: readonly PlanConnectionPoint[] | undefined;
  readonly managementPoints?: readonly PlanManagementPoint[] | undefined;
  readonly softwareUpdatePoints?: readonly PlanSoftwareUpdatePoint[] | undefined;
  readonly entra?: PlanEntra | undefined;
  /** The wizard's "Verify client certificate revocation". */
  readonly verifyClientRevocation?: boolean | undefined;
  /** The site's "Clients check the certificate revocation list (CRL) for site systems". */
  readonly clientsCheckCrl?: boolean | undefined;
  /** "Use PKI client certificate (client authentication) when available", by primary site code. */
  readonly usePkiClientCertificate?: readonly string[] | undefined;
  /** "Enforce TLS 1.2". */
  readonly tls12?: boolean | undefined;
  /** "Allow CMG to function as a cloud distribution point and serve content from Azure storage". */
  readonly content?: boolean | undefined;
  readonly clientSettings?: PlanClientSettings | undefined;
  readonly trafficAlert?: { readonly gigabytes: number; readonly days?: number | undefined } | undefined;
  readonly boundaryGroups?: boolean | undefined;
  /** Windows Server release of the site server that imports the PFX, `2019`. */
  readonly siteServerWindows?: string | undefined;
  readonly files?: PlanFiles | undefined;
}

export type PlanMethod = 'service-management' | 'cloud-service-classic' | 'scale-set';
export type PlanCloud = 'public' | 'usgov' | 'china';
export type VmSize = 'B2s' | 'A2_v2' | 'A4_v2' | 'classic';

export interface PlanDeployment {
  readonly method?: PlanMethod | undefined;
  /** The gateway exists already. */
  readonly deployed?: boolean | undefined;
  readonly cloud?: PlanCloud | undefined;
  /** Programmatic name, `westus`. */
  readonly region?: string | undefined;
  readonly resourceGroup?:
    | { readonly name: string; readonly existing?: boolean | undefined; readonly region?: string | undefined }
    | undefined;
  readonly subscription?:
    | { readonly csp?: boolean | undefined; readonly registeredProviders?: readonly string[] | undefined }
    | undefined;
  readonly serviceName?: string | undefined;
  readonly vm?: { readonly size?: VmSize | undefined; readonly count?: number | undefined } | undefined;
  /** Deployment methods of the other gateways of the hierarchy. */
  readonly otherGateways?: readonly PlanMethod[] | undefined;
  /** Site that the gateway is created at. */
  readonly site?: string | undefined;
}

export type ClientSystem = 'windows-7' | 'windows-8.1' | 'windows-10' | 'windows-11' | 'windows-server' | 'macos';

export interface PlanClients {
  readonly count?: number | undefined;
  /** The same by primary site; a primary that is not listed has none. */
  readonly bySite?: readonly { readonly site: string; readonly count: number }[] | undefined;
  /** Operating systems among them. */
  readonly operatingSystems?: readonly ClientSystem[] | undefined;
  /** How they prove who they are. */
  readonly authentication?: readonly ('pki' | 'entra' | 'token')[] | undefined;
  /** Something is deployed to users, not only to devices. */
  readonly userScenarios?: boolean | undefined;
  /** Clients are installed from the internet (ccmsetup, Intune, Autopilot). */
  readonly internetInstall?: boolean | undefined;
  /** They have IPv4. */
  readonly ipv4?: boolean | undefined;
}

export interface PlanHierarchy {
  readonly kind?: 'standalone' | 'cas' | undefined;
  /** Site code of the top-level site: the CAS, or the standalone primary. */
  readonly topLevelSite?: string | undefined;
  /** Site codes of the primaries below a CAS. */
  readonly primaries?: readonly string[] | undefined;
}

export interface PlanConnectionPoint {
  readonly server: string;
  readonly site?: string | undefined;
  /** File of its client certificate. */
  readonly certificate?: string | undefined;
  /** Ports of Windows' dynamic range; 16,384 unless it was changed. */
  readonly dynamicPorts?: number | undefined;
}

export type PlanMode = 'http' | 'enhanced-http' | 'https';

export interface PlanManagementPoint {
  readonly server: string;
  readonly site?: string | undefined;
  readonly mode?: PlanMode | undefined;
  /** "Allow Configuration Manager cloud management gateway traffic". */
  readonly cmgTraffic?: boolean | undefined;
  readonly internetOnly?: boolean | undefined;
  /** It reaches the sign-in endpoints of Microsoft Entra. */
  readonly reachesEntra?: boolean | undefined;
}

export interface PlanSoftwareUpdatePoint {
  readonly server: string;
  readonly site?: string | undefined;
  readonly mode?: PlanMode | undefined;
  readonly cmgTraffic?: boolean | undefined;
  readonly internetOnly?: boolean | undefined;
}

export interface PlanEntra {
  /** The site is onboarded: cloud management under Azure Services. */
  readonly onboarded?: boolean | undefined;
  readonly tenantId?: string | undefined;
  readonly serverApp?: PlanApp | undefined;
  readonly clientApp?: PlanApp | undefined;
  readonly userDiscovery?: boolean | undefined;
  /** Users are synchronized from Active Directory, not made in Microsoft Entra ID. */
  readonly hybridIdentities?: boolean | undefined;
  /** Further tenants whose users or devices use the gateway. */
  readonly otherTenants?:
    | readonly { readonly tenantId: string; readonly onboarded?: boolean | undefined }[]
    | undefined;
}

export interface PlanApp {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  /** End of its secret, ISO 8601 day. */
  readonly secretExpires?: string | undefined;
  /** Years for which the secret was made. */
  readonly secretYears?: number | undefined;
}

export interface PlanClientSettings {
  /** "Enable clients to use a cloud management gateway". */
  readonly useGateway?: boolean | undefined;
  /** "Allow access to cloud distribution point". */
  readonly cloudDistributionPoint?: boolean | undefined;
}

/** Names of files, beside the plan or absolute. */
export interface PlanFiles {
  readonly server?: string | undefined;
  /** The certificate in use, where the server certificate is to take its place. */
  readonly current?: string | undefined;
  readonly clients?: readonly string[] | undefined;
  readonly roots?: readonly string[] | undefined;
  readonly intermediates?: readonly string[] | undefined;
  readonly crls?: readonly string[] | undefined;
  readonly tokens?: readonly string[] | undefined;
  /** Certificates that the tokens may be signed with. */
  readonly signingCertificates?: readonly string[] | undefined;
  readonly ccmsetup?: readonly string[] | undefined;
  readonly managementCertificate?: string | undefined;
  /** Root of the server certificate, where it is not one of `roots`. */
  readonly serverRoots?: readonly string[] | undefined;
  readonly password?: string | undefined;
}
