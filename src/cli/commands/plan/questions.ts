import type { PlanValues } from '../../../planFile/template.js';
import type { Questions } from '../../io.js';

const SITE = (text: string): true | string => text === '' || /^[A-Z0-9]{3}$/i.test(text) || 'Three letters or digits.';
const WHOLE = (text: string): true | string => text === '' || /^\d{1,9}$/.test(text) || 'A whole number.';
const RELEASE = (text: string): true | string =>
  text === '' || /^[1-9]\d{3}$/.test(text) || 'Four digits, such as 2503.';

/** What most designs differ in; the rest is behind a # in the file. An empty answer leaves the key out. */
export async function askPlan({ text, choose, several, yes }: Questions): Promise<PlanValues> {
  const whole = async (message: string) => numberOf(await text(message, WHOLE));
  const list = async (message: string) => split(await text(message));

  const configmgr = numberOf(await text('Release of Configuration Manager, such as 2503:', RELEASE));
  const kind = await choose('Hierarchy:', [
    ['standalone', 'Standalone primary site'],
    ['cas', 'Central administration site with primaries'],
  ]);
  const topLevelSite = stated(await text('Site code of the top-level site:', SITE));
  const deployed = await yes('Is the gateway deployed already?', false);
  const method = await choose('Deployment method:', [
    ['scale-set', 'Virtual machine scale set'],
    ['cloud-service-classic', 'Cloud service (classic)'],
    ['service-management', 'Azure service management (oldest)'],
  ]);
  const cloud = await choose('Azure cloud:', [
    ['public', 'Public'],
    ['usgov', 'US Government'],
  ]);
  const region = stated(await text('Azure region, such as westus:'));
  const serviceName = stated(await text('Service name, such as GraniteFalls.contoso.com:'));
  const size =
    method === 'scale-set'
      ? await choose('Virtual machines:', [
          ['A2_v2', 'Standard (A2_v2)'],
          ['A4_v2', 'Large (A4_v2)'],
          ['B2s', 'Lab (B2s)'],
        ])
      : undefined;
  const count = await whole('How many virtual machines:');
  const clients = await whole('How many clients at the same time:');
  const authentication = await several('Clients prove who they are by:', [
    ['pki', 'PKI certificates'],
    ['entra', 'Microsoft Entra'],
    ['token', 'Tokens'],
  ]);
  const connectionPoints = await list('Servers with the CMG connection point, with commas between:');
  const managementPoints = await list('Management points for the gateway, with commas between:');
  const server = stated(await text('PFX of the server certificate, if it is there:'));
  return {
    configmgr,
    deployment: { deployed, method, cloud, region, serviceName, vm: group({ size, count }) },
    clients: group({ count: clients, authentication: authentication.length === 0 ? undefined : authentication }),
    hierarchy: { kind, topLevelSite },
    connectionPoints: servers(connectionPoints),
    managementPoints: servers(managementPoints),
    files: group({ server }),
  };
}

const stated = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
const numberOf = (text: string): number | undefined => (stated(text) === undefined ? undefined : Number(text));
const split = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .map((name) => name.trim())
    .filter(Boolean);
const servers = (names: readonly string[]): PlanValues[] | undefined =>
  names.length === 0 ? undefined : names.map((server) => ({ server }));

/** A key with nothing below it is no group of keys. */
const group = (values: PlanValues): PlanValues | undefined =>
  Object.values(values).some((value) => value !== undefined) ? values : undefined;
