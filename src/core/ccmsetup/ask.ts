import type { Argument, CommandLine, Parameter, Property } from './types.js';

const isNamed = (name: string) => (argument: Argument) =>
  argument.kind !== 'stray' && argument.name.toLowerCase() === name.toLowerCase();

/** The last parameter of that name, whatever its case. */
export const parameterOf = ({ arguments: all }: CommandLine, name: string): Parameter | undefined =>
  all.filter((one): one is Parameter => one.kind === 'parameter').findLast(isNamed(name));

/** The last property of that name, whatever its case. */
export const propertyOf = ({ arguments: all }: CommandLine, name: string): Property | undefined =>
  all.filter((one): one is Property => one.kind === 'property').findLast(isNamed(name));

/** A value of `/mp` or `CCMHOSTNAME`. */
export interface Address {
  /** As typed. */
  readonly text: string;
  /** `https`, in lower case; undefined without one. */
  readonly scheme: string | undefined;
  readonly host: string;
  /** Behind the host, without the first slash. */
  readonly path: string;
}

export function addressOf(text: string): Address {
  const [, scheme, rest = ''] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(.*)$/s.exec(text.trim()) ?? [];
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  return {
    text,
    scheme: scheme?.toLowerCase(),
    host: authority.replace(/:\d+$/, ''),
    path: slash < 0 ? '' : rest.slice(slash + 1),
  };
}

const AZURE = /\.(?:cloudapp\.azure\.com|cloudapp\.net|usgovcloudapp\.net|cloudapp\.usgovcloudapi\.net)$/i;

/** Whether it is a gateway for sure: by the path of its proxy, or by a domain of Azure. Another name may be a gateway's too. */
export const isGateway = ({ host, path }: Address): boolean => /^CCM_Proxy_/i.test(path) || AZURE.test(host);

/** The path that leads through a gateway to a management point: the virtual folder and the role's id. */
export const PROXY_PATH = /^CCM_Proxy_MutualAuth\/\d+\/?$/i;

/** Of `/mp`: several are parted by semicolons. */
export const managementPoints = (line: CommandLine): Address[] =>
  (parameterOf(line, 'mp')?.value ?? '')
    .split(';')
    .filter((part) => part.trim() !== '')
    .map(addressOf);

export const hostAddress = (line: CommandLine): Address | undefined => {
  const value = propertyOf(line, 'CCMHOSTNAME')?.value;
  return value === undefined || value.trim() === '' ? undefined : addressOf(value);
};

/** How the client is to prove who it is, as far as the line says. */
export function authenticationOf(line: CommandLine): ('pki' | 'entra' | 'token')[] {
  const entra = ENTRA.some((name) => propertyOf(line, name) !== undefined);
  return [
    ...(parameterOf(line, 'UsePKICert') === undefined ? [] : (['pki'] as const)),
    ...(entra ? (['entra'] as const) : []),
    ...(parameterOf(line, 'regtoken') === undefined ? [] : (['token'] as const)),
  ];
}

/** What tells a client its Microsoft Entra tenant and apps. */
export const ENTRA = ['AADTENANTID', 'AADCLIENTAPPID', 'AADRESOURCEURI'] as const;
