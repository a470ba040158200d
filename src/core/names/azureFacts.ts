import type { Cloud, DeploymentMethod } from '../check/settings.js';

/** What to ask Azure Resource Manager, and where. */
export interface AzureRequest {
  readonly cloud: Cloud;
  /** GUID. */
  readonly subscription: string;
  readonly resourceGroup: string | undefined;
  /** Programmatic name; without it nothing regional is asked. */
  readonly region: string | undefined;
  readonly deployment: DeploymentMethod;
  /** First labels of the service names, in lower case: what the storage account, the key vault and the deployment are to be called. */
  readonly prefixes: readonly string[];
  /** Resource providers whose registration is asked. */
  readonly providers: readonly string[];
  /** Azure Resource Manager, without a slash at the end. */
  readonly endpoint: string;
  /** Microsoft Entra ID, likewise. */
  readonly authority: string;
  /** The authority is not one that Microsoft's libraries know. */
  readonly customAuthority: boolean;
  /** For everything together, in ms. */
  readonly timeoutMs: number;
}

/** Why there is no answer. */
export type AzureRefusal =
  | 'not-installed'
  | 'not-logged-in'
  | 'login-failed'
  | 'forbidden'
  | 'throttled'
  | 'wrong-cloud'
  | 'subscription-not-found'
  | 'not-registered'
  | 'timed-out'
  | 'unreachable'
  | 'unexpected';

/** One answer, or why there is none; `message` is a clause whose subject is Azure, or a whole fact: `nobody is logged in`. */
export type AzureAnswer<T> =
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'unanswered'; readonly code: AzureRefusal; readonly message: string; readonly remedy: string };

/** Whether a name can be had. */
export type AzureAvailability =
  | { readonly available: true }
  | {
      readonly available: false;
      /** `AlreadyExists`, `AccountNameInvalid`; undefined where Azure gives none. */
      readonly reason: string | undefined;
      /** Azure's own words. */
      readonly message: string | undefined;
      /** Who holds it, where that can be seen from this subscription. */
      readonly holder: AzureHolder | undefined;
    };

export type AzureHolder =
  /** A resource of this subscription. */
  | { readonly kind: 'own'; readonly resourceGroup: string }
  /** A deleted key vault of this subscription that still holds its name. Dates in ISO 8601. */
  | {
      readonly kind: 'own-deleted';
      readonly deletedAt: string | undefined;
      readonly purgedAt: string | undefined;
      readonly purgeProtected: boolean;
    };

/** What Azure said of the names that one prefix becomes. */
export interface AzureNameFacts {
  readonly storageAccount: AzureAnswer<AzureAvailability>;
  readonly keyVault: AzureAnswer<AzureAvailability>;
  /** Absent where it cannot be asked: no region, or a cloud service (classic). */
  readonly deploymentName?: AzureAnswer<AzureAvailability>;
}

/** What Azure said of the place where the gateway is to stand. */
export interface AzureSubscriptionFacts {
  readonly endpoint: string;
  readonly id: string;
  readonly subscription: AzureAnswer<{ readonly name: string; readonly state: string }>;
  /** Whether the subscription offers the region; absent without one. */
  readonly region?: AzureAnswer<{ readonly name: string; readonly offered: boolean }>;
  /** Absent when none was named. */
  readonly resourceGroup?: AzureAnswer<{ readonly name: string; readonly location: string | undefined }>;
  /** By namespace: `Registered`, `NotRegistered`, `Registering`, … */
  readonly providers: readonly { readonly namespace: string; readonly registration: AzureAnswer<string> }[];
}

export interface AzureFacts {
  readonly place: AzureSubscriptionFacts;
  /** By prefix. */
  readonly names: ReadonlyMap<string, AzureNameFacts>;
}

/**
 * Resource providers that a deployment needs.
 *
 * @see https://learn.microsoft.com/intune/configmgr/core/clients/manage/cmg/configure-azure-ad
 */
export const RESOURCE_PROVIDERS: Readonly<Record<DeploymentMethod, readonly string[]>> = {
  'scale-set': ['Microsoft.KeyVault', 'Microsoft.Storage', 'Microsoft.Network', 'Microsoft.Compute'],
  'cloud-service-classic': ['Microsoft.ClassicCompute', 'Microsoft.Storage'],
};
