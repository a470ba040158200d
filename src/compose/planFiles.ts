import { isOpened, type Source } from '../core/check/inputs.js';
import type { PlanFileFacts, Role } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { type FileUse, filesOfPlan, type PlannedFile } from '../core/plan/files.js';
import type { Plan } from '../core/plan/types.js';
import type { InputKind, InputReport } from '../core/report/report.js';
import { type OpenOptions, open } from '../gather/open.js';

/** Where the files of a plan are: beside it on a disk, or whatever else the caller has by their names. */
export interface PlanFolder {
  /** @throws CmgCertError for a file that cannot be read; the others are judged all the same */
  read(name: string): Promise<Uint8Array>;
  /** The files that a pattern stands for; without it every name is one file. */
  expand?(name: string): Promise<readonly string[]>;
  /** A password of its own, for a file that was read: tried on it before those given for all. */
  passwordOf?(name: string): string | undefined;
}

/** A file that a plan names, and its bytes or why there are none. */
export type ReadFile = PlannedFile & (Source | { readonly error: CmgCertError });

/** Every file of a plan; one that cannot be read keeps none of the others from being judged. */
export async function readFiles(plan: Plan, folder: PlanFolder): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const file of filesOfPlan(plan)) {
    try {
      const names = (await folder.expand?.(file.name)) ?? [file.name];
      if (names.length === 0) throw new CmgCertError('unreadable', `no file matches ${file.name}`);
      for (const name of names) read.push(await readOne({ ...file, name }, folder));
    } catch (error) {
      if (!(error instanceof CmgCertError)) throw error;
      read.push({ ...file, error });
    }
  }
  return read;
}

async function readOne(file: PlannedFile, folder: PlanFolder): Promise<ReadFile> {
  try {
    const bytes = await folder.read(file.name);
    return { ...file, bytes, password: folder.passwordOf?.(file.name) };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { ...file, error };
  }
}

/** Names of files by what the plan takes them for. */
export function byUse(files: readonly ReadFile[]): Map<FileUse, string[]> {
  const names = new Map<FileUse, string[]>();
  for (const { use, name } of files) names.set(use, [...(names.get(use) ?? []), name]);
  return names;
}

export const readable = (files: readonly ReadFile[]): (PlannedFile & Source)[] =>
  files.filter((file): file is PlannedFile & Source => 'bytes' in file);

export const unread = (files: readonly ReadFile[]): InputReport[] =>
  files.flatMap((file) => ('error' in file ? [unreadPlannedFile(file, file.error)] : []));

/** Files that the rules of certificates, CRLs, tokens and command lines judge, and what the plan takes each for. */
export const JUDGED: Readonly<
  Partial<Record<FileUse, { readonly role?: Role; readonly kinds: readonly InputKind[]; readonly what: string }>>
> = {
  server: { role: 'server', kinds: ['pfx', 'certificate', 'chain'], what: 'certificate' },
  'connection-point': { role: 'connection-point', kinds: ['pfx', 'certificate', 'chain'], what: 'certificate' },
  client: { role: 'client', kinds: ['pfx', 'certificate', 'chain'], what: 'certificate' },
  // Whatever they are: the rules of the upload say what may not be in it.
  root: { role: 'ca', kinds: ['certificate', 'chain', 'pfx', 'private-key'], what: 'CA certificate' },
  intermediate: { role: 'ca', kinds: ['certificate', 'chain', 'pfx', 'private-key'], what: 'CA certificate' },
  crl: { kinds: ['crl'], what: 'CRL' },
  token: { kinds: ['token'], what: 'token' },
  ccmsetup: { kinds: ['commandline'], what: 'command line' },
};

export const sourceOf = ({ use, name, bytes, computer, password }: PlannedFile & Source): Source => ({
  name,
  bytes,
  computer,
  password,
  role: JUDGED[use]?.role,
  ...(use === 'ccmsetup' ? { as: 'commandline' as const } : {}),
});

/** A file that is something else would be judged by rules that nobody asked for, or by none. */
export function asPlanned(report: InputReport, file: PlannedFile): InputReport {
  const wanted = JUDGED[file.use];
  if (report.error !== undefined) return { ...report, claim: `${report.claim} (${file.key} of the plan)` };
  if (wanted === undefined) return report;
  if (!wanted.kinds.includes(report.kind)) {
    return { ...unreadPlannedFile(file, notPlanned(file, wanted.what)), kind: report.kind };
  }
  return report.role === undefined ? report : { ...report, roleReason: `${file.key} of the plan` };
}

const notPlanned = ({ key }: PlannedFile, what: string): CmgCertError =>
  new CmgCertError('configuration', `the plan names it in ${key}, and there is no ${what} in it`, {
    remedy: 'Name another file there.',
  });

export function unreadPlannedFile({ name, key }: PlannedFile, { code, message, remedy }: CmgCertError): InputReport {
  return {
    name,
    kind: 'unknown',
    verdict: 'incomplete',
    claim: `could not be read (${key} of the plan)`,
    error: { code, message, ...(remedy === '' ? {} : { remedy }) },
    results: [],
  };
}

/** Certificates that tokens may be signed with; a file without one would leave a token unverified that nobody meant to. */
export async function readSigners(files: readonly (PlannedFile & Source)[], options: OpenOptions) {
  const found: Source[] = [];
  const inputs: InputReport[] = [];
  for (const file of files) {
    const opened = await open(file, options);
    // One that does not open at all is told by the check.
    if (!isOpened(opened) || opened.certificates.length > 0) found.push({ name: file.name, bytes: file.bytes });
    else inputs.push({ ...unreadPlannedFile(file, notPlanned(file, 'certificate')), kind: opened.kind });
  }
  return { found, inputs };
}

/** It signs in to Azure and serves no client: the rules of server certificates have nothing to say of it. */
export async function readManagement(files: readonly (PlannedFile & Source)[], options: OpenOptions) {
  const inputs: InputReport[] = [];
  let found: PlanFileFacts['managementCertificate'];
  for (const file of files) {
    const opened = await open(file, options);
    const [certificate] = isOpened(opened) ? opened.certificates : [];
    if (!isOpened(opened)) inputs.push({ ...unreadPlannedFile(file, opened.error), kind: opened.kind });
    else if (certificate === undefined) {
      inputs.push(unreadPlannedFile(file, new CmgCertError('unreadable', 'there is no certificate in it')));
    } else {
      const { name, kind, sha256, privateKeys, pfx } = opened;
      found = { certificate, hasPrivateKey: privateKeys.length + (pfx?.keys.length ?? 0) > 0 };
      inputs.push({
        name,
        kind,
        ...(sha256 === undefined ? {} : { sha256 }),
        verdict: 'pass',
        claim: 'is the Azure management certificate: plan/management-certificate judges it',
        results: [],
      });
    }
  }
  return { inputs, found };
}
