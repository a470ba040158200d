import type { Cloud, DeploymentMethod } from '../check/settings.js';
import { CLOUDS, type CloudDeployment } from './cloudTable.js';
import { asciiLower } from './dnsName.js';

/** Where a CMG's deployment name can lie, a row each. */
export interface AzureDomain extends CloudDeployment {
  readonly cloud: Cloud;
}

/** Deployment names by cloud and method, of the clouds that offer the CMG. */
export const AZURE_DOMAINS: readonly AzureDomain[] = CLOUDS.flatMap(({ key, deployments }) =>
  key === 'china' ? [] : deployments.map((row) => ({ cloud: key, ...row })),
);

const UNSUPPORTED_DOMAINS: readonly string[] = CLOUDS.filter(({ supported }) => !supported).flatMap(({ deployments }) =>
  deployments.map(({ suffix }) => suffix),
);

export const DEPLOYMENT_NAMES: Readonly<Record<DeploymentMethod, string>> = {
  'scale-set': 'virtual machine scale set',
  'cloud-service-classic': 'cloud service (classic)',
};

/** Domains that belong to Microsoft and hold services of Azure: no public CA issues for them to a customer. */
const MICROSOFT_DOMAINS: readonly string[] = [
  'azure.com',
  'azure.net',
  'azure.us',
  'azure.cn',
  'azure-api.net',
  'azureedge.net',
  'azurefd.net',
  'azurewebsites.net',
  'azurewebsites.us',
  'chinacloudapi.cn',
  'chinacloudapp.cn',
  'cloudapp.net',
  'microsoft.com',
  'microsoftonline.com',
  'onmicrosoft.com',
  'trafficmanager.net',
  'usgovcloudapi.net',
  'usgovcloudapp.net',
  'usgovtrafficmanager.net',
  'windows.net',
];

/** The domain of Microsoft's that a host lies in, if any. */
export function microsoftDomain(host: string): string | undefined {
  const name = asciiLower(host);
  return MICROSOFT_DOMAINS.find((domain) => name === domain || name.endsWith(`.${domain}`));
}

/** What a host in an Azure domain is. */
export type AzureHost =
  /** The name of a CMG deployment; `domains` are the rows it fits, `region` stands in it where they are regional. */
  | { readonly kind: 'deployment'; readonly domains: readonly AzureDomain[]; readonly region: string | undefined }
  /** Below a deployment suffix, but with a label missing or too many. */
  | { readonly kind: 'misshapen'; readonly domain: AzureDomain; readonly expected: string }
  | { readonly kind: 'unsupported'; readonly suffix: string }
  /** Another domain of Microsoft's, where no CMG is ever deployed. */
  | { readonly kind: 'other-microsoft'; readonly domain: string };

/** Reads a host as a name in an Azure domain; undefined for a domain of one's own. */
export function azureHost(host: string): AzureHost | undefined {
  const name = asciiLower(host);
  const unsupported = UNSUPPORTED_DOMAINS.find((suffix) => below(name, suffix));
  if (unsupported !== undefined) return { kind: 'unsupported', suffix: unsupported };

  const domains = AZURE_DOMAINS.filter(({ suffix }) => below(name, suffix));
  const [domain] = domains;
  if (domain === undefined) {
    const other = microsoftDomain(name);
    return other === undefined ? undefined : { kind: 'other-microsoft', domain: other };
  }
  const labels = name.slice(0, -domain.suffix.length - 1).split('.');
  if (name === domain.suffix || labels.length !== (domain.regional ? 2 : 1)) {
    return {
      kind: 'misshapen',
      domain,
      expected: `${domain.regional ? '<prefix>.<region>' : '<prefix>'}.${domain.suffix}`,
    };
  }
  return { kind: 'deployment', domains, region: domain.regional ? labels[1] : undefined };
}

const below = (name: string, suffix: string): boolean => name === suffix || name.endsWith(`.${suffix}`);
