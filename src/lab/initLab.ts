import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CmgCertError } from '../core/errors.js';
import { asciiLower } from '../core/names/dnsName.js';
import { present } from '../core/present.js';
import { namesOf } from '../core/rows.js';
import { issueAuthority, issueLeaf, issueTokenSigning } from './issue.js';
import { KeyPool } from './keyPool.js';
import type { LabOptions, LabSettings } from './ledger/entries.js';
import { LAYOUT } from './ledger/layout.js';
import { takeLock } from './ledger/lock.js';
import { Lab, type LabCertificate } from './ledger/openLab.js';
import { domainOf, requireLegalServiceName } from './names.js';
import { authorityLife } from './profiles.js';
import { publishCrl } from './publishCrl.js';
import { writeReadme } from './readme.js';
import { writePlan } from './samplePlan.js';
import { writeUploadSet } from './upload.js';

/** What `lab init` is asked for; everything but the service name has a default. */
export interface InitOptions extends Partial<Omit<LabOptions, 'serviceName' | 'clients' | 'clientNamesSha256'>> {
  readonly serviceName: string;
  /** Names of the computers that get a client certificate. */
  readonly clients?: readonly string[];
  /** Stands in the ledger: name and version of the program. */
  readonly tool?: string;
  /** Called as certificates come to be. @param total how many this lab has in the end, those of an earlier run included */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface InitResult {
  /** Open for writing: close it. */
  readonly lab: Lab;
  /** Whether an interrupted run was continued, or there was nothing left to do. */
  readonly began: 'new' | 'resumed' | 'complete';
}

const DEFAULTS = {
  roots: 1,
  intermediates: 1,
  depth: 1,
  keySize: 2048,
  days: 365,
  template: 'none',
  crlUrl: 'http://pki.contoso.com/',
  aiaUrl: 'http://pki.contoso.com/',
  pfx: 'aes',
  provider: 'ksp',
  encryptedKeys: true,
} as const satisfies Partial<LabOptions>;

export const TOKEN_SIGNING_NAME = 'SMS Token Signing Certificate';

/** Enough that every thread that makes keys has one to make while others are being signed and written. */
const AHEAD = availableParallelism() * 2 + 2;

/**
 * Makes a lab, or continues one that was interrupted, given the same options.
 *
 * @throws CmgCertError `usage` for names and numbers that cannot be, before anything is made; `configuration` for a folder that holds something
 * else or a lab of other options
 */
export async function initLab(directory: string, asked: InitOptions): Promise<InitResult> {
  requireLegalServiceName(asked.serviceName);
  const clients = asked.clients ?? [];
  const options = optionsOf(asked, clients);
  const plan = planOf(options);
  const { lab, began } = enter(directory, options, asked.tool ?? 'cmg-cert');
  const keys = new KeyPool();
  const { makeRsaKey } = lab;
  lab.makeRsaKey = (bits) => keys.rsa(bits);
  try {
    await issueAll(lab, plan, clients, asked.onProgress ?? (() => undefined));
    for (const authority of lab.authorities) {
      if (lab.crlsOf(authority).base === undefined) publishCrl(lab, authority);
      else if (authority.ca?.issuing === true && lab.crlsOf(authority).delta === undefined) {
        publishCrl(lab, authority, { delta: true });
      }
    }
    writeUploadSet(lab);
    writePlan(lab);
    writeReadme(lab);
    if (!lab.completed) lab.append({ type: 'completed', at: new Date().toISOString() });
    return { lab, began };
  } catch (error) {
    lab.close();
    throw error;
  } finally {
    lab.makeRsaKey = makeRsaKey;
    await keys.close();
  }
}

function optionsOf(asked: InitOptions, clients: readonly string[]): LabOptions {
  const { serviceName, ocspUrl } = asked;
  const given = Object.fromEntries(namesOf(DEFAULTS).map((name) => [name, asked[name] ?? DEFAULTS[name]])) as Omit<
    LabOptions,
    'serviceName' | 'clients' | 'clientNamesSha256'
  >;
  return {
    serviceName,
    clients: clients.length,
    clientNamesSha256: createHash('sha256').update(clients.join('\n')).digest('hex'),
    ...given,
    crlUrl: baseUrl(given.crlUrl, '--crl-url'),
    aiaUrl: baseUrl(given.aiaUrl, '--aia-url'),
    ...(ocspUrl === undefined ? {} : { ocspUrl: new URL(ocspUrl).href }),
  };
}

function baseUrl(text: string, option: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.search !== '' || url.hash !== '' || !/^https?:$/.test(url.protocol)) {
    throw new CmgCertError('usage', `${option} ${text}: a folder at an http address is wanted`, {
      remedy: `For example ${option} http://pki.contoso.com/lab/`,
    });
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

interface PlannedAuthority {
  readonly name: string;
  /** Name of its issuer; undefined for a root. */
  readonly issuer: string | undefined;
  readonly level: number;
  readonly issuing: boolean;
}

/** CAs level by level. Chains are dealt out to the roots in turn. */
function planOf({ roots, intermediates, depth }: LabOptions): readonly (readonly PlannedAuthority[])[] {
  const chains = intermediates / Math.max(1, depth);
  if (intermediates > 0 && (!Number.isInteger(chains) || chains < roots)) {
    const fitting = Math.max(roots, Math.ceil(chains)) * depth;
    throw new CmgCertError(
      'usage',
      Number.isInteger(chains)
        ? `${intermediates} intermediates make ${chains} chains of ${depth}, too few for ${roots} roots`
        : `${intermediates} intermediates do not make whole chains of ${depth}`,
      { remedy: `For example --roots ${roots} --intermediates ${fitting} --depth ${depth}` },
    );
  }
  const rootName = (number: number): string => `CMG Lab Root CA ${number}`;
  const levels: PlannedAuthority[][] = [
    Array.from({ length: roots }, (_, at) => ({
      name: rootName(at + 1),
      issuer: undefined,
      level: 0,
      issuing: intermediates === 0,
    })),
  ];
  if (intermediates === 0) return levels;
  for (let level = 1; level <= depth; level += 1) {
    const nameAt = (of: number, chain: number): string => {
      if (of === 0) return rootName((chain % roots) + 1);
      if (of === depth) return `CMG Lab Issuing CA ${chain + 1}`;
      return depth === 2 ? `CMG Lab Policy CA ${chain + 1}` : `CMG Lab Policy CA ${chain + 1}.${of}`;
    };
    levels.push(
      Array.from({ length: chains }, (_, chain) => ({
        name: nameAt(level, chain),
        issuer: nameAt(level - 1, chain),
        level,
        issuing: level === depth,
      })),
    );
  }
  return levels;
}

/** Takes the lock and opens the ledger, which a new lab begins with. */
function enter(directory: string, options: LabOptions, tool: string): { lab: Lab; began: InitResult['began'] } {
  mkdirSync(directory, { recursive: true });
  refuseForeign(directory);
  const release = takeLock(join(directory, LAYOUT.lock), 'cmg-cert lab init');
  try {
    // Before the ledger: from its first line on, the password is there.
    const password = join(directory, LAYOUT.password);
    if (!existsSync(password)) writePassword(password);
    const ledger = join(directory, LAYOUT.ledger);
    if (!existsSync(ledger)) writeFileSync(ledger, '', { flag: 'a' });
  } catch (error) {
    release();
    throw error;
  }
  const lab = new Lab(directory, release);
  try {
    if (lab.hasSettings) {
      refuseOthers(lab, options);
      return { lab, began: lab.completed ? 'complete' : 'resumed' };
    }
    lab.append(settingsOf(options, tool));
    return { lab, began: 'new' };
  } catch (error) {
    lab.close();
    throw error;
  }
}

const settingsOf = (options: LabOptions, tool: string): LabSettings => ({
  type: 'lab',
  schemaVersion: 1,
  id: randomBytes(4).toString('hex'),
  tool,
  createdAt: new Date().toISOString(),
  options,
});

/** 120 bits in letters that a console and a shell take unquoted. */
function writePassword(path: string): void {
  writeFileSync(path, `${newPassword()}\n`, { mode: 0o600, flag: 'wx' });
}

/** Never with a dash at its front, which one in 64 would have: programs take such a word for an option. */
export function newPassword(random: () => Uint8Array = () => randomBytes(15)): string {
  for (;;) {
    const password = Buffer.from(random()).toString('base64url');
    if (!password.startsWith('-')) return password;
  }
}

/** A lab is made in a folder of its own. What a run leaves that is killed in its first moments does not count. */
function refuseForeign(directory: string): void {
  if (existsSync(join(directory, LAYOUT.ledger))) return;
  const own: readonly string[] = [LAYOUT.password, LAYOUT.staging];
  const foreign = readdirSync(directory).find((name) => !own.includes(name) && !name.startsWith(LAYOUT.lock));
  if (foreign === undefined) return;
  throw new CmgCertError('usage', `${directory} is not empty: it holds ${foreign}`, {
    remedy: 'Name a new folder: a lab is made in one of its own.',
  });
}

function refuseOthers(lab: Lab, options: LabOptions): void {
  const before: Readonly<Record<string, unknown>> = { ...lab.settings.options };
  const now: Readonly<Record<string, unknown>> = { ...options };
  const differing = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (name) => before[name] !== now[name],
  );
  if (differing.length === 0) return;
  const shown = differing.map((name) => {
    if (name === 'clientNamesSha256') return 'names of the clients';
    return `${OPTION_NAMES[name] ?? name} ${before[name] ?? 'not given'}, now ${now[name] ?? 'not given'}`;
  });
  throw new CmgCertError('usage', `${lab.directory} is a lab made with other options: ${shown.join('; ')}`, {
    remedy: 'Give the options it was made with to continue it, use lab issue to add to it, or name a new folder.',
  });
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  serviceName: '--service-name',
  roots: '--roots',
  intermediates: '--intermediates',
  depth: '--depth',
  clients: 'number of clients',
  keySize: '--key-size',
  days: '--days',
  template: '--template',
  crlUrl: '--crl-url',
  aiaUrl: '--aia-url',
  ocspUrl: '--ocsp-url',
  pfx: '--pfx',
  provider: '--provider',
  encryptedKeys: '--plain-keys',
};

async function issueAll(
  lab: Lab,
  levels: readonly (readonly PlannedAuthority[])[],
  clients: readonly string[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { options } = lab.settings;
  const issuing = levels.flat().filter((authority) => authority.issuing);
  const total = levels.flat().length + issuing.length + 3 + clients.length;
  let done = 0;
  const made = (): void => {
    done += 1;
    onProgress(done, total);
  };
  const once = async (there: LabCertificate | undefined, issue: () => Promise<unknown>): Promise<void> => {
    if (there === undefined) await issue();
    made();
  };
  for (const level of levels) {
    const missing = level.filter(({ name }) => lab.named('ca', name) === undefined);
    // Keys all at once, certificates in turn: the ledger then lists the CAs in their order.
    const keys = new Map(missing.map(({ name }) => [name, lab.makeRsaKey(options.keySize)]));
    await Promise.all(keys.values());
    for (const { name, issuer, issuing: isIssuing, level: at } of level) {
      await once(lab.named('ca', name), () =>
        issueAuthority(lab, name, issuer === undefined ? 'self' : authority(lab, issuer), {
          issuing: isIssuing,
          life: authorityLife(at, levels.length - 1),
          newKey: keys.get(name),
        }),
      );
    }
  }
  const issuers = issuing.map(({ name }) => authority(lab, name));
  const first = present(issuers[0]);
  const connectionPoint = connectionPointName(options.serviceName, clients);
  const others: (() => Promise<void>)[] = [
    () => once(lab.named('server', options.serviceName), () => issueLeaf(lab, 'server', options.serviceName, first)),
    () =>
      once(lab.named('connection-point', connectionPoint), () =>
        issueLeaf(lab, 'connection-point', connectionPoint, first),
      ),
    () => once(lab.named('token-signing', TOKEN_SIGNING_NAME), () => issueTokenSigning(lab, TOKEN_SIGNING_NAME)),
    ...issuers.map((issuer) => () => {
      const name = responderName(issuer);
      return once(lab.named('ocsp-responder', name), () => issueLeaf(lab, 'ocsp-responder', name, issuer));
    }),
    ...clients.map(
      (name, index) => () =>
        once(lab.named('client', name), () => issueLeaf(lab, 'client', name, present(issuers[index % issuers.length]))),
    ),
  ];
  await inParallel(others, (step) => step());
}

const authority = (lab: Lab, name: string): LabCertificate => present(lab.named('ca', name));

/** `CMGCP1.contoso.com`: a server of the site that has the role, and is none of the clients. */
function connectionPointName(serviceName: string, clients: readonly string[]): string {
  const taken = new Set(clients.map(asciiLower));
  for (let number = 1; ; number += 1) {
    const name = `CMGCP${number}.${domainOf(serviceName)}`;
    if (!taken.has(asciiLower(name))) return name;
  }
}

export const responderName = ({ name }: Pick<LabCertificate, 'name'>): string => `${name} OCSP Responder`;

/** A bounded number at a time; the first failure stops the rest. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      if (failed) return;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(AHEAD, items.length) }, worker));
  const failure = ended.find((one) => one.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
