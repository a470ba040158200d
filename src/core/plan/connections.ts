import type { Cloud } from '../check/settings.js';
import { type AzureCloud, cloudOf } from '../names/cloudTable.js';
import { dnsNameProblem } from '../names/dnsName.js';
import { isLegalPrefix, prefixOf } from '../names/prefix.js';
import { deriveNames } from '../names/serviceName.js';
import { withSettledMethod } from './method.js';
import { settingsOfPlan } from './settings.js';
import type { Plan, PlanMode } from './types.js';

/** Who opens a connection. */
export const MACHINES = {
  clients: 'Clients',
  'connection-point': 'CMG connection point',
  'service-connection-point': 'Service connection point',
  'management-point': 'Management point',
  'site-server': 'Site server',
  console: 'Console',
} as const;

export type Machine = keyof typeof MACHINES;

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** One connection that firewalls and proxies have to let out. */
export interface Connection {
  readonly from: Machine;
  readonly to: string;
  /** Names that are connected to, as far as the plan tells them. */
  readonly hosts: readonly string[];
  /** Keys of the plan without which not all of them are known. */
  readonly missing: readonly string[];
  readonly protocol: 'HTTPS' | 'HTTP' | 'TCP-TLS';
  readonly ports: readonly PortRange[];
  /** Those of `ports` that somebody answers on, with the virtual machines that the plan states. */
  readonly answered: readonly number[];
  /** Only one of `ports` is in use, by the configuration of the server. */
  readonly oneOf: boolean;
  /** Azure has the names only once the gateway is deployed. */
  readonly ofGateway: boolean;
  readonly why: string;
}

const ONE: readonly PortRange[] = [{ first: 443, last: 443 }];
/** A port for each virtual machine, of which a gateway has 16 at most [FLOW, Notes 1 and 3]. */
const PER_VM = { HTTPS: { first: 10124, last: 10139 }, 'TCP-TLS': { first: 10140, last: 10155 } } as const;

/** Sign-in pages of the console in the public cloud, beside the authority [ENDPOINTS]. */
const CONSOLE_PAGES = ['aadcdn.msauth.net', 'aadcdn.msftauth.net'];

/**
 * Every connection of a gateway, by the role that opens it [FLOW, Required ports; ENDPOINTS, Cloud services]. Where the plan does not state a choice, the connections
 * of both answers are named.
 */
export function connectionsOf(stated: Plan): Connection[] {
  const plan = withSettledMethod(stated);
  return [
    ...ofClients(plan),
    ...ofServiceConnectionPoint(plan),
    ...ofConnectionPoints(plan),
    ...ofManagementPoints(plan),
    ...ofSite(plan),
  ];
}

function ofClients(plan: Plan): Connection[] {
  const { deployment, storage, authority } = hostsOf(plan);
  const https = connection('clients');
  return [
    https('CMG', deployment, 'policy, inventory, content location'),
    ...(plan.content === false ? [] : [https('Azure storage', storage(['blob']), 'content')]),
    ...(usesEntra(plan) ? [https('Microsoft Entra', authority, 'sign-in')] : []),
  ];
}

function ofServiceConnectionPoint(plan: Plan): Connection[] {
  const { azure, authority } = hostsOf(plan);
  const https = connection('service-connection-point');
  return [
    https('Azure', azure, 'deploys and monitors the gateway'),
    https('Microsoft Entra', authority, 'signs in to Azure'),
    ...(plan.entra?.userDiscovery === false
      ? []
      : [https('Microsoft Graph', known('graph.microsoft.com'), 'Microsoft Entra user discovery')]),
  ];
}

