import type { Plan } from './types.js';

/** What a file is to the design. */
export type FileUse =
  | 'server'
  | 'connection-point'
  | 'client'
  | 'root'
  | 'intermediate'
  | 'server-root'
  | 'crl'
  | 'token'
  | 'signing-certificate'
  | 'ccmsetup'
  | 'management-certificate'
  | 'current'
  | 'password';

export interface PlannedFile {
  readonly use: FileUse;
  /** As the plan names it: a file beside the plan, an absolute one, or a pattern of several. */
  readonly name: string;
  /** Where the plan names it: `files.roots.0`. */
  readonly key: string;
  /** Of a connection point: the server that its certificate is for. */
  readonly computer?: string | undefined;
}

/** Every file that a plan names, in the order in which they are judged; one that is named twice for the same use (and computer) stands once. */
export function filesOfPlan({ files = {}, connectionPoints = [] }: Plan): PlannedFile[] {
  const one = (use: FileUse, key: string, name: string | undefined): PlannedFile[] =>
    name === undefined ? [] : [{ use, name, key }];
  const several = (use: FileUse, key: string, names: readonly string[] = []): PlannedFile[] =>
    names.map((name, index) => ({ use, name, key: `${key}.${index}` }));
  const all = [
    ...one('server', 'files.server', files.server),
    ...connectionPoints.flatMap(({ certificate, server }, index) =>
      one('connection-point', `connectionPoints.${index}.certificate`, certificate).map((file) => ({
        ...file,
        computer: server,
      })),
    ),
    ...several('client', 'files.clients', files.clients),
    ...several('root', 'files.roots', files.roots),
    ...several('intermediate', 'files.intermediates', files.intermediates),
    ...several('server-root', 'files.serverRoots', files.serverRoots),
    ...several('crl', 'files.crls', files.crls),
    ...several('token', 'files.tokens', files.tokens),
    ...several('signing-certificate', 'files.signingCertificates', files.signingCertificates),
    ...several('ccmsetup', 'files.ccmsetup', files.ccmsetup),
    ...one('management-certificate', 'files.managementCertificate', files.managementCertificate),
    ...one('current', 'files.current', files.current),
    ...one('password', 'files.password', files.password),
  ];
  const first = new Map<string, PlannedFile>();
  for (const file of all) {
    const key = `${file.use}\n${file.name}\n${file.computer ?? ''}`;
    if (!first.has(key)) first.set(key, file);
  }
  return [...first.values()];
}
