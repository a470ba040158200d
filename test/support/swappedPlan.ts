import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPlanCheck, type PlanCheckOptions } from '../../src/compose/plan.js';
import { CmgCertError } from '../../src/core/errors.js';
import type { Plan, PlanFiles } from '../../src/core/plan/types.js';
import type { InputReport, Report } from '../../src/core/report/report.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { isSelfIssued } from '../../src/core/x509/certificateKind.js';
import type { Artefact, CheckCall } from '../../src/lab/faults/artefact.js';
import { type Kit, PASSWORD } from '../../src/lab/faults/kit.js';
import { merged, type PlanChanges, pkiPlanArtefact, planArtefact } from '../../src/lab/faults/planArtefact.js';
import { node } from '../../src/node.js';
import { readPlan } from '../../src/planFile/readPlan.js';
import { impatient } from './servedLab.js';

/**
 * The files of a fault in the plan of a lab, each where such a file belongs. Faults and lab are of two PKIs, so what a certificate needs comes with it, as it
 * would for a user: a server certificate with its root, a client certificate with the CAs to upload, either with the CRLs of its CAs.
 */

type Files = Artefact['files'];

/** A lab on disk, and its plan. */
export interface PlannedLab {
  readonly folder: string;
  readonly plan: Plan;
}

export function plannedLab(folder: string): PlannedLab {
  return { folder, plan: readPlan('plan.yaml', readFileSync(join(folder, 'plan.yaml'))).plan };
}

/** What takes the place of the lab's own. */
export interface Swap {
  readonly plan: Plan;
  readonly files: Files;
  /** Those of the files that are the artefact's own: what is wrong has to be told of one of them. None where the plan itself is at fault. */
  readonly own: readonly string[];
  readonly publicRoots?: readonly Uint8Array[] | undefined;
}

/** The same lab, whose design says this as well. */
export const withSituation = (lab: PlannedLab, situation: PlanChanges = {}): PlannedLab => ({
  ...lab,
  plan: merged(lab.plan as never, situation as never) as Plan,
});

/** Judges the plan of a lab, with what was swapped in, through the library. @param patienceMs for each answer of the network */
export function judgePlan(
  { folder, plan }: PlannedLab,
  swap: Partial<Swap>,
  { patienceMs = 5000, ...options }: PlanCheckOptions & { readonly patienceMs?: number },
): Promise<Report> {
  const { files = {}, publicRoots } = swap;
  // What this computer trusts is no part of a plan.
  const platform = { ...node, machineRoots: async () => [] };
  const text = JSON.stringify(swap.plan ?? plan);
  return createPlanCheck(impatient(platform, patienceMs, 4 * 1024 * 1024))(
    { name: 'plan.yaml', bytes: new TextEncoder().encode(text) },
    { read: async (name) => bytesOf(files[name] ?? labFile(folder, name)) },
    { passwords: [PASSWORD], publicRoots, ...options },
  );
}