function ofConnectionPoints(plan: Plan): Connection[] {
  const { deployment, storage, keyVault } = hostsOf(plan);
  const { vm, method } = plan.deployment ?? {};
  const https = connection('connection-point');
  const channel = (protocol: 'HTTPS' | 'TCP-TLS', ports: readonly PortRange[], why: string): Connection => ({
    ...https('CMG', deployment, why),
    protocol,
    ports,
    answered: ports.flatMap(({ first, last }) => upTo(first, Math.min(last, first + (vm?.count ?? 1) - 1))),
  });
  const several = vm?.count === undefined || vm.count > 1;
  const classic = method !== undefined && method !== 'scale-set';
  return [
    ...(classic
      ? [
          channel('TCP-TLS', [PER_VM['TCP-TLS']], 'the preferred channel, one port for each virtual machine'),
          several
            ? channel('HTTPS', [PER_VM.HTTPS], 'where TCP-TLS is closed, one port for each virtual machine')
            : channel('HTTPS', ONE, 'where TCP-TLS is closed, with one virtual machine'),
        ]
      : [
          several
            ? channel(
                'HTTPS',
                [...ONE, PER_VM.HTTPS],
                'one port for each virtual machine; a scale set accepts HTTPS only',
              )
            : channel('HTTPS', ONE, 'a scale set accepts HTTPS only'),
        ]),
    https('Azure storage', storage(['blob', 'table']), 'settings and state of the gateway'),
    https('Key vault', keyVault, 'keys of the gateway'),
    ...siteSystems(plan, 'managementPoints', 'Management point', { HTTPS: [443], HTTP: [80] }, 'forwards requests'),
    ...siteSystems(
      plan,
      'softwareUpdatePoints',
      'Software update point',
      { HTTPS: [443, 8531], HTTP: [80, 8530] },
      'update scans',
    ),
  ];
}

function ofManagementPoints(plan: Plan): Connection[] {
  const { cloud, authority } = hostsOf(plan);
  if (!usesEntra(plan)) return [];
  const signIn = cloud?.key === 'public' ? { ...authority, names: [...authority.names, 'sts.windows.net'] } : authority;
  return [
    connection('management-point')('Microsoft Entra', signIn, 'proves the tokens of clients with Microsoft Entra'),
  ];
}

function ofSite(plan: Plan): Connection[] {
  const { cloud, authority, storage } = hostsOf(plan);
  const pages = cloud?.key === 'public' ? CONSOLE_PAGES : [];
  return [
    ...(plan.content === false
      ? []
      : [connection('site-server')('Azure storage', storage(['blob']), 'distributes content to the gateway')]),
    connection('console')('Microsoft Entra', { ...authority, names: [...authority.names, ...pages] }, 'sign-in'),
  ];
}

const hostOf = (url: string): string => url.slice('https://'.length);

interface Hosts {
  readonly names: readonly string[];
  readonly missing: readonly string[];
  readonly ofGateway?: boolean;
}

const known = (...names: readonly string[]): Hosts => ({ names, missing: [] });

function hostsOf(plan: Plan) {
  const { deployment } = plan;
  // Where no gateway can run, no name is right.
  const cloud = deployment?.cloud === 'china' ? undefined : cloudOf(deployment?.cloud ?? 'public');
  const service = deployment?.serviceName;
  const usable =
    service !== undefined &&
    cloud !== undefined &&
    dnsNameProblem(service) === undefined &&
    isLegalPrefix(prefixOf(service));
  const unsaid = cloud === undefined ? ['deployment.cloud'] : ['deployment.serviceName'];
  const ofCloud = (name: (cloud: AzureCloud) => readonly string[]): Hosts =>
    cloud === undefined ? { names: [], missing: unsaid } : known(...name(cloud));
  const ofGateway = (name: (prefix: string, cloud: AzureCloud) => readonly string[]): Hosts =>
    usable
      ? { ...known(...name(prefixOf(service.toLowerCase()), cloud)), ofGateway: true }
      : { names: [], missing: unsaid, ofGateway: true };
  return {
    cloud,
    deployment: usable ? gatewayHosts(plan, service) : ofGateway(() => []),
    storage: (kinds: readonly ('blob' | 'table')[]) =>
      ofGateway((prefix, { blob }) => kinds.map((kind) => `${prefix}.${blob.replace(/^blob/, kind)}`)),
    keyVault: ofGateway((prefix, row) => [`${prefix}.${row.keyVault}`]),
    azure: ofCloud(({ resourceManager }) => [hostOf(resourceManager)]),
    authority: ofCloud(({ authority }) => [hostOf(authority)]),
  };
}

