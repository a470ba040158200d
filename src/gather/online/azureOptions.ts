import { CmgCertError } from '../../core/errors.js';

/** Where to ask Azure, as the caller says it. */
export interface AzureOptions {
  /** GUID of the subscription. */
  readonly subscription: string;
  readonly resourceGroup?: string | undefined;
  /** Azure Resource Manager, `https://…`; default: that of the cloud. */
  readonly endpoint?: string | undefined;
  /** Microsoft Entra ID, `https://…`; default: that of the cloud. */
  readonly authority?: string | undefined;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Azure's own rule for the name of a resource group, less what would need quoting in a command line. */
const RESOURCE_GROUP = /^[\w.()-]{0,89}[\w()-]$/;

/** @throws CmgCertError `usage`: these become part of addresses */
export function azureAsked(options: AzureOptions): AzureOptions {
  const { subscription, resourceGroup, endpoint, authority } = options;
  if (!GUID.test(subscription)) {
    throw new CmgCertError('usage', `"${subscription}" is no subscription ID`, {
      remedy: 'Give its GUID: az account show --query id --output tsv',
    });
  }
  if (resourceGroup !== undefined && !RESOURCE_GROUP.test(resourceGroup)) {
    throw new CmgCertError('usage', `"${resourceGroup}" is no name of a resource group`, {
      remedy: 'Give the name alone, such as --resource-group cmg-rg',
    });
  }
  return {
    subscription: subscription.toLowerCase(),
    resourceGroup,
    endpoint: endpoint === undefined ? undefined : httpsOrigin(endpoint),
    authority: authority === undefined ? undefined : httpsOrigin(authority),
  };
}

/** A token goes there: https, and nothing but a host with its port. */
function httpsOrigin(text: string): string {
  const origin = /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?(?=\/?$)/i.exec(text.trim())?.[0];
  if (origin !== undefined) return origin.toLowerCase();
  throw new CmgCertError('usage', `"${text}" is no address of an Azure endpoint`, {
    remedy: 'Give it as https://host or https://host:port, without a path.',
  });
}
