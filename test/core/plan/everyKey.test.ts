import { describe, expect, it } from 'vitest';
import { planOverview } from '../../../src/core/plan/overview.js';
import type { Plan } from '../../../src/core/plan/types.js';
import { planSchema } from '../../../src/planFile/schema.js';
import { rules } from '../../../src/rules/index.js';
import { type Changes, planTarget, planWith } from '../../support/plans.js';
import { context } from '../../support/targets.js';

/** Keys whose value no rule and no line of the checklist reads, each with the reason. */
const NOT_READ: Readonly<Record<string, string>> = {
  $schema: 'It tells an editor where the schema is.',
  'entra.tenantId': 'It says which tenant; every tenant will do.',
  'entra.serverApp.id': 'It says which app; every app will do.',
  'entra.clientApp.name': 'It is a label; every name will do.',
  'entra.clientApp.id': 'It says which app; every app will do.',
  'managementPoints.internetOnly': 'Both choices work: it keeps intranet clients away from that management point.',
  'softwareUpdatePoints.internetOnly':
    'Both choices work: it keeps intranet clients away from that software update point.',
  'softwareUpdatePoints.site':
    'Which software update point a client scans follows from boundary groups, not from the site of the plan.',
  'files.current': 'The file itself is checked, by the rules of renewal/.',
  'files.crls': 'The files themselves are checked, and the certificates by them.',
  'files.tokens': 'The files themselves are checked, by the rules of token/.',
  'files.signingCertificates': 'The tokens are checked by them.',
  'files.ccmsetup': 'The files themselves are checked, by the rules of ccmsetup/.',
  'files.managementCertificate': 'The file itself is read; plan/management-certificate checks that it is there.',
  'files.serverRoots': 'The server certificate is checked by them.',
  'files.password': 'The other files are opened with it.',
  siteServerWindows: 'The server PFX is checked by it: pfx/windows-importable.',
};

/** Designs beside the good one, in which keys matter that it has no use for. */
const DESIGNS: readonly Changes[] = [
  {},
  { configmgr: 2603 },
  { configmgr: 2010, 'deployment.subscription.csp': true },
  { configmgr: 2103, 'deployment.resourceGroup.name': 'Contoso_CMG' },
  {
    'hierarchy.kind': 'cas',
    'hierarchy.topLevelSite': 'CAS',
    'hierarchy.primaries': ['P01', 'P02'],
    'deployment.site': 'CAS',
    'clients.bySite': [{ site: 'P01', count: 9000 }],
  },
  { 'entra.userDiscovery': false },
  {
    configmgr: 2603,
    managementPoints: [{ server: 'mp01', site: 'P01', mode: 'https', cmgTraffic: true, reachesEntra: false }],
  },
  { softwareUpdatePoints: [{ server: 'sup01', site: 'P01', mode: 'https', cmgTraffic: false }] },
  {
    'deployment.method': 'scale-set',
    connectionPoints: [
      { server: 'x.contoso.com', site: 'P01', certificate: 'cp1.pfx' },
      { server: 'y.contoso.com', site: 'P01' },
    ],
  },
  { 'entra.otherTenants': [{ tenantId: '22222222-3333-4444-5555-666666666666', onboarded: false }] },
  { trafficAlert: { gigabytes: 500, days: 14 }, configmgr: 2603 },
  { 'clients.authentication': ['entra'], files: {} },
  { configmgr: 2211, 'deployment.method': 'cloud-service-classic', 'deployment.deployed': true },
];

interface Definition {
  readonly type?: string;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly options?: readonly unknown[];
  readonly element?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly entries?: Readonly<Record<string, string>>;
}
const definitionOf = (schema: unknown): Definition => (schema as { readonly def?: Definition })?.def ?? {};

/** Without what makes it optional, changes what was read, or offers several forms. */
function bare(schema: unknown): Definition {
  const definition = definitionOf(schema);
  const inner = definition.innerType ?? definition.in ?? definition.options?.[0];
  return inner === undefined ? definition : bare(inner);
}

