import { existsSync, readdirSync } from 'node:fs';
import { hostExposure } from '../core/names/publicHost.js';
import { firstOfEachIssuer } from './firstOfEachIssuer.js';
import { LAYOUT } from './ledger/layout.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';
import { domainOf } from './names.js';

/**
 * Writes the design that the lab's files are for, once: what somebody has changed in it stays. All but the names is made up, so that
 * `cmg-cert plan check plan.yaml` passes.
 */
export function writePlan(lab: Lab): void {
  if (existsSync(lab.path(LAYOUT.plan))) return;
  lab.staging.write(LAYOUT.plan, planText(lab), false);
  lab.staging.move(LAYOUT.plan, LAYOUT.plan);
}

function planText(lab: Lab): string {
  const { serviceName, crlUrl } = lab.settings.options;
  const domain = domainOf(serviceName);
  const server = lab.ofKind('server')[0];
  const connectionPoint = lab.ofKind('connection-point')[0];
  const clients = samples(lab);
  const upload = readdirSync(lab.path(LAYOUT.upload)).sort();
  const uploaded = (role: string): string[] =>
    upload.filter((name) => name.startsWith(`${role}-`)).map((name) => `${LAYOUT.upload}/${name}`);
  const root = server && lab.chainOf(server).at(-1);
  const isPublic = hostExposure(new URL(crlUrl).hostname).public;
  const pki = clients.length > 0;
  const revocation = isPublic
    ? '# The CRLs are to be published at a public host, so both checks can be on.'
    : '# The CRLs are published where the internet does not reach them, so both checks have to be off.';
  return `# The design that this lab is for. Change it to try what else holds: cmg-cert plan check plan.yaml
configmgr: 2503

deployment:
  method: scale-set
  deployed: false
  cloud: public
  region: westus
  resourceGroup:
    name: cmg-lab
    existing: false
  subscription:
    csp: false
    registeredProviders: [Microsoft.KeyVault, Microsoft.Storage, Microsoft.Network, Microsoft.Compute]
  serviceName: ${quoted(serviceName)}
  site: LAB
  vm:
    size: A2_v2
    count: 2

hierarchy:
  kind: standalone
  topLevelSite: LAB

clients:
  count: 1000
  authentication: [${pki ? 'pki, token' : 'token'}]
  userScenarios: false
  internetInstall: true
  ipv4: true

serviceConnectionPoint: online
optionalFeature: true

# With mode: https each connection point needs a certificate: cmg-cert lab issue connection-point NAME
managementPoints:
  - server: ${quoted(`mp.${domain}`)}
    site: LAB
    mode: enhanced-http
    cmgTraffic: true
connectionPoints:
  - server: ${quoted(connectionPoint?.name ?? `cmgcp1.${domain}`)}
    site: LAB${connectionPoint === undefined ? '' : `\n    certificate: ${quoted(pfxOf(connectionPoint))}`}
  - server: ${quoted(`cmgcp-second.${domain}`)}
    site: LAB

entra:
  onboarded: true
  serverApp:
    name: ConfigMgr server
    secretExpires: ${yearAfter(lab.settings.createdAt)}
  clientApp:
    name: ConfigMgr client

${pki ? 'usePkiClientCertificate: [LAB]\n' : ''}${revocation}
verifyClientRevocation: ${isPublic}
clientsCheckCrl: ${isPublic}
tls12: true
content: true
clientSettings:
  useGateway: true
  cloudDistributionPoint: true
boundaryGroups: true
siteServerWindows: 2022

files:
  password: ${quoted(LAYOUT.password)}
${entry('server', server === undefined ? [] : [pfxOf(server)])}${list('serverRoots', root === undefined ? [] : [root.files.certificate])}${list('clients', clients.map(pfxOf))}${pki ? list('roots', uploaded('root')) + list('intermediates', uploaded('intermediate')) : ''}${list('crls', crls(lab))}`;
}

/** @param time ISO 8601 */
const yearAfter = (time: string): string => new Date(Date.parse(time) + 365 * 86_400_000).toISOString().slice(0, 10);

const pfxOf = ({ files }: LabCertificate): string => files.pfx ?? files.certificate;

/** One client of each CA that has issued any: the others differ in their names alone. */
const samples = (lab: Lab): readonly LabCertificate[] => firstOfEachIssuer(lab.ofKind('client'));

/** Of the CAs above the certificates named in the plan. */
function crls(lab: Lab): string[] {
  const leaves = [...lab.ofKind('server').slice(0, 1), ...lab.ofKind('connection-point').slice(0, 1), ...samples(lab)];
  const authorities = new Map(leaves.flatMap((leaf) => lab.chainOf(leaf)).map((one) => [one.serialNumber, one]));
  return [...authorities.values()].flatMap((authority) => {
    const { base, delta } = lab.crlsOf(authority);
    return [base, delta].flatMap((crl) => (crl === undefined ? [] : [crl.file]));
  });
}

/** JSON is YAML: a name that needs no quotes goes without. */
const quoted = (text: string): string => (/^[A-Za-z][\w./+-]*$/.test(text) ? text : JSON.stringify(text));

const entry = (key: string, [name]: readonly string[]): string =>
  name === undefined ? '' : `  ${key}: ${quoted(name)}\n`;

const list = (key: string, names: readonly string[]): string =>
  names.length === 0 ? '' : `  ${key}:\n${names.map((name) => `    - ${quoted(name)}\n`).join('')}`;