function labFile(folder: string, name: string): Uint8Array {
  try {
    return readFileSync(join(folder, name));
  } catch (cause) {
    throw new CmgCertError('unreadable', `there is no ${name}`, { cause });
  }
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/**
 * @param alone the report on the artefact by itself, which says what each file is
 * @returns undefined for files that no plan names
 */
export async function swapIn(lab: PlannedLab, kit: Kit, artefact: Artefact, alone: Report): Promise<Swap | undefined> {
  if ('check' in artefact) {
    return artefact.check.verb === 'renewal'
      ? renewalSwap(lab, kit, artefact.files, artefact.check)
      : checkSwap(lab, kit, artefact.files, artefact.check, alone);
  }
  const [verb, ...words] = artefact.command;
  const own = Object.keys(artefact.files);
  switch (verb) {
    case 'plan':
      return planSwap(lab, kit, artefact.files);
    case 'token': {
      const [token, ...signers] = placeholders(words);
      return swapped(lab, artefact.files, own, { files: { tokens: [token as string], signingCertificates: signers } });
    }
    case 'ccmsetup':
      return swapped(lab, artefact.files, own, { ...lineSettings(words), files: { ccmsetup: placeholders(words) } });
    default:
      return undefined;
  }
}

const placeholders = (words: readonly string[]): string[] =>
  words.flatMap((word) => /^\{(.+)\}$/.exec(word)?.[1] ?? []);

/** The options of `ccmsetup lint` by the keys of a plan. */
function lineSettings(words: readonly string[]): PlanChanges {
  const optionOf = (option: string): string | undefined => {
    const at = words.indexOf(option);
    return at < 0 ? undefined : words[at + 1];
  };
  const checked = optionOf('--clients-check-crl');
  const release = optionOf('--configmgr');
  return {
    ...(checked === undefined ? {} : { clientsCheckCrl: checked === 'on' }),
    ...(release === undefined ? {} : { configmgr: Number(release) }),
  };
}

const swapped = (
  { plan }: PlannedLab,
  files: Files,
  own: readonly string[],
  changes: PlanChanges,
  more: Pick<Swap, 'publicRoots'> = {},
): Swap => ({ plan: merged(plan as never, changes as never) as Plan, files, own, ...more });

/** What differs from the nearer of the two good designs that faults are made from, merged into the lab's. */
async function planSwap(lab: PlannedLab, kit: Kit, files: Files): Promise<Swap> {
  const plans = [planArtefact(kit), await pkiPlanArtefact(kit)].map((one) => one.files['plan.json'] as string);
  const given = JSON.parse(files['plan.json'] as string) as Group;
  const [changes] = plans
    .map((text) => differences(JSON.parse(text) as Group, given))
    .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  return swapped(lab, files, [], changes as PlanChanges);
}

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function differences(before: Group, after: Group): Group {
  const changes: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[key], after[key]];
    if (JSON.stringify(old) === JSON.stringify(now)) continue;
    changes[key] = isGroup(old) && isGroup(now) ? differences(old, now) : now;
  }
  return changes;
}

function renewalSwap(lab: PlannedLab, kit: Kit, files: Files, { inputs, roots, publicRoots }: CheckCall): Swap {
  const [current, server] = inputs;
  const { files: all, crls } = withCrls(lab, kit, files, undefined);
  return swapped(
    lab,
    all,
    inputs,
    { files: { current, server, serverRoots: roots, crls } },
    { publicRoots: publicRoots?.map((name) => bytesOf(files[name] as Uint8Array)) },
  );
}

/** The lab's CRLs stay: its other certificates are judged by them. */
function withCrls({ plan }: PlannedLab, kit: Kit, files: Files, given: readonly string[] | undefined) {
  const own = plan.files?.crls ?? [];
  if (given !== undefined) return { files, crls: [...own, ...given] };
  const added = { 'kit/issuing.crl': kit.crl(), 'kit/root.crl': kit.rootCrl() };
  return { files: { ...files, ...added }, crls: [...own, ...Object.keys(added)] };
}

