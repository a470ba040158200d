import type { CheckSettings, Cloud, DeploymentMethod } from '../check/settings.js';
import { settleMethod } from '../plan/method.js';
import { NEWEST_RELEASE } from '../plan/versions.js';
import { present } from '../present.js';
import { commonNames } from '../x509/nameAttributes.js';
import type { Certificate } from '../x509/types.js';
import type { AzureNames } from './azureNames.js';
import { AZURE_DOMAINS, type AzureDomain, azureHost, DEPLOYMENT_NAMES } from './clouds.js';
import { cloudOf } from './cloudTable.js';
import { asciiLower, isWildcard } from './dnsName.js';
import { isLegalPrefix, prefixOf } from './prefix.js';

/** The name clients will use, and where it was read; or why there is none. */
export type ServiceName =
  | {
      readonly state: 'known';
      readonly serviceName: string;
      readonly source: 'common-name' | 'option' | 'wildcard-with-option';
    }
  | { readonly state: 'unknown'; readonly reason: 'no-common-name' | 'wildcard-without-service-name' };

/**
 * The service name is the certificate's common name. In a wildcard the asterisk is replaced by what the
 * administrator types in the wizard, so a wildcard alone names no service.
 *
 * @param commonNames in the order of the certificate; of several the last counts, the most specific (RFC 4514
 * § 2.1 prints it first), which is the one that Windows shows
 */
export function resolveServiceName(
  commonNames: readonly string[],
  settings: Pick<CheckSettings, 'serviceName'>,
): ServiceName {
  const commonName = commonNames.at(-1);
  const asked = settings.serviceName;
  if (commonName === undefined || commonName === '') {
    return asked === undefined
      ? { state: 'unknown', reason: 'no-common-name' }
      : { state: 'known', serviceName: asked, source: 'option' };
  }
  if (!commonName.includes('*')) return { state: 'known', serviceName: commonName, source: 'common-name' };
  return asked === undefined
    ? { state: 'unknown', reason: 'wildcard-without-service-name' }
    : { state: 'known', serviceName: asked, source: 'wildcard-with-option' };
}

/** The service name that a certificate serves, as far as it and the settings settle it. */
export function serviceNameOf({ subject }: Pick<Certificate, 'subject'>, settings: Pick<CheckSettings, 'serviceName'>) {
  const commonName = commonNames(subject).at(-1);
  if (commonName === undefined || commonName === '') return undefined;
  if (commonName.includes('*') && !isWildcard(commonName)) return undefined;
  const resolved = resolveServiceName([commonName], settings);
  return resolved.state === 'known' ? resolved.serviceName : undefined;
}

export interface Deployment {
  readonly cloud?: Cloud | undefined;
  readonly deployment?: DeploymentMethod | undefined;
  /** Programmatic name, `westus`; without it `<region>` stands in the names. */
  readonly region?: string | undefined;
  readonly configmgrVersion?: number | undefined;
  readonly deployed?: boolean | undefined;
}

/**
 * Where a gateway of this name would stand. The deployment method follows from the release (`settleMethod`). What is left open is read from the name where it is
 * in an Azure domain, and is otherwise a scale set in the public cloud; the region may remain unknown.
 */
export function placeOf(
  serviceName: string,
  given: Deployment = {},
): {
  readonly cloud: Cloud;
  readonly deployment: DeploymentMethod;
  readonly region: string | undefined;
  /** Release that the method was taken from because nobody named one. */
  readonly assumedRelease: number | undefined;
} {
  const host = azureHost(serviceName);
  const inName = host?.kind === 'deployment' ? host : undefined;
  const cloud = given.cloud ?? inName?.domains[0]?.cloud ?? 'public';
  const settled = settleMethod({ ...given, cloud });
  const deployment =
    settled.deployment ?? inName?.domains.find((domain) => domain.cloud === cloud)?.deployment ?? 'scale-set';
  const region = given.region ?? inName?.region;
  return {
    cloud,
    deployment,
    region: region === undefined ? undefined : asciiLower(region),
    assumedRelease: settled.by === 'newest-release' ? NEWEST_RELEASE : undefined,
  };
}

/** What a service name becomes in Azure. The names are formed even when the prefix is illegal: the rules judge that. */
export function deriveNames(serviceName: string, given: Deployment = {}): AzureNames {
  const service = asciiLower(serviceName);
  const prefix = prefixOf(service);
  const { cloud, deployment, region = '<region>', assumedRelease } = placeOf(service, given);
  const row = cloudOf(cloud);

  const possible = AZURE_DOMAINS.filter((domain) => domain.cloud === cloud && domain.deployment === deployment);
  const deployments = possible.map((domain) => deploymentName(prefix, domain, region));
  // A name that is itself one of the forms accepted says which of them Azure is to give.
  const chosen = deployments.includes(service) ? service : present(deployments[0]);
  const alternatives = deployments.filter((name) => name !== chosen);
  return {
    service,
    deployment: chosen,
    ...(alternatives.length === 0 ? {} : { deploymentAlternatives: alternatives }),
    storage: `${prefix}.${row.blob}`,
    keyVault: `${prefix}.${row.keyVault}`,
    legal: isLegalPrefix(prefix),
    ...(azureHost(service) === undefined ? { cname: `${service}. CNAME ${chosen}.` } : {}),
    method: DEPLOYMENT_NAMES[deployment],
    cloud: row.name,
    region,
    ...(assumedRelease === undefined ? {} : { assumedRelease }),
  };
}

function deploymentName(prefix: string, domain: AzureDomain, region: string): string {
  return `${prefix}.${domain.regional ? `${region}.` : ''}${domain.suffix}`;
}
