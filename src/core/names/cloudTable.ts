import type { Cloud, DeploymentMethod } from '../check/settings.js';
import { present } from '../present.js';

/** One Azure cloud: what Azure calls its parts there, and where its services answer. */
export interface AzureCloud {
  readonly key: Cloud | 'china';
  readonly name: string;
  /** As `az cloud set --name` knows it. */
  readonly azName: string;
  /** Whether Configuration Manager deploys a CMG there. */
  readonly supported: boolean;
  /** Names of deployments lie below these; of several rows for one method the first is the one that Azure gives. */
  readonly deployments: readonly CloudDeployment[];
  /** Storage accounts, seen through their blob service. */
  readonly blob: string;
  readonly keyVault: string;
  /** Azure Resource Manager. */
  readonly resourceManager: string;
  /** Microsoft Entra ID. */
  readonly authority: string;
  readonly portal: string;
}

export interface CloudDeployment {
  readonly deployment: DeploymentMethod;
  readonly suffix: string;
  /** The region's name stands between prefix and suffix. */
  readonly regional: boolean;
}

/**
 * Every cloud that a name or an answer can point to; the only place where suffixes and endpoints stand.
 * Microsoft's page for the certificate shows `usgovcloudapp.net` for US Government whatever the method, while virtual machines there get names
 * below `cloudapp.usgovcloudapi.net`: both are accepted. Azure China is no environment that Configuration Manager offers; it is here to be recognised.
 *
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 */
export const CLOUDS: readonly AzureCloud[] = [
  {
    key: 'public',
    name: 'Azure public cloud',
    azName: 'AzureCloud',
    supported: true,
    deployments: [
      { deployment: 'scale-set', suffix: 'cloudapp.azure.com', regional: true },
      { deployment: 'cloud-service-classic', suffix: 'cloudapp.net', regional: false },
    ],
    blob: 'blob.core.windows.net',
    keyVault: 'vault.azure.net',
    resourceManager: 'https://management.azure.com',
    authority: 'https://login.microsoftonline.com',
    portal: 'https://portal.azure.com',
  },
  {
    key: 'usgov',
    name: 'Azure US Government cloud',
    azName: 'AzureUSGovernment',
    supported: true,
    deployments: [
      { deployment: 'scale-set', suffix: 'cloudapp.usgovcloudapi.net', regional: true },
      { deployment: 'scale-set', suffix: 'usgovcloudapp.net', regional: false },
      { deployment: 'cloud-service-classic', suffix: 'usgovcloudapp.net', regional: false },
    ],
    blob: 'blob.core.usgovcloudapi.net',
    keyVault: 'vault.usgovcloudapi.net',
    resourceManager: 'https://management.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us',
    portal: 'https://portal.azure.us',
  },
  {
    key: 'china',
    name: 'Azure China',
    azName: 'AzureChinaCloud',
    supported: false,
    deployments: [
      { deployment: 'cloud-service-classic', suffix: 'chinacloudapp.cn', regional: false },
      { deployment: 'scale-set', suffix: 'cloudapp.chinacloudapi.cn', regional: true },
    ],
    blob: 'blob.core.chinacloudapi.cn',
    keyVault: 'vault.azure.cn',
    resourceManager: 'https://management.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn',
    portal: 'https://portal.azure.cn',
  },
];

/** The row of a cloud. */
export const cloudOf = (key: AzureCloud['key']): AzureCloud => present(CLOUDS.find((cloud) => cloud.key === key));
