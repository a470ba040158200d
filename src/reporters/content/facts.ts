import type { AzureNames } from '../../core/names/azureNames.js';
import type { ChainLink, InputReport, InputSummary, RequestSummary } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { counted } from '../../core/text/days.js';
import { remaining } from './remaining.js';

export type Row = readonly [label: string, text: string];

export interface Facts {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** What the certificate is, or what the request asks for; undefined for any other input. No text is longer than a message may be. */
export function factsOf(input: InputReport, checkedAt: string): Facts | undefined {
  const { summary, request } = input;
  const clipped = (rows: readonly Row[]): Row[] => rows.map(([label, text]) => [label, clip(text)]);
  if (request !== undefined) return { title: 'Asks for', rows: clipped(requestRows(input, request)) };
  if (summary === undefined) return undefined;
  return { title: 'Certificate', rows: clipped(certificateRows(input, summary, checkedAt)) };
}

const SHOWN_NAMES = 5;

function requestRows(input: InputReport, request: RequestSummary): Row[] {
  const { dnsNames, key, purposes, template } = request;
  const more = dnsNames.length > SHOWN_NAMES ? ` and ${dnsNames.length - SHOWN_NAMES} more` : '';
  const rows: Row[] = [];
  if (input.role !== undefined)
    rows.push(['Judged as', `request for a ${ROLE[input.role]}: ${input.roleReason ?? ''}`]);
  rows.push(['Common name', request.commonName ?? '(none)']);
  rows.push(['DNS names', dnsNames.slice(0, SHOWN_NAMES).join(', ') + more || '(none)']);
  rows.push(['Key', key.bits === undefined || key.type.startsWith('ECDSA') ? key.type : `${key.type} ${key.bits}`]);
  rows.push(['Purposes', purposes.join(', ') || 'for the CA to decide']);
  if (template !== undefined) rows.push(['Template', template]);
  return rows;
}

function certificateRows(input: InputReport, summary: InputSummary, checkedAt: string): Row[] {
  const rows: Row[] = [];
  if (input.role !== undefined) rows.push(['Judged as', `${ROLE[input.role]}: ${input.roleReason ?? ''}`]);
  rows.push(['Common name', summary.commonName ?? '(none)']);
  rows.push(['Issued by', issuedBy(input, summary)]);
  const anchors = anchorsOf(input);
  if (anchors !== undefined) rows.push(['Trusted by', anchors]);
  const { notBefore, notAfter } = summary;
  const left = remaining(notBefore, notAfter, checkedAt);
  rows.push(['Valid', `${notBefore.slice(0, 10)} to ${notAfter.slice(0, 10)}, ${left}`]);
  const bits = summary.key.bits === undefined || summary.key.type.startsWith('ECDSA') ? '' : ` ${summary.key.bits}`;
  rows.push(['Key', `${summary.key.type}${bits}, signed with ${signature(summary)}`]);
  if (summary.provider !== undefined) rows.push(['Provider', summary.provider]);
  rows.push(['Thumbprint', summary.thumbprintSha1]);
  if (summary.pfx !== undefined) {
    const { keys, certificates, encryption, mac } = summary.pfx;
    rows.push(['PFX', `${counted(keys, 'key')}, ${counted(certificates, 'certificate')}; ${encryption}; MAC ${mac}`]);
  }
  return rows;
}

const signature = ({ signatureHash, signatureAlgorithm }: InputSummary): string =>
  signatureHash === undefined || signatureAlgorithm.includes('PSS') ? signatureAlgorithm : signatureHash;

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

export interface NameRow {
  readonly label: string;
  readonly name: string;
  /** Whether Azure takes it; absent where the question does not arise. */
  readonly note?: string;
  /** A sentence to read, not a name to copy. */
  readonly isText?: boolean;
}

/** What the name becomes in Azure, of a certificate or of a request. */
export const azureNamesOf = ({ names, summary, request }: InputReport): AzureNames | undefined =>
  names ?? summary?.names ?? request?.names;

/** `virtual machine scale set, Azure public cloud, westus`. */
export const namesScope = ({ method, cloud, region }: AzureNames): string => `${method}, ${cloud}, ${region}`;

/** What the service name becomes in Azure. */
export function nameRows(names: AzureNames): NameRow[] {
  const note = names.legal === false ? 'not a legal name' : 'legal name';
  const { assumedRelease } = names;
  const rows: NameRow[] = [
    ...(assumedRelease === undefined
      ? []
      : [{ label: 'Release', name: `${assumedRelease} assumed, the newest: it decides the method`, isText: true }]),
    { label: 'Service', name: names.service },
    { label: 'Deployment', name: names.deployment },
    { label: 'Storage', name: names.storage, note },
    { label: 'Key vault', name: names.keyVault, note },
  ];
  if (names.cname !== undefined) rows.push({ label: 'DNS record', name: names.cname });
  return rows;
}

/** Said in place of a DNS record for a name in an Azure domain. */
export const NO_RECORD_NEEDED = 'none needed: the name is in an Azure domain';

/** What a link of the chain has left. */
export function linkRemaining({ kind, notAfter, notBefore }: ChainLink, checkedAt: string): string {
  if (kind === 'missing') return 'not at hand';
  return notAfter === undefined ? 'built-in public root' : remaining(notBefore, notAfter, checkedAt);
}
