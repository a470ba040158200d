import type { DnsChain, DnsNameFacts } from '../../../core/check/online.js';
import { fail, type Judgement, pass, unknown } from '../../../core/check/rule.js';
import type { CheckSettings } from '../../../core/check/settings.js';
import type { AzureNames } from '../../../core/names/azureNames.js';
import { azureHost } from '../../../core/names/clouds.js';
import { prefixOf } from '../../../core/names/prefix.js';

/**
 * Whether DNS leads the service name to the deployment name. Before there is a deployment, a record that is missing or leads elsewhere breaks
 * nothing yet.
 */
export function judgeCname(names: AzureNames, facts: DnsNameFacts, settings: CheckSettings): Judgement {
  const { service, server } = facts;
  const fix = `Create this record in public DNS: ${names.cname ?? ''}`;
  if (service.state === 'failed') {
    return unknown('unreachable', `where ${names.service} leads: ${server} ${service.message}.`, {
      evidence: { server },
    });
  }
  const evidence = { server, chain: [...service.names], addresses: [...service.addresses] };
  const reached = service.names.find((name) => isDeployment(name, names));
  const deployed = settings.deployed ?? facts.deployment?.state === 'exists';
  if (reached !== undefined) {
    if (settings.deployed === true && service.end === 'nothing') {
      const message = `${service.names.join(' > ')} leads to nothing: the deployment name has no address (asked ${server}).`;
      return fail(message, { evidence, fix: `See that ${reached} is the gateway's deployment name, its region too.` });
    }
    return service.end === 'nothing'
      ? fail(
          `${shown(service.names)}: the record is there before the gateway, and the name that it leads to has no address (asked ${server}). ${TAKEOVER}`,
          {
            severity: 'warning',
            evidence,
            fix: REMOVE,
          },
        )
      : pass(service.names.join(' > '), evidence);
  }
  if (service.end === 'loop' || service.end === 'too-long') {
    return fail(
      service.end === 'loop'
        ? `${names.service} leads back to itself: ${shown(service.names)}.`
        : `${names.service} leads from one CNAME to the next, more than ${service.names.length - 1} times: ${shown(service.names)}.`,
      { evidence, fix },
    );
  }
  if (service.end === 'nothing' && service.names.length === 1) {
    if (deployed)
      return fail(`${names.service} has no record in DNS (asked ${server}), and its gateway is deployed.`, {
        evidence,
        fix,
      });
    // Nothing is wrong yet, and nothing is known: the severity keeps the answer from counting as one left open.
    return unknown('undecidable', `${names.service} has no record in DNS yet (asked ${server}).`, {
      severity: 'info',
      evidence,
      fix,
    });
  }
  const severity = deployed ? 'error' : 'warning';
  if (sameAddress(service, facts)) {
    return fail(
      `${names.service} leads to the address of ${names.deployment} without its name; a new deployment gets another address.`,
      { severity: 'warning', evidence, fix },
    );
  }
  const last = service.addresses[0] ?? 'a name that does not exist';
  const where =
    service.names.length === 1
      ? last
      : `${shown(service.names.slice(1))}${service.end === 'nothing' ? ' (no such name)' : ''}`;
  // The name of any Azure service that nobody holds can be had by everybody, not only that of the planned deployment.
  const end = service.names.at(-1) ?? '';
  const dangling = service.end === 'nothing' && azureHost(end) !== undefined;
  return fail(
    `${names.service} leads elsewhere: ${where}, not to ${names.deployment}${dangling ? `, and that name has no address (asked ${server}). ${TAKEOVER}` : '.'}`,
    { severity, evidence, fix: dangling && !deployed ? REMOVE : fix },
  );
}

/** What a record does that leads to a name in Azure which nobody holds (AZUREDNS). */
const TAKEOVER = 'If nobody holds that name, anyone can create it in Azure and receive the traffic of your clients.';
const REMOVE =
  'Delete the CNAME record now, create the gateway, and create the record again once the gateway is Ready.';

const shown = (names: readonly string[]): string => names.slice(0, 4).join(' > ') + (names.length > 4 ? ' > ...' : '');

/** The deployment name, or one of the other forms that it can have; without a region, in any. */
function isDeployment(name: string, { deployment, deploymentAlternatives = [], service }: AzureNames): boolean {
  if (name === deployment || deploymentAlternatives.includes(name)) return true;
  if (!deployment.includes('<region>')) return false;
  const suffix = deployment.slice(deployment.indexOf('<region>') + '<region>'.length);
  return azureHost(name)?.kind === 'deployment' && prefixOf(name) === prefixOf(service) && name.endsWith(suffix);
}

const sameAddress = (service: Extract<DnsChain, { readonly state: 'followed' }>, facts: DnsNameFacts): boolean =>
  service.addresses.length > 0 && service.addresses.every((address) => facts.deploymentAddresses.includes(address));
