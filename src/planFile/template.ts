import * as z from 'zod/mini';
import { planSchema } from './schema.js';
import { elementOf, entriesOf, innerOf, type Shape, shapeOf } from './schemaShape.js';

/** What a plan says already; its form is that of the file. */
export type PlanValues = { readonly [key: string]: PlanValue | undefined };
export type PlanValue = string | number | boolean | readonly string[] | readonly PlanValues[] | PlanValues;

/** Name of the schema's file, which editors look for beside the plan. */
export const SCHEMA_FILE = 'plan.schema.json';

/** What stands behind a key until somebody changes it, where the key's kind alone does not tell. */
const EXAMPLES: Readonly<Record<string, string>> = {
  configmgr: '2503',
  'deployment.region': 'westus',
  'deployment.resourceGroup.name': 'contoso-cmg',
  'deployment.resourceGroup.region': 'westus',
  'deployment.subscription.registeredProviders':
    '[Microsoft.KeyVault, Microsoft.Storage, Microsoft.Network, Microsoft.Compute]',
  'deployment.serviceName': 'GraniteFalls.contoso.com',
  'deployment.vm.size': 'A2_v2',
  'deployment.vm.count': '2',
  'deployment.otherGateways': '[scale-set]',
  'deployment.method': 'scale-set',
  'deployment.site': 'P01',
  'clients.count': '9000',
  'clients.bySite.site': 'P01',
  'clients.bySite.count': '9000',
  'clients.operatingSystems': '[windows-10, windows-11]',
  'clients.authentication': '[pki, entra]',
  'hierarchy.topLevelSite': 'P01',
  'hierarchy.primaries': '[P01, P02]',
  'connectionPoints.server': 'cmgcp01.contoso.com',
  'connectionPoints.site': 'P01',
  'connectionPoints.certificate': 'connection-point.pfx',
  'connectionPoints.dynamicPorts': '16384',
  'managementPoints.server': 'mp01.contoso.com',
  'managementPoints.site': 'P01',
  'managementPoints.mode': 'https',
  'softwareUpdatePoints.server': 'sup01.contoso.com',
  'softwareUpdatePoints.site': 'P01',
  'softwareUpdatePoints.mode': 'https',
  'entra.tenantId': '00000000-0000-0000-0000-000000000000',
  'entra.serverApp.name': 'ConfigMgr server',
  'entra.serverApp.id': '00000000-0000-0000-0000-000000000000',
  'entra.serverApp.secretExpires': '2027-09-01',
  'entra.serverApp.secretYears': '1',
  'entra.clientApp.name': 'ConfigMgr client',
  'entra.clientApp.id': '00000000-0000-0000-0000-000000000000',
  'entra.clientApp.secretExpires': '2027-09-01',
  'entra.clientApp.secretYears': '1',
  'entra.otherTenants.tenantId': '00000000-0000-0000-0000-000000000000',
  usePkiClientCertificate: '[P01]',
  'trafficAlert.gigabytes': '10000',
  'trafficAlert.days': '14',
  siteServerWindows: '2022',
  'files.server': 'server.pfx',
  'files.current': 'current.pfx',
  'files.clients': '[client.pfx]',
  'files.roots': '[root.cer]',
  'files.intermediates': '[issuing.cer]',
  'files.serverRoots': '[server-root.cer]',
  'files.crls': '[root.crl, issuing.crl]',
  'files.tokens': '[token.txt]',
  'files.signingCertificates': '[signing.cer]',
  'files.ccmsetup': '[ccmsetup.txt]',
  'files.managementCertificate': 'management.pfx',
  'files.password': 'password.txt',
};

/**
 * A plan in YAML that has every key of the schema: those in `values` stated, the others behind a `#` with an example, each below what it means.
 * @param name of the plan's file, for the command in its head
 */
export function planTemplate(values: PlanValues, name: string): string {
  const head = [
    `# yaml-language-server: $schema=${SCHEMA_FILE}`,
    '# Plan of a cloud management gateway. To state a key, take away the # before it and before the key above it.',
    '# What is left out is not known, and no check passes on it.',
    `#   cmg-cert plan check ${/^[\w./-]+$/.test(name) ? name : 'plan.yaml'}`,
  ];
  return `${[...head, ...mapLines(shapeOf(planSchema), values, '', 0)].join('\n')}\n`;
}

function mapLines(shape: Shape, values: PlanValues | undefined, path: string, depth: number): string[] {
  return Object.entries(shape)
    .filter(([key]) => key !== '$schema')
    .flatMap(([key, schema]) => [
      ...(depth === 0 ? [''] : []),
      ...entryLines(key, schema, values?.[key], path === '' ? key : `${path}.${key}`, depth),
    ]);
}

function entryLines(key: string, schema: unknown, value: PlanValue | undefined, path: string, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const off = value === undefined ? '#' : '';
  const about = [`${indent}# ${meaningOf(schema)}${choicesOf(schema)}`];
  const inner = shapeOf(schema);
  if (Object.keys(inner).length > 0) {
    const given = value === undefined ? undefined : (value as PlanValues);
    return [...about, `${indent}${off}${key}:`, ...mapLines(inner, given, path, depth + 1)];
  }
  const element = shapeOf(elementOf(schema));
  if (Object.keys(element).length > 0) {
    const items = value === undefined ? [undefined] : (value as readonly PlanValues[]);
    return [...about, `${indent}${off}${key}:`, ...items.flatMap((item) => itemLines(element, item, path, depth + 1))];
  }
  const shown = value === undefined ? exampleOf(schema, path) : valueText(value);
  return [...about, `${indent}${off}${key}: ${shown}`];
}

/** An element of a list: its first key stands behind the dash. */
function itemLines(shape: Shape, value: PlanValues | undefined, path: string, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const lines = mapLines(shape, value, path, depth + 1);
  const first = lines.findIndex((line) => !line.trimStart().startsWith('# '));
  const dashed = (line: string) => {
    const text = line.trimStart();
    return text.startsWith('#') ? `${indent}#- ${text.slice(1)}` : `${indent}- ${text}`;
  };
  return lines.map((line, index) => (index === first ? dashed(line) : line));
}

function exampleOf(schema: unknown, path: string): string {
  const example = EXAMPLES[path];
  if (example !== undefined) return example;
  const [choice] = entriesOf(schema);
  return choice ?? 'true';
}

/** One line of YAML. */
function valueText(value: PlanValue): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const plain = /^[A-Za-z][\w./-]*$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}

function meaningOf(schema: unknown): string {
  const said = z.globalRegistry.get(schema as z.ZodMiniType)?.description;
  if (said !== undefined) return said;
  const within = innerOf(schema);
  return within === undefined ? '' : meaningOf(within);
}

/** Of an enumeration, or of a list of one. */
function choicesOf(schema: unknown): string {
  const own = entriesOf(schema);
  const choices = own.length > 0 ? own : entriesOf(elementOf(schema));
  return choices.length === 0 ? '' : ` (${choices.join(', ')})`;
}