function checkSwap(lab: PlannedLab, kit: Kit, files: Files, call: CheckCall, alone: Report): Swap | undefined {
  const placed = call.inputs.map((name) => ({
    name,
    place: placeOf(
      alone.inputs.find((one) => one.name === name),
      call,
    ),
  }));
  if (placed.some(({ place }) => place === undefined)) return undefined;
  const at = (place: Place) => placed.filter((one) => one.place === place).map(({ name }) => name);
  const { roots: givenRoots = [], intermediates: givenIntermediates = [] } = call;
  const { files: all, crls } = withCrls(lab, kit, files, call.crl);
  const more: Record<string, Uint8Array> = {};
  const kitFile = (name: string, bytes: Uint8Array): string => {
    more[`kit/${name}`] = bytes;
    return `kit/${name}`;
  };

  const [server] = at('server');
  const [connectionPoint] = at('connection-point');
  const authorities = at('authority');
  const isRoot = (name: string): boolean =>
    givenRoots.includes(name) || !isIntermediate(bytesOf(files[name] as Uint8Array));
  const uploaded = {
    roots: [...new Set([...authorities.filter(isRoot), ...(server === undefined ? givenRoots : [])])],
    intermediates: [...new Set([...authorities.filter((name) => !isRoot(name)), ...givenIntermediates])],
  };
  let clients = at('client');
  if (authorities.length > 0 && clients.length === 0) clients = [kitFile('client.cer', kit.client())];
  if (
    authorities.length === 0 &&
    (clients.length > 0 || connectionPoint !== undefined) &&
    givenIntermediates.length === 0
  ) {
    uploaded.intermediates.push(kitFile('issuing.cer', kit.issuing.der));
  }
  const own = lab.plan.files ?? {};
  const upload: PlanFiles =
    clients.length > 0
      ? { clients, ...uploaded }
      : {
          roots: [...(own.roots ?? []), ...uploaded.roots],
          intermediates: [...(own.intermediates ?? []), ...uploaded.intermediates],
        };
  const [first, ...others] = lab.plan.connectionPoints ?? [];
  const changes: PlanChanges = {
    ...(connectionPoint === undefined
      ? {}
      : {
          connectionPoints: [
            { ...first, server: call.computer ?? 'PC-0001.contoso.com', certificate: connectionPoint },
            ...others,
          ],
        }),
    ...settingsOf(call),
    deployment: {
      ...(server === undefined ? {} : serviceOf(lab, server, call, alone)),
      ...Object.fromEntries(
        Object.entries({ region: call.region, cloud: call.cloud, method: call.deployment }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    },
    files: { ...upload, crls, ...(server === undefined ? {} : { server, serverRoots: givenRoots }) },
  };
  return swapped(lab, { ...all, ...more }, Object.keys(files), changes, {
    publicRoots: call.publicRoots?.map((name) => bytesOf(files[name] as Uint8Array)),
  });
}

type Place = 'server' | 'client' | 'connection-point' | 'authority' | 'crl';

/** What a file is to the plan, by what it was judged as alone. A computer is told of a connection point only. */
function placeOf(input: InputReport | undefined, { computer }: CheckCall): Place | undefined {
  if (input === undefined || input.kind === 'csr') return undefined;
  if (input.kind === 'crl') return 'crl';
  switch (input.role) {
    case 'ca':
      return 'authority';
    case 'client':
      return computer === undefined ? 'client' : 'connection-point';
    case 'connection-point':
      return 'connection-point';
    default:
      // A PFX that does not open is the one that the wizard asks for.
      return 'server';
  }
}

/** A PFX or a file of several is given as it is: as a root. */
function isIntermediate(bytes: Uint8Array): boolean {
  try {
    return !isSelfIssued(readCertificate(bytes));
  } catch {
    return false;
  }
}

const settingsOf = ({ clientsCheckCrl, verifyClientRevocation, configmgr, siteServer }: CheckCall): PlanChanges =>
  Object.fromEntries(
    Object.entries({ clientsCheckCrl, verifyClientRevocation, configmgr, siteServerWindows: siteServer }).filter(
      ([, value]) => value !== undefined,
    ),
  );

/** The plan is for the service that the check is asked about; where the certificate has another name, the name is the certificate's to say. */
function serviceOf(
  { plan }: PlannedLab,
  server: string,
  { serviceName }: CheckCall,
  alone: Report,
): Plan['deployment'] {
  if (serviceName !== undefined) return { serviceName };
  const own = alone.inputs.find(({ name }) => name === server)?.summary;
  const same = own === undefined || own.commonName?.toLowerCase() === plan.deployment?.serviceName?.toLowerCase();
  return same ? {} : { serviceName: undefined };
}
