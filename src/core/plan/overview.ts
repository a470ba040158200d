import { matchesRule } from '../check/pattern.js';
import type { Finding } from '../check/report.js';
import { capacityOf } from './capacity.js';
import { CHECKLIST, type ChecklistItem, PHASES, type PhaseId } from './checklist.js';
import type { Plan } from './types.js';
import { METHOD_NAMES } from './words.js';

/** A line of the checklist: proven by rules, failed, not known, or for a person to confirm. */
export interface ChecklistLine {
  readonly id: string;
  readonly text: string;
  readonly state: 'proven' | 'failed' | 'unknown' | 'confirm';
  readonly who: string;
  readonly where: string;
  /** Rules that decided: those that failed, or that are unknown, or that hold. */
  readonly rules: readonly string[];
}

export interface ChecklistPhase {
  readonly phase: PhaseId;
  readonly title: string;
  readonly lines: readonly ChecklistLine[];
}

export interface PlanOverview {
  readonly checklist: readonly ChecklistPhase[];
  readonly capacity?: {
    readonly clients: number;
    readonly virtualMachines: number;
    readonly connectionsPerVm: number;
    readonly needed: number;
    /** One more, so that one may be lost. */
    readonly neededWithOneLost: number;
  };
  readonly ports: readonly PortLine[];
  /** What to enter on each page of the Create Cloud Management Gateway Wizard. */
  readonly wizard: readonly WizardLine[];
}

export interface PortLine {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly why: string;
}

export interface WizardLine {
  readonly page: string;
  readonly field: string;
  readonly value: string;
}

/** Everything about a plan that is no verdict: what is proven and what is left to do, in the order of the five phases. */
export function planOverview(plan: Plan, findings: readonly Finding[]): PlanOverview {
  const capacity = capacityOf(plan);
  return {
    checklist: PHASES.map(({ id, title }) => ({
      phase: id,
      title,
      lines: CHECKLIST.filter((item) => item.phase === id && matters(item, plan)).map((item) => lineOf(item, findings)),
    })),
    ...('instead' in capacity
      ? {}
      : {
          capacity: {
            clients: capacity.clients,
            virtualMachines: capacity.count,
            connectionsPerVm: capacity.perVm,
            needed: capacity.needed,
            neededWithOneLost: capacity.neededWithOneLost,
          },
        }),
    ports: portsOf(plan),
    wizard: wizardOf(plan),
  };
}

function matters({ when }: ChecklistItem, { clients, deployment, files }: Plan): boolean {
  const methods = clients?.authentication;
  switch (when) {
    case 'pki':
    case 'token':
    case 'entra':
      return methods === undefined || methods.includes(when);
    case 'classic':
      return deployment?.method !== 'scale-set';
    case 'scale-set':
      return deployment?.method === undefined || deployment.method === 'scale-set';
    case 'internet-install':
      return clients?.internetInstall !== false;
    case 'redeploy':
      return deployment?.deployed === true || files?.current !== undefined;
    default:
      return true;
  }
}

function lineOf(item: ChecklistItem, findings: readonly Finding[]): ChecklistLine {
  const { id, text, who, where, rules, roles, confirm } = item;
  const own = findings.filter(
    (finding) =>
      finding.suppressed === undefined &&
      rules.some((pattern) => matchesRule(pattern, finding.rule)) &&
      (roles === undefined || (finding.target.role !== undefined && roles.includes(finding.target.role))),
  );
  const named = (outcome: Finding['outcome'][]) => [
    ...new Set(own.filter((finding) => outcome.includes(finding.outcome)).map(({ rule }) => rule)),
  ];
  const failed = named(['fail']);
  const open = named(['unknown']);
  const held = named(['pass']);
  const line = { id, text, who, where };
  if (failed.length > 0) return { ...line, state: 'failed', rules: failed };
  if (open.length > 0) return { ...line, state: 'unknown', rules: open };
  if (held.length > 0 && confirm !== true) return { ...line, state: 'proven', rules: held };
  return { ...line, state: 'confirm', rules: held };
}

