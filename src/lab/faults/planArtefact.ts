import type { KeyObject } from 'node:crypto';
import type { Plan } from '../../core/plan/types.js';
import type { Artefact } from './artefact.js';
import { DAY, type Kit, PASSWORD, serial } from './kit.js';

/** Keys of a plan in place of the good one's; groups are merged, lists and values replaced, undefined leaves a key out. */
export type PlanChanges = DeepPartial<Plan>;

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

const PROVIDERS = ['Microsoft.KeyVault', 'Microsoft.Storage', 'Microsoft.Network', 'Microsoft.Compute'];
const point = (server: string, more: object = {}) => ({ server: `${server}.contoso.com`, site: 'P01', ...more });

/** A standalone site whose clients use Microsoft Entra: no file is needed to judge it. */
const goodPlan = (kit: Kit) => ({
  configmgr: 2503,
  deployment: {
    method: 'scale-set',
    deployed: false,
    cloud: 'public',
    region: 'eastus',
    resourceGroup: { name: 'contoso-cmg', existing: true, region: 'eastus' },
    subscription: { csp: false, registeredProviders: PROVIDERS },
    serviceName: 'GraniteFalls.contoso.com',
    otherGateways: [],
    site: 'P01',
    vm: { size: 'A2_v2', count: 2 },
  },
  hierarchy: { kind: 'standalone', topLevelSite: 'P01' },
  clients: {
    count: 4000,
    operatingSystems: ['windows-10', 'windows-11'],
    authentication: ['entra'],
    userScenarios: true,
    internetInstall: false,
    ipv4: true,
  },
  serviceConnectionPoint: 'online',
  optionalFeature: true,
  connectionPoints: [point('cmgcp01'), point('cmgcp02')],
  managementPoints: [point('mp01', { mode: 'enhanced-http', cmgTraffic: true, reachesEntra: true })],
  softwareUpdatePoints: [point('sup01', { mode: 'https', cmgTraffic: true })],
  entra: {
    onboarded: true,
    serverApp: { name: 'ConfigMgr server', secretExpires: dayOf(kit.now + 300 * DAY), secretYears: 1 },
    clientApp: { name: 'ConfigMgr client' },
    userDiscovery: true,
  },
  usePkiClientCertificate: [],
  verifyClientRevocation: false,
  clientsCheckCrl: false,
  tls12: true,
  content: true,
  clientSettings: { useGateway: true, cloudDistributionPoint: true },
  trafficAlert: { gigabytes: 1000 },
  boundaryGroups: true,
  siteServerWindows: '2022',
});

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A plan and the files that it names, judged by `plan check`. */
export function planArtefact(kit: Kit, changes: PlanChanges = {}, files: Artefact['files'] = {}): Artefact {
  const plan = merged(goodPlan(kit), changes);
  return {
    files: { 'plan.json': `${JSON.stringify(plan, undefined, 2)}\n`, ...files },
    command: ['plan', 'check', '{plan.json}'],
  };
}

/** The same with clients that use PKI certificates, and the files for them. */
export async function pkiPlanArtefact(kit: Kit, changes: PlanChanges = {}): Promise<Artefact> {
  const client = kit.client({ serialNumber: serial(4) });
  // Each computer has a key of its own.
  const pointOf = (name: string, key: KeyObject, last: number) =>
    kit.pfx(kit.client({ name: `${name}.contoso.com`, key, serialNumber: serial(last) }), { keys: [{ key, id: 1 }] });
  const files = {
    'client.cer': client,
    'cp01.pfx': await pointOf('cmgcp01', kit.keys.other, 5),
    'cp02.pfx': await pointOf('cmgcp02', kit.keys.third, 6),
    'root.cer': kit.root.der,
    'issuing.cer': kit.issuing.der,
    'plan-password.txt': `${PASSWORD}\n`,
  };
  return planArtefact(
    kit,
    merged(
      {
        clients: { authentication: ['pki'], userScenarios: false },
        connectionPoints: [
          point('cmgcp01', { certificate: 'cp01.pfx' }),
          point('cmgcp02', { certificate: 'cp02.pfx' }),
        ],
        managementPoints: [point('mp01', { mode: 'https', cmgTraffic: true })],
        usePkiClientCertificate: ['P01'],
        verifyClientRevocation: true,
        files: {
          clients: ['client.cer'],
          roots: ['root.cer'],
          intermediates: ['issuing.cer'],
          password: 'plan-password.txt',
        },
      },
      changes,
    ) as PlanChanges,
    files,
  );
}

/** Azure resource providers of a classic deployment. */
export const CLASSIC: readonly string[] = ['Microsoft.ClassicCompute', 'Microsoft.Storage'];

/** Two connection points at each primary of {@link WITH_CAS}. */
const TWO_EACH = ['P01', 'P02'].flatMap((site) =>
  [1, 2].map((which) => ({ server: `cmgcp${which}.${site.toLowerCase()}.contoso.com`, site })),
);

/** Where there is a central administration site, and all roles at both primaries. */
export const WITH_CAS: PlanChanges = {
  hierarchy: { kind: 'cas', topLevelSite: 'CAS', primaries: ['P01', 'P02'] },
  deployment: { site: 'CAS' },
  connectionPoints: TWO_EACH,
  managementPoints: ['P01', 'P02'].map((site) => ({
    server: `mp.${site.toLowerCase()}.contoso.com`,
    site,
    mode: 'enhanced-http',
    cmgTraffic: true,
    reachesEntra: true,
  })),
};

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function merged(base: Group, changes: Group): Group {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const known = result[key];
    result[key] = isGroup(known) && isGroup(value) ? merged(known, value) : value;
  }
  return result;
}
