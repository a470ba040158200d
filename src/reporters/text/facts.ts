import type { AzureNames, InputReport, InputSummary, RequestSummary } from '../../core/check/report.js';
import { clip } from '../../core/text/clip.js';
import { chainLines } from './chain.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 14;
const DAY = 86_400_000;

/** What the file is: the certificate, and what its name becomes in Azure. */
export function factsLines(input: InputReport, checkedAt: string, options: TextOptions): string[] {
  const { summary, request } = input;
  const { style, width } = options;
  const row = (label: string, text: string) => labelled(label, clip(text), INDENT, LABEL, width);
  if (request !== undefined) {
    const rows = requestRows(input, request).flatMap(([k, v]) => row(k, v));
    return [` ${style.bold('Asks for')}`, ...rows, ...azureLines(request.names, options), ''];
  }
  if (summary === undefined) return [];
  const lines = [
    ` ${style.bold('Certificate')}`,
    ...certificateRows(input, summary, checkedAt).flatMap(([k, v]) => row(k, v)),
  ];
  lines.push(...chainLines(input, checkedAt, options));
  lines.push(...azureLines(summary.names, options));
  return [...lines, ''];
}

function azureLines(names: AzureNames | undefined, { style, width }: TextOptions): string[] {
  if (names === undefined) return [];
  const row = (label: string, text: string) => labelled(label, clip(text), INDENT, LABEL, width);
  const legality = names.legal === false ? 'not a legal name' : 'legal name';
  const named = (name: string) => `${name.padEnd(40)} ${legality}`;
  return [
    '',
    ` ${style.bold('In Azure')} (${names.method}, ${names.cloud}, ${names.region})`,
    ...row('Service', names.service),
    ...row('Deployment', names.deployment),
    ...row('Storage', named(names.storage)),
    ...row('Key vault', named(names.keyVault)),
    ...row('DNS record', names.cname ?? 'none needed: the name is in an Azure domain'),
  ];
}

const SHOWN_NAMES = 5;

function requestRows(input: InputReport, request: RequestSummary): [string, string][] {
  const { dnsNames, key, purposes, template } = request;
  const more = dnsNames.length > SHOWN_NAMES ? ` and ${dnsNames.length - SHOWN_NAMES} more` : '';
  const rows: [string, string][] = [];
  if (input.role !== undefined)
    rows.push(['Judged as', `request for a ${ROLE[input.role]}: ${input.roleReason ?? ''}`]);
  rows.push(['Common name', request.commonName ?? '(none)']);
  rows.push(['DNS names', dnsNames.slice(0, SHOWN_NAMES).join(', ') + more || '(none)']);
  rows.push(['Key', key.bits === undefined || key.type.startsWith('ECDSA') ? key.type : `${key.type} ${key.bits}`]);
  rows.push(['Purposes', purposes.join(', ') || 'for the CA to decide']);
  if (template !== undefined) rows.push(['Template', template]);
  return rows;
}

function certificateRows(input: InputReport, summary: InputSummary, checkedAt: string): [string, string][] {
  const rows: [string, string][] = [];
  if (input.role !== undefined) rows.push(['Judged as', `${ROLE[input.role]}: ${input.roleReason ?? ''}`]);
  rows.push(['Common name', summary.commonName ?? '(none)']);
  rows.push(['Issued by', issuedBy(input, summary)]);
  const anchors = anchorsOf(input);
  if (anchors !== undefined) rows.push(['Trusted by', anchors]);
  rows.push([
    'Valid',
    `${summary.notBefore.slice(0, 10)} to ${summary.notAfter.slice(0, 10)}, ${remaining(summary, checkedAt)}`,
  ]);
  const bits = summary.key.bits === undefined || summary.key.type.startsWith('ECDSA') ? '' : ` ${summary.key.bits}`;
  rows.push(['Key', `${summary.key.type}${bits}, signed with ${signature(summary)}`]);
  if (summary.provider !== undefined) rows.push(['Provider', summary.provider]);
  rows.push(['Thumbprint', summary.thumbprintSha1]);
  if (summary.pfx !== undefined) {
    const { keys, certificates, encryption, mac } = summary.pfx;
    rows.push(['PFX', `${count(keys, 'key')}, ${count(certificates, 'certificate')}; ${encryption}; MAC ${mac}`]);
  }
  return rows;
}

const signature = ({ signatureHash, signatureAlgorithm }: InputSummary): string =>
  signatureHash === undefined || signatureAlgorithm.includes('PSS') ? signatureAlgorithm : signatureHash;

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const ROLE = {
  server: 'server certificate',
  client: 'client certificate',
  'connection-point': "connection point's client certificate",
  ca: 'CA certificate to upload',
} as const;

/** The issuer alone where the chain is drawn below. */
function issuedBy({ chain = [] }: InputReport, summary: InputSummary): string {
  const [, issuer] = chain;
  if (issuer !== undefined) return issuer.kind === 'missing' ? `${issuer.label} (not at hand)` : issuer.label;
  return summary.subject === summary.issuer ? 'itself' : summary.issuer;
}

function remaining({ notBefore, notAfter }: InputSummary, checkedAt: string): string {
  const now = Date.parse(checkedAt);
  const days = (from: number, to: number) => Math.floor((to - from) / DAY);
  const until = Date.parse(notAfter);
  const from = Date.parse(notBefore);
  if (now < from) return `not yet valid for ${count(Math.ceil((from - now) / DAY), 'day')}`;
  if (now > until) return `expired ${count(days(until, now), 'day')} ago`;
  return `${count(days(now, until), 'day')} left`;
}

const ORIGIN: Readonly<Record<string, string>> = {
  given: '--roots',
  machine: "this computer's root store",
  public: 'the built-in list of public roots',
};

/** Whose word the path rests on: the root, and where it was taken from. */
function anchorsOf({ results, chain }: InputReport): string | undefined {
  const valid = results.find(({ rule, outcome }) => rule === 'trust/path-valid' && outcome === 'pass');
  const root = chain?.at(-1)?.label;
  if (valid === undefined || root === undefined) return undefined;
  return `${root} (${ORIGIN[String(valid.evidence.anchors)] ?? 'given'})`;
}
