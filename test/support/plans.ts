import type { Judgement, Judgements } from '../../src/core/check/rule.js';
import type { CheckContext, CheckSettings } from '../../src/core/check/settings.js';
import type { PlanFileFacts, PlanTarget } from '../../src/core/check/target.js';
import type { Plan } from '../../src/core/plan/types.js';
import { clientTarget, context, serverTarget } from './targets.js';

/** A design without a fault: a standalone primary, a scale set, PKI and Entra, two of everything. */
const GOOD: Plan = {
  configmgr: 2503,
  deployment: {
    method: 'scale-set',
    deployed: false,
    cloud: 'public',
    region: 'eastus',
    resourceGroup: { name: 'contoso-cmg', existing: true, region: 'eastus' },
    subscription: {
      csp: false,
      registeredProviders: ['Microsoft.KeyVault', 'Microsoft.Storage', 'Microsoft.Network', 'Microsoft.Compute'],
    },
    serviceName: 'GraniteFalls.contoso.com',
    site: 'P01',
    vm: { size: 'A2_v2', count: 2 },
  },
  hierarchy: { kind: 'standalone', topLevelSite: 'P01' },
  clients: {
    count: 9000,
    operatingSystems: ['windows-10', 'windows-11'],
    authentication: ['pki', 'entra'],
    userScenarios: true,
    internetInstall: true,
    ipv4: true,
  },
  serviceConnectionPoint: 'online',
  optionalFeature: true,
  connectionPoints: [
    { server: 'cmgcp01.contoso.com', site: 'P01', certificate: 'cp1.pfx' },
    { server: 'cmgcp02.contoso.com', site: 'P01', certificate: 'cp2.pfx' },
  ],
  managementPoints: [{ server: 'mp01.contoso.com', site: 'P01', mode: 'https', cmgTraffic: true }],
  softwareUpdatePoints: [{ server: 'sup01.contoso.com', site: 'P01', mode: 'https', cmgTraffic: true }],
  entra: {
    onboarded: true,
    serverApp: { name: 'ConfigMgr server', secretExpires: '2027-10-01', secretYears: 1 },
    clientApp: { name: 'ConfigMgr client' },
    userDiscovery: true,
    hybridIdentities: true,
  },
  usePkiClientCertificate: ['P01'],
  verifyClientRevocation: true,
  clientsCheckCrl: true,
  tls12: true,
  content: true,
  clientSettings: { useGateway: true, cloudDistributionPoint: true },
  boundaryGroups: true,
  files: { server: 'server.pfx', clients: ['client.pfx'], roots: ['root.cer'], intermediates: ['issuing.cer'] },
};

/** Values by their place in the plan, `deployment.vm.count`; undefined leaves the key out. */
export type Changes = Readonly<Record<string, unknown>>;

/** The good design with these values in place of its own. */
export function planWith(changes: Changes = {}): Plan {
  const plan = structuredClone(GOOD) as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    let group = plan;
    for (const step of steps) {
      group[step] ??= {};
      group = group[step] as Record<string, unknown>;
    }
    if (value === undefined) delete group[last];
    else group[last] = value;
  }
  return plan as Plan;
}

export const planTarget = (changes: Changes = {}, files: Partial<PlanFileFacts> = {}): PlanTarget => ({
  kind: 'plan',
  role: undefined,
  label: 'plan.yaml',
  plan: planWith(changes),
  files: { server: serverTarget(), clients: [clientTarget()], roots: 1, intermediates: 1, ...files },
});

interface PlanRule {
  check(target: PlanTarget, context: CheckContext): Judgements;
}

/** Judges the good design, changed, at the time of all tests; each part of what the rule says. */
export const judgingAll =
  (rule: PlanRule) =>
  (
    changes: Changes = {},
    files: Partial<PlanFileFacts> = {},
    settings: Partial<CheckSettings> = {},
  ): readonly Judgement[] =>
    [rule.check(planTarget(changes, files), context(settings))].flat();

/** The same of a rule that says one thing. */
export const judging =
  (rule: PlanRule) =>
  (...given: Parameters<ReturnType<typeof judgingAll>>): Judgement => {
    const [judgement, ...others] = judgingAll(rule)(...given);
    if (judgement === undefined || others.length > 0) throw new Error(`${others.length + 1} judgements`);
    return judgement;
  };