/** The service name, and each name that the deployment can have: a proxy sees the first, DNS leads to the second. */
function gatewayHosts(plan: Plan, service: string): Hosts {
  const { cloud, region, ...settings } = settingsOfPlan(plan);
  const names = deriveNames(service, { ...settings, region, cloud: cloud as Cloud | undefined });
  const deployments = [names.deployment, ...(names.deploymentAlternatives ?? [])];
  const full = deployments.filter((name) => !name.includes('<'));
  return {
    names: [...new Set([names.service, ...full])],
    missing: full.length === deployments.length ? [] : ['deployment.region'],
    ofGateway: true,
  };
}

const connection =
  (from: Machine) =>
  (to: string, { names, missing, ofGateway = false }: Hosts, why: string): Connection => ({
    from,
    to,
    hosts: names,
    missing,
    protocol: 'HTTPS',
    ports: ONE,
    answered: [443],
    oneOf: false,
    ofGateway,
    why,
  });

/** Site systems that the connection point forwards to, by the protocols that their modes leave open. */
function siteSystems(
  plan: Plan,
  key: 'managementPoints' | 'softwareUpdatePoints',
  to: string,
  ports: Readonly<Record<'HTTPS' | 'HTTP', readonly number[]>>,
  why: string,
): Connection[] {
  const stated = plan[key];
  if (key === 'softwareUpdatePoints' && (stated === undefined || stated.length === 0)) return [];
  const serving = (stated ?? []).filter(({ cmgTraffic }) => cmgTraffic !== false);
  return (['HTTPS', 'HTTP'] as const).flatMap((protocol) => {
    const servers = serving.filter(({ mode }) => mode === undefined || PROTOCOLS[mode].includes(protocol));
    if (stated !== undefined && servers.length === 0) return [];
    return [
      {
        ...connection('connection-point')(to, known(...new Set(servers.map(({ server }) => server))), why),
        missing: stated === undefined ? [key] : [],
        protocol,
        ports: ports[protocol].map((port) => ({ first: port, last: port })),
        answered: ports[protocol],
        oneOf: ports[protocol].length > 1,
      },
    ];
  });
}

/** Enhanced HTTP opens both: tokens go over HTTPS, the rest over HTTP. */
const PROTOCOLS: Readonly<Record<PlanMode, readonly ('HTTPS' | 'HTTP')[]>> = {
  https: ['HTTPS'],
  'enhanced-http': ['HTTPS', 'HTTP'],
  http: ['HTTP'],
};

const usesEntra = ({ clients }: Plan): boolean => clients?.authentication?.includes('entra') ?? true;

const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** `443`, `10124-10139`. */
export const rangeText = ({ first, last }: PortRange, between = '-'): string =>
  first === last ? String(first) : `${first}${between}${last}`;

/** `443 and 10124 to 10139 (HTTPS)`. */
export const portText = ({ ports, protocol, oneOf }: Connection): string =>
  `${ports.map((range) => rangeText(range, ' to ')).join(oneOf ? ' or ' : ' and ')} (${protocol})`;

/** Servers that the plan states for a role. */
export function serversOf(plan: Plan, machine: Machine): readonly string[] {
  const points = { 'connection-point': plan.connectionPoints, 'management-point': plan.managementPoints };
  const stated = machine in points ? points[machine as keyof typeof points] : undefined;
  return [...new Set((stated ?? []).map(({ server }) => server))];
}
