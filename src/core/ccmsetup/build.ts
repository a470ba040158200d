import { CmgCertError } from '../errors.js';
import { dnsNameProblem } from '../names/dnsName.js';
import { powershellString } from '../text/powershell.js';
import { isGuid } from '../token/claims.js';
import { INTUNE_LIMIT } from './limits.js';
import { quoteArgument } from './splitArguments.js';

/** How the client proves who it is when it registers. */
export type ClientAuthentication = 'entra' | 'pki' | 'token';

export interface BuildRequest {
  readonly authentication: ClientAuthentication;
  /** Service name of the gateway, an FQDN. */
  readonly host: string;
  /** Number of the management point's role, the last part of its address. */
  readonly managementPointId: string;
  /** Three characters. */
  readonly siteCode: string;
  /** SMSMP: the management point that the client is to begin with, `https://mp1.contoso.com`. */
  readonly initialManagementPoint?: string | undefined;
  /** The bulk registration token, for `token`. */
  readonly token?: string | undefined;
  /** False writes /NoCRLCheck. */
  readonly crlCheck?: boolean | undefined;
  /** False leaves /mp out: where the content comes from, the client learns from the gateway then. */
  readonly mp?: boolean | undefined;
  /** CCMALWAYSINF=1. */
  readonly alwaysInternet?: boolean | undefined;
  readonly tenantId?: string | undefined;
  readonly clientAppId?: string | undefined;
  /** Application ID URI of the server app. */
  readonly resourceUri?: string | undefined;
}

export type Shell = 'cmd' | 'powershell' | 'intune';

/**
 * The arguments of ccmsetup.exe, parameters first.
 * @throws CmgCertError `usage` for a value that the line cannot have
 */
export function buildArguments(request: BuildRequest): string[] {
  const { authentication, token, tenantId, clientAppId, resourceUri, initialManagementPoint } = request;
  const address = `${hostName(request.host)}/CCM_Proxy_MutualAuth/${roleId(request.managementPointId)}`;
  refuseStrangers(request);
  const entra = [
    ...(tenantId === undefined ? [] : [`AADTENANTID=${guid(tenantId, '--tenant-id')}`]),
    ...(clientAppId === undefined ? [] : [`AADCLIENTAPPID=${guid(clientAppId, '--client-app-id')}`]),
    ...(resourceUri === undefined ? [] : [`AADRESOURCEURI=${uri(resourceUri, '--resource-uri', ['https', 'api'])}`]),
  ];
  return [
    ...(authentication === 'pki' ? ['/UsePKICert'] : []),
    ...(request.crlCheck === false ? ['/NoCRLCheck'] : []),
    ...(request.mp === false ? [] : [`/mp:https://${address}`]),
    ...(authentication === 'token' ? [`/regtoken:${tokenValue(token)}`] : []),
    `CCMHOSTNAME=${address}`,
    `SMSSITECODE=${siteCode(request.siteCode)}`,
    ...(initialManagementPoint === undefined
      ? []
      : [`SMSMP=${uri(initialManagementPoint, '--initial-mp', ['https'])}`]),
    ...(request.alwaysInternet === true ? ['CCMALWAYSINF=1'] : []),
    ...entra,
  ];
}

/**
 * The line as it is typed or pasted: into cmd, into PowerShell, or into Intune's box of a line-of-business app with ccmsetup.msi.
 * @throws CmgCertError `usage` when Intune would cut it, with what to leave out
 */
export function writeCommandLine(list: readonly string[], shell: Shell): string {
  switch (shell) {
    case 'cmd':
      return ['ccmsetup.exe', ...list.map(quoteForCmd)].join(' ');
    case 'powershell':
      return ['.\\ccmsetup.exe', ...list.map(powershellString)].join(' ');
    case 'intune': {
      const line = `CCMSETUPCMD="${list.map(quoteArgument).join(' ').replaceAll('"', '""')}"`;
      if (line.length <= INTUNE_LIMIT) return line;
      throw tooLong(list, line.length);
    }
  }
}

/** What has to be given, or left out, to do without it. */
const optionOf = (argument: string): string =>
  argument.startsWith('/mp:') ? '/mp by --no-mp' : argument.replace(/=.*$/s, '');