/** FLOW: who opens a connection to whom. */
function portsOf({ deployment, content, softwareUpdatePoints }: Plan): PortLine[] {
  const count = deployment?.vm?.count;
  const classic = deployment?.method !== undefined && deployment.method !== 'scale-set';
  const lines: PortLine[] = [
    { from: 'Clients', to: 'CMG', port: '443 (HTTPS)', why: 'policy, inventory, content location' },
    { from: 'Service connection point', to: 'Azure', port: '443 (HTTPS)', why: 'deploys and watches the gateway' },
  ];
  if (classic) {
    lines.push(
      {
        from: 'CMG connection point',
        to: 'CMG',
        port: '10140 to 10155 (TCP-TLS)',
        why: 'the preferred channel, a port for each virtual machine',
      },
      count === 1
        ? {
            from: 'CMG connection point',
            to: 'CMG',
            port: '443 (HTTPS)',
            why: 'where TCP-TLS is closed, with one virtual machine',
          }
        : {
            from: 'CMG connection point',
            to: 'CMG',
            port: '10124 to 10139 (HTTPS)',
            why: 'where TCP-TLS is closed, a port for each virtual machine',
          },
    );
  } else {
    lines.push(
      count === undefined || count > 1
        ? {
            from: 'CMG connection point',
            to: 'CMG',
            port: '443 and 10124 to 10139 (HTTPS)',
            why: 'a port for each virtual machine; a scale set takes HTTPS alone',
          }
        : { from: 'CMG connection point', to: 'CMG', port: '443 (HTTPS)', why: 'a scale set takes HTTPS alone' },
    );
  }
  lines.push({
    from: 'CMG connection point',
    to: 'Management point',
    port: '443 (HTTPS), 80 (HTTP) by its mode',
    why: 'forwards what clients ask',
  });
  if (softwareUpdatePoints !== undefined && softwareUpdatePoints.length > 0) {
    lines.push({
      from: 'CMG connection point',
      to: 'Software update point',
      port: '443, 8530 or 8531',
      why: 'update scans',
    });
  }
  if (content !== false) lines.push({ from: 'Clients', to: 'Azure storage', port: '443 (HTTPS)', why: 'content' });
  lines.push({
    from: 'Management point',
    to: 'Microsoft Entra',
    port: '443 (HTTPS)',
    why: 'sign-in endpoints, for clients with Microsoft Entra',
  });
  return lines;
}

const OPEN = '(not in the plan)';
const onOff = (value: boolean | undefined): string => (value === undefined ? OPEN : value ? 'on' : 'off');

function wizardOf(plan: Plan): WizardLine[] {
  const { deployment, files, content, tls12, verifyClientRevocation, trafficAlert, entra } = plan;
  const { resourceGroup, vm } = deployment ?? {};
  const cas = [...(files?.roots ?? []), ...(files?.intermediates ?? [])];
  const clouds = { public: 'AzurePublicCloud', usgov: 'AzureUSGovernmentCloud', china: 'not offered' };
  const line = (page: string, field: string, value: string | undefined): WizardLine => ({
    page,
    field,
    value: value ?? OPEN,
  });
  return [
    line('General', 'Azure environment', deployment?.cloud === undefined ? undefined : clouds[deployment.cloud]),
    line('General', 'Deployment', deployment?.method === undefined ? undefined : METHOD_NAMES[deployment.method]),
    line(
      'General',
      'Sign in',
      entra?.serverApp?.name === undefined
        ? 'as subscription administrator'
        : `as subscription administrator; server app "${entra.serverApp.name}"`,
    ),
    line('Settings', 'Certificate file', files?.server),
    line('Settings', 'Service name', deployment?.serviceName),
    line('Settings', 'Region', deployment?.region),
    line(
      'Settings',
      'Resource group',
      resourceGroup === undefined
        ? undefined
        : `${resourceGroup.name} (${resourceGroup.existing === true ? 'use existing' : 'create new'})`,
    ),
    line('Settings', 'VM size', vm?.size),
    line('Settings', 'VM instance', vm?.count === undefined ? undefined : String(vm.count)),
    line('Settings', 'Certificates', cas.length === 0 ? 'none: no client uses PKI' : cas.join(', ')),
    line('Settings', 'Verify client certificate revocation', onOff(verifyClientRevocation)),
    line('Settings', 'Enforce TLS 1.2', onOff(tls12)),
    line('Settings', 'Allow CMG to function as a cloud distribution point', onOff(content)),
    line(
      'Alerts',
      'Outbound data transfer alert, 14 days',
      trafficAlert === undefined ? undefined : `${trafficAlert.gigabytes} GB`,
    ),
  ];
}
