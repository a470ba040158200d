import type { SourceKey } from '../check/sources.js';
import { RESOURCE_PROVIDERS } from '../names/azureFacts.js';
import type { PlanMethod, VmSize } from './types.js';

/** Current-branch releases that this program knows, oldest first. */
export const RELEASES = [
  1802, 1806, 1810, 1902, 1906, 1910, 2002, 2006, 2010, 2103, 2107, 2111, 2203, 2207, 2211, 2303, 2309, 2403, 2409,
  2503, 2509, 2603,
] as const;

/** What is assumed where nobody names a release. */
export const NEWEST_RELEASE = Math.max(...RELEASES);

export const isKnownRelease = (version: number): boolean => RELEASES.some((release) => release === version);

/** What changed with a release, as far as a gateway is concerned. */
export interface Milestone {
  /** First release with it. */
  readonly from: number;
  readonly what: string;
  readonly source: SourceKey;
}

export const MILESTONES = {
  cng: { from: 1802, what: 'certificates with keys in a key storage provider (CNG, "v3")', source: 'CNG' },
  contentByDefault: {
    from: 1806,
    what: 'content from the gateway, on by default; no root asked for in the wizard',
    source: 'SET',
  },
  noNewServiceManagement: { from: 1902, what: 'no new gateways by service management', source: 'PLAN' },
  noUploadLimit: { from: 1906, what: 'more than two roots and four intermediates', source: 'SET' },
  enforceTls12: { from: 1906, what: '"Enforce TLS 1.2"', source: 'SET' },
  boundaryGroups: { from: 1902, what: 'gateways in boundary groups', source: 'SET' },
  tokens: { from: 2002, what: 'token-based authentication', source: 'TOK' },
  scaleSetCsp: { from: 2010, what: 'virtual machine scale sets, for CSP subscriptions (pre-release)', source: 'PLAN' },
  scaleSet: { from: 2107, what: 'virtual machine scale sets for every subscription', source: 'PLAN' },
  scaleSetUsGov: { from: 2111, what: 'virtual machine scale sets in the US Government cloud', source: 'PLAN' },
  noNewClassic: { from: 2203, what: 'no new cloud services (classic)', source: 'PLAN' },
  noHttp: { from: 2403, what: 'management points over HTTPS or Enhanced HTTP alone', source: 'PLAN' },
  noClassic: { from: 2403, what: 'an upgrade that a classic gateway blocks', source: 'PLAN' },
  trafficAlert: { from: 2603, what: 'an outbound traffic alert that works on scale sets', source: 'NEW2603' },
  ecdheOnly: { from: 2603, what: 'TLS 1.3, and TLS 1.2 with ECDHE, alone', source: 'PLAN' },
  entraEndpoints: {
    from: 2603,
    what: 'management points that reach the sign-in endpoints of Microsoft Entra',
    source: 'PLAN',
  },
} as const satisfies Record<string, Milestone>;

/** The last release before another. */
function lastBefore(release: number): number {
  return Math.max(...RELEASES.filter((one) => one < release));
}

/** Deployment methods by release; before 1802 they are not known here. Undefined stands for no end. */
export interface MethodSpan {
  readonly method: PlanMethod;
  /** Releases in which a new gateway of this kind can be made. */
  readonly newFrom: number;
  readonly newUntil: number | undefined;
  /** First release that an existing gateway of this kind does not survive. */
  readonly refusedFrom: number | undefined;
  readonly source: SourceKey;
}

export const METHODS: readonly MethodSpan[] = [
  {
    method: 'service-management',
    newFrom: RELEASES[0],
    newUntil: lastBefore(MILESTONES.noNewServiceManagement.from),
    refusedFrom: MILESTONES.noClassic.from,
    source: 'PLAN',
  },
  {
    method: 'cloud-service-classic',
    newFrom: RELEASES[0],
    newUntil: lastBefore(MILESTONES.noNewClassic.from),
    refusedFrom: MILESTONES.noClassic.from,
    source: 'PLAN',
  },
  {
    method: 'scale-set',
    newFrom: MILESTONES.scaleSetCsp.from,
    newUntil: undefined,
    refusedFrom: undefined,
    source: 'PLAN',
  },
];

/** Client connections that one virtual machine takes, by release, method and size (PERF). Undefined where it hangs on a size that is not said, or not offered. */
export function connectionsPerVm(version: number, method: PlanMethod, size: VmSize | undefined): number | undefined {
  if (method !== 'scale-set') return 6000;
  if (version < MILESTONES.scaleSet.from) return 2000;
  return size === undefined ? undefined : { B2s: 10, A2_v2: 6000, A4_v2: 10_000, classic: undefined }[size];
}

/** Day on which Azure retires the series of every size that a scale set offers: Av2 and B (AZUREEOL). */
export const VM_SIZES_RETIRE = '2028-11-15';
/** Virtual machines of one gateway (SET). */
export const VM_LIMITS = { least: 1, most: 16 } as const;
/** Ports of a connection point that Windows gives out unless its dynamic range was changed (PERF). */
export const CONNECTION_POINT_PORTS = 16_384;
/** "1902 and earlier: at most two trusted root CAs and four intermediate CAs" (SET); later releases have no such limit. */
export const UPLOAD_LIMITS = {
  roots: 2,
  intermediates: 4,
  lastVersion: lastBefore(MILESTONES.noUploadLimit.from),
} as const;

/** Azure resource providers that have to be registered in the subscription (AAD). */
export const PROVIDERS: Readonly<Record<PlanMethod, readonly string[]>> = {
  ...RESOURCE_PROVIDERS,
  'service-management': RESOURCE_PROVIDERS['cloud-service-classic'],
};