interface Key {
  /** `connectionPoints.server`: lists of groups are named by the list. */
  readonly path: string;
  /** The list that it is a key of each element of: `connectionPoints`. */
  readonly list: string | undefined;
  readonly definition: Definition;
}

/** Every key of the schema that holds a value. */
function keysOf(schema: unknown, path = '', list?: string): Key[] {
  const definition = bare(schema);
  const element = bare(definition.element).shape;
  const group = definition.shape ?? element;
  if (group === undefined) return [{ path, list, definition }];
  return Object.entries(group).flatMap(([key, inner]) =>
    keysOf(inner, path === '' ? key : `${path}.${key}`, element === undefined ? list : path),
  );
}

const KEYS = keysOf(planSchema);

/** Values of the kind that a key has, none of them the same. */
function valuesOf({ type, entries, element }: Definition): readonly unknown[] {
  if (entries !== undefined) return Object.values(entries);
  if (type === 'boolean') return [true, false];
  if (type === 'number' || type === 'int') return [1, 2, 5, 14, 30, 1802, 2107, 2603, 60_000];
  if (type === 'array') {
    const inner = bare(element);
    return [[], ...valuesOf(inner).map((value) => [value]), [...valuesOf(inner)].slice(0, 2)];
  }
  return ['P01', 'ABC', 'y.contoso.com', '2026-01-01', '2027-10-01', 'Contoso_CMG', 'westeurope', 'Microsoft.KeyVault'];
}

/** All that the program says of a plan. */
function saidOf(plan: Changes): string {
  const target = planTarget(plan);
  const findings = rules
    .filter((rule) => (rule.targets as readonly string[]).includes('plan'))
    .flatMap((rule) =>
      [rule.check(target as never, context())].flat().map((judgement) => ({
        rule: rule.id,
        severity: rule.severity,
        target: { kind: 'plan', label: 'plan.yaml' },
        ...judgement,
      })),
    );
  // Evidence only repeats what the plan says.
  const told = findings.map(({ evidence: _, ...rest }) => rest);
  return JSON.stringify([told, planOverview(target.plan, findings as never)]);
}

/** The design with this value of the key, in the first element where it is a key of a list; undefined where the design has no such list. */
function withValue(design: Changes, { path, list }: Key, value: unknown): Changes | undefined {
  if (list === undefined) return { ...design, [path]: value };
  const elements = list
    .split('.')
    .reduce<unknown>((group, step) => (group as Record<string, unknown> | undefined)?.[step], planWith(design));
  if (!Array.isArray(elements)) return undefined;
  const [first, ...others] = elements;
  return { ...design, [list]: [{ ...first, [path.slice(list.length + 1)]: value }, ...others] };
}

/** Of a file that each connection point may have, that it has none is a value as well. */
const OPTIONAL = new Set(['connectionPoints.certificate']);

const isRead = (key: Key): boolean =>
  DESIGNS.some((design) => {
    const values = [...valuesOf(key.definition), ...(OPTIONAL.has(key.path) ? [undefined] : [])];
    const plans = values.map((value) => withValue(design, key, value)).filter((plan) => plan !== undefined);
    return new Set(plans.map(saidOf)).size > 1;
  });

describe('every key of a plan', () => {
  it.each(KEYS.filter(({ path }) => NOT_READ[path] === undefined))('$path is read by its value', (key) => {
    expect(isRead(key)).toBe(true);
  });

  it.each(Object.entries(NOT_READ))('%s is not read, because: %s', (path) => {
    const key = KEYS.find((one) => one.path === path);
    expect(key).toBeDefined();
    expect(isRead(key as Key)).toBe(false);
  });

  it('is found by the walk, so that a new one has to be read or excused', () => {
    const top = Object.keys(planWith({}) satisfies Plan);
    const found = new Set(KEYS.map(({ path }) => path.split('.')[0]));
    expect(top.filter((key) => !found.has(key))).toEqual([]);
    const planted = keysOf({ def: { shape: { planted: { def: { type: 'boolean' } } } } });
    expect(planted.map((key) => [key.path, isRead(key)])).toEqual([['planted', false]]);
  });
});
