/** A parameter of ccmsetup.exe [PROP]. */
export interface KnownParameter {
  readonly name: string;
  readonly value: 'none' | 'required';
  /** Release of the current branch from which on it is there, where the documents name one. */
  readonly since?: number;
}

export const PARAMETERS: readonly KnownParameter[] = [
  { name: '?', value: 'none' },
  { name: 'AllowMetered', value: 'none', since: 2006 },
  { name: 'AlwaysExcludeUpgrade', value: 'required' },
  { name: 'BITSPriority', value: 'required' },
  { name: 'config', value: 'required' },
  { name: 'downloadtimeout', value: 'required' },
  { name: 'ExcludeFeatures', value: 'required' },
  { name: 'forceinstall', value: 'none' },
  { name: 'forcereboot', value: 'none' },
  { name: 'IgnoreSkipUpgrade', value: 'none' },
  { name: 'logon', value: 'none' },
  { name: 'mp', value: 'required' },
  { name: 'NoCRLCheck', value: 'none' },
  { name: 'noservice', value: 'none' },
  { name: 'regtoken', value: 'required', since: 2002 },
  { name: 'retry', value: 'required' },
  { name: 'service', value: 'none' },
  { name: 'skipprereq', value: 'required' },
  { name: 'source', value: 'required' },
  { name: 'uninstall', value: 'none' },
  { name: 'UsePKICert', value: 'none' },
];

/** What a value has to look like. */
export type ValueForm = 'text' | 'guid' | 'flag' | 'boolean' | 'number' | 'switch';

/** A property of client.msi [PROP]. */
export interface KnownProperty {
  readonly name: string;
  /** `flag`: 0 or 1. `boolean`: TRUE or FALSE. `switch`: may stand without a value. */
  readonly form: ValueForm;
  readonly since?: number;
}

const texts = (...names: readonly string[]): KnownProperty[] => names.map((name) => ({ name, form: 'text' }));

export const PROPERTIES: readonly KnownProperty[] = [
  { name: 'AADCLIENTAPPID', form: 'guid' },
  { name: 'AADTENANTID', form: 'guid' },
  { name: 'CCMALLOWSILENTREBOOT', form: 'switch' },
  { name: 'CCMALWAYSINF', form: 'flag' },
  { name: 'CCMCERTNAMECHECK', form: 'flag', since: 2207 },
  { name: 'CCMDEBUGLOGGING', form: 'flag' },
  { name: 'CCMENABLELOGGING', form: 'boolean' },
  { name: 'CCMEVALHOUR', form: 'number' },
  { name: 'CCMEVALINTERVAL', form: 'number' },
  { name: 'CCMFIRSTCERT', form: 'flag' },
  { name: 'CCMHTTPPORT', form: 'number' },
  { name: 'CCMHTTPSPORT', form: 'number' },
  { name: 'CCMLOGLEVEL', form: 'number' },
  { name: 'CCMLOGMAXHISTORY', form: 'number' },
  { name: 'CCMLOGMAXSIZE', form: 'number' },
  { name: 'DISABLECACHEOPT', form: 'boolean' },
  { name: 'DISABLESITEOPT', form: 'boolean' },
  { name: 'IGNOREAPPVVERSIONCHECK', form: 'boolean' },
  { name: 'NOTIFYONLY', form: 'boolean' },
  { name: 'PROVISIONTS', form: 'text', since: 2002 },
  { name: 'RESETKEYINFORMATION', form: 'boolean' },
  { name: 'SITEREASSIGN', form: 'boolean' },
  { name: 'SMSCACHESIZE', form: 'number' },
  ...texts('AADRESOURCEURI', 'CCMADMINS', 'CCMCERTISSUERS', 'CCMCERTSEL', 'CCMCERTSTORE', 'CCMHOSTNAME'),
  ...texts('CCMINSTALLDIR', 'DNSSUFFIX', 'FSP', 'INSTALL', 'SMSCACHEDIR', 'SMSCACHEFLAGS', 'SMSCONFIGSOURCE'),
  ...texts('SMSDIRECTORYLOOKUP', 'SMSMP', 'SMSMPLIST', 'SMSPUBLICROOTKEY', 'SMSROOTKEYPATH', 'SMSSIGNCERT'),
  ...texts('SMSSITECODE'),
];

const byName = <T extends { readonly name: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.name.toLowerCase(), one]));

const PARAMETER = byName(PARAMETERS);
const PROPERTY = byName(PROPERTIES);

/** Names count whatever their case. */
export const knownParameter = (name: string): KnownParameter | undefined => PARAMETER.get(name.toLowerCase());
export const knownProperty = (name: string): KnownProperty | undefined => PROPERTY.get(name.toLowerCase());
