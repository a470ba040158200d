import type { Finding } from '../check/finding.js';
import { matchesRule } from '../check/pattern.js';
import type { ChecklistLine, ChecklistState, PlanOverview, PortLine, WizardLine } from '../report/plan.js';
import { capacityOf } from './capacity.js';
import { CHECKLIST, type ChecklistItem, PHASES } from './checklist.js';
import { type Connection, connectionsOf, MACHINES, portText } from './connections.js';
import type { FileUse } from './files.js';
import type { Plan } from './types.js';
import { MILESTONES } from './versions.js';
import { METHOD_NAMES } from './words.js';

/** What the findings do not show. */
export interface OverviewGaps {
  /** The files that could not be read, by their use. */
  readonly unread?: ReadonlyMap<FileUse, readonly string[]>;
  /** Only some rules were asked: what the others would have said is unknown. */
  readonly partial?: boolean;
}

/** Everything about a plan that is no verdict: what is proven and what is left to do, in the order of the five phases. */
export function planOverview(plan: Plan, findings: readonly Finding[], gaps: OverviewGaps = {}): PlanOverview {
  const capacity = capacityOf(plan);
  return {
    checklist: PHASES.map(({ id, title }) => ({
      phase: id,
      title,
      lines: CHECKLIST.filter((item) => item.phase === id).flatMap((item) => {
        const line = lineOf(item, findings, gaps);
        // What is wrong is told, whether or not the plan has a use for it.
        return matters(item, plan) || line.state === 'failed' || line.state === 'warning' ? [line] : [];
      }),
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
    ports: connectionsOf(plan).map(portLine),
    wizard: wizardOf(plan),
  };
}

function matters({ when, from }: ChecklistItem, { configmgr, clients, deployment, files }: Plan): boolean {
  if (from !== undefined && configmgr !== undefined && configmgr < from) return false;
  const methods = clients?.authentication;
  const method = deployment?.method;
  const scaleSet = method === undefined || method === 'scale-set';
  switch (when) {
    case 'pki':
    case 'token':
    case 'entra':
      return methods === undefined || methods.includes(when);
    case 'service-management':
      return method === when;
    case 'scale-set':
      return scaleSet;
    case 'early-scale-set':
      return scaleSet && (configmgr === undefined || configmgr < MILESTONES.scaleSetUsGov.from);
    case 'internet-install':
      return clients?.internetInstall !== false;
    case 'redeploy':
      return deployment?.deployed === true || files?.current !== undefined;
    default:
      return true;
  }
}

function lineOf(item: ChecklistItem, findings: readonly Finding[], { unread, partial }: OverviewGaps): ChecklistLine {
  const { id, text, who, where } = item;
  const own = findings.filter((finding) => isAbout(finding, item));
  const active = own.filter(({ suppressed }) => suppressed === undefined);
  const notes = rulesOf(active.filter(({ outcome }) => outcome === 'note'));
  const as = (state: ChecklistState, which: readonly Finding[] = [], files: readonly string[] = []): ChecklistLine => ({
    id,
    text,
    state,
    who,
    where,
    rules: rulesOf(which),
    files,
    notes,
  });
  const because = (state: ChecklistState, which: readonly Finding[]) => as(state, which, filesOf(which));

  const failing = (severity: Finding['severity']) =>
    active
      .filter((finding) => finding.outcome === 'fail' && finding.severity === severity)
      .sort((a, b) => Number(a.causedBy !== undefined) - Number(b.causedBy !== undefined));
  const failed = failing('error');
  const warned = failing('warning');
  if (failed.length > 0) return because('failed', [...failed, ...warned]);
  if (warned.length > 0) return because('warning', warned);
  const setAside = own.filter(({ suppressed, outcome }) => suppressed !== undefined && outcome === 'fail');
  const open = [...setAside, ...active.filter((finding) => finding.outcome === 'unknown' && !isToConfirm(finding))];
  const unreadable = [...new Set((item.files ?? []).flatMap((use) => unread?.get(use) ?? []))];
  if (open.length > 0) return as('unknown', open, [...new Set([...unreadable, ...filesOf(open)])]);
  if (unreadable.length > 0) return as('unknown', [], unreadable);
  const held = active.filter(({ outcome }) => outcome === 'pass');
  if (item.confirm === true || held.length === 0 || active.some(isToConfirm)) return as('confirm', held);
  if (partial === true) return as('unknown', held);
  return as(held.some(({ rule }) => !isOfPlan(rule)) ? 'proven' : 'planned', held);
}

const rulesOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ rule }) => rule))];

/** Of a certificate in a file of several, the file; of what is wrong with the plan, none. */
const filesOf = (findings: readonly Finding[]): string[] => [
  ...new Set(
    findings
      .filter(({ rule }) => !isOfPlan(rule))
      .flatMap(({ target: { kind, label, labels = [] } }) => (kind === 'run' ? labels : [label]))
      .map((label) => label.split(' > ')[0] ?? ''),
  ),
];

const isOfPlan = (rule: string): boolean => rule.startsWith('plan/');

/** What the plan leaves out and a person can see in the console. */
const isToConfirm = ({ rule, outcome, reason }: Finding): boolean =>
  isOfPlan(rule) && outcome === 'unknown' && reason === 'not-asked';

function isAbout({ rule, target }: Finding, { rules, roles, except = [], also }: ChecklistItem): boolean {
  const own = target.roles ?? [target.role ?? ('none' as const)];
  const meant = (patterns: readonly string[], of: ChecklistItem['roles']) =>
    patterns.some((pattern) => matchesRule(pattern, rule)) &&
    (isOfPlan(rule) || of === undefined || own.some((role) => of.includes(role)));
  if (also !== undefined && meant(also.rules, also.roles)) return true;
  return !except.includes(rule) && meant(rules, roles);
}

const portLine = (connection: Connection): PortLine => ({
  from: MACHINES[connection.from],
  to: connection.to,
  port: portText(connection),
  hosts: connection.hosts,
  ...(connection.missing.length === 0 ? {} : { missing: connection.missing }),
  why: connection.why,
});

const OPEN = '(not in the plan)';
/** PLAN, Requirements. */
const SIGN_IN = 'with an account that is Subscription Owner and Global Administrator';
const onOff = (value: boolean | undefined): string => (value === undefined ? OPEN : value ? 'on' : 'off');

function wizardOf(plan: Plan): WizardLine[] {
  const { deployment, files, content, tls12, verifyClientRevocation, trafficAlert, entra } = plan;
  const { resourceGroup, vm } = deployment ?? {};
  const usesPki = plan.clients?.authentication?.includes('pki') ?? true;
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
      entra?.serverApp?.name === undefined ? SIGN_IN : `${SIGN_IN}; server app "${entra.serverApp.name}"`,
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
    line(
      'Settings',
      'Certificates',
      cas.length > 0 ? cas.join(', ') : usesPki ? undefined : 'none: no client uses PKI',
    ),
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