/** What the client gets from the gateway anyway, the longest first. */
const DISPENSABLE = /^(?:\/mp:|SMSMP=|AAD[A-Z]+=)/;

function tooLong(list: readonly string[], length: number): CmgCertError {
  const over = length - INTUNE_LIMIT;
  const cuts = list
    .filter((argument) => DISPENSABLE.test(argument))
    .map((argument) => ({ name: optionOf(argument), saves: argument.length + 1 }))
    .sort((a, b) => b.saves - a.saves);
  const most = cuts.reduce((sum, { saves }) => sum + saves, 0);
  const named = cuts.map(({ name, saves }) => `${name} (${saves})`).join(', ');
  const rest = most >= over ? '' : ' Even without them it is too long: use a shorter service name.';
  return new CmgCertError('usage', `the line has ${length} characters, ${over} more than the 1,024 that Intune takes`, {
    remedy:
      cuts.length === 0
        ? 'Use a shorter service name.'
        : `Leave out, with the characters that each saves: ${named}.${rest}`,
  });
}

/** What cmd.exe would take for its own stands between quotation marks. */
const quoteForCmd = (argument: string): string =>
  /[&|<>^()]/.test(argument) && !/[\s"]/.test(argument) ? `"${argument}"` : quoteArgument(argument);

const refuse = (message: string, remedy: string): CmgCertError => new CmgCertError('usage', message, { remedy });

function refuseStrangers({ authentication, token, tenantId, clientAppId, resourceUri }: BuildRequest): void {
  const hasEntra = [tenantId, clientAppId, resourceUri].some((value) => value !== undefined);
  if (hasEntra && authentication !== 'entra') {
    throw refuse(
      `the tenant and the apps of Microsoft Entra ID do not belong to a client that uses ${authentication === 'pki' ? 'a certificate' : 'a token'}`,
      'Leave --tenant-id, --client-app-id and --resource-uri out, or say --auth entra.',
    );
  }
  if (token !== undefined && authentication !== 'token')
    throw refuse('--token belongs to --auth token', 'Leave it out.');
}

function hostName(text: string): string {
  const name = text.trim().replace(/\.$/, '');
  if (name.includes('.') && dnsNameProblem(name) === undefined) return name;
  throw refuse(
    `"${text}" is no fully qualified host name`,
    'Give the service name alone: --host GraniteFalls.contoso.com',
  );
}

function roleId(text: string): string {
  if (/^\d{1,20}$/.test(text)) return text;
  throw refuse(
    `"${text}" is no number of a management point`,
    'It is the last part of what a client shows for (Get-WmiObject -Namespace Root\\Ccm\\LocationServices -Class SMS_ActiveMPCandidate | Where-Object {$_.Type -eq "Internet"}).MP',
  );
}

function siteCode(text: string): string {
  if (/^[A-Za-z0-9]{3}$/.test(text)) return text.toUpperCase();
  throw refuse(`"${text}" is no site code`, 'Give the three letters or digits of the primary site: --site-code ABC');
}

function guid(text: string, option: string): string {
  if (isGuid(text)) return text;
  throw refuse(`${option}: "${text}" is no GUID`, 'Copy it from the Azure portal, or from dsregcmd.exe /status.');
}

function uri(text: string, option: string, schemes: readonly string[]): string {
  const scheme = /^([a-z]+):\/\/[A-Za-z0-9][A-Za-z0-9./_:~-]*$/.exec(text)?.[1];
  if (scheme !== undefined && schemes.includes(scheme)) return text;
  throw refuse(
    `${option}: "${text}" is no address that begins with ${schemes.map((one) => `${one}://`).join(' or ')}`,
    'Give it as the console or the portal shows it, without blanks or quotation marks.',
  );
}

function tokenValue(token: string | undefined): string {
  if (token === undefined) {
    throw refuse(
      '--auth token needs a token',
      'Make one with BulkRegistrationTokenTool.exe /new > token.txt and give --token token.txt',
    );
  }
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(token)) return token;
  throw refuse('the token is no JSON Web Token in one piece', 'cmg-cert token inspect tells what is wrong with it.');
}
