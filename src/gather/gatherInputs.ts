import type { CrlFact } from '../core/check/crlFacts.js';
import { type Assembled, type FailedInput, isOpened, type OpenedInput } from '../core/check/inputs.js';
import type { CheckSettings } from '../core/check/settings.js';
import type { Role } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import { CaPool } from './chain.js';
import { crlFacts } from './crl.js';
import { machineRootsOf } from './machineRoots.js';
import { type NameAnswers, NO_ANSWERS, serviceNamesOf, withNameFacts } from './nameAnswers.js';
import type { AskOptions } from './online/index.js';
import { type StreamContext, streamContext } from './openInputs.js';
import { assemble } from './targets.js';
import { labelledCertificates } from './token.js';
import { givenAuthorities } from './uploadFacts.js';

/** Files that are there for others, by the option that gave them. */
export interface Companions {
  readonly roots: readonly OpenedInput[];
  readonly intermediates: readonly OpenedInput[];
  readonly issuers: readonly OpenedInput[];
  readonly crls: readonly OpenedInput[];
  readonly signers: readonly OpenedInput[];
}

export interface GatherRequest {
  readonly as: Role | 'auto';
  readonly settings: CheckSettings;
  readonly crypto: CryptoPort;
  /** The computer's own trusted roots, DER; asked for at the first path that needs them. */
  readonly machineRoots: () => Promise<readonly Uint8Array[]>;
  /** Names of CA files to upload that the caller could not read. */
  readonly unreadAuthorities: readonly string[];
  /** Whether the caller named issuers of the CRLs. */
  readonly issuersGiven: boolean;
  /** Asks about revocation; absent where nothing may be asked. */
  readonly askRevocation:
    | ((assembled: readonly Assembled[], more: RevocationRequest) => Promise<readonly Assembled[]>)
    | undefined;
  /** Asks DNS and Azure about names; absent where no rule wants to know. */
  readonly askNames: ((serviceNames: readonly string[], settings: CheckSettings) => Promise<NameAnswers>) | undefined;
}

/** What is known before the network is asked about revocation. */
export type RevocationRequest = Pick<AskOptions, 'context' | 'pool' | 'crls' | 'givenCrls' | 'judgedAlone' | 'files'>;

export interface Gathered {
  /** One for each opened input, in the same order. */
  readonly assembled: readonly Assembled[];
  readonly answers: NameAnswers;
}

/** Everything that rules want to know of the inputs: worked out from the files, then asked of the network side by side. */
export async function gatherInputs(
  inputs: readonly (OpenedInput | FailedInput)[],
  companions: Companions,
  request: GatherRequest,
): Promise<Gathered> {
  const { settings, askNames } = request;
  const opened = inputs.filter(isOpened);
  const certificates = certificatesOf(opened, companions);
  const lists = await crlsOf(opened, companions, certificates.pool, request);
  const offline = await assembleOffline(inputs, companions, { certificates, lists, request });
  const [fetched, answers] = await Promise.all([
    request.askRevocation?.(offline, {
      ...lists,
      pool: certificates.pool,
      context: contextOf(offline, opened, certificates),
    }) ?? offline,
    askNames?.(serviceNamesOf(offline, settings), settings) ?? NO_ANSWERS,
  ]);
  return { assembled: withNameFacts(fetched, settings, answers), answers };
}

type Certificates = ReturnType<typeof certificatesOf>;
type Lists = Awaited<ReturnType<typeof crlsOf>>;

function certificatesOf(opened: readonly OpenedInput[], companions: Companions) {
  const { roots, intermediates, issuers, crls, signers } = companions;
  const available = [...roots, ...intermediates, ...issuers, ...crls, ...signers].flatMap((file) => file.certificates);
  const all = (inputs: readonly OpenedInput[]) => inputs.flatMap((input) => input.certificates);
  return {
    pool: new CaPool([...available, ...all(opened)]),
    /** Those outside the file being judged. */
    outside: [...available, ...all(opened.filter((input) => input.pfx === undefined))],
  };
}

/** The CRLs of the run, among the inputs or given for them. */
async function crlsOf(
  opened: readonly OpenedInput[],
  companions: Companions,
  pool: CaPool,
  { crypto, issuersGiven }: GatherRequest,
) {
  const files = [...new Set([...opened, ...companions.crls])];
  const crls = withFetches(await crlFacts(files, pool, issuersGiven, crypto.verify), files);
  const fromOption = new Set(companions.crls.flatMap((file) => file.crls));
  return {
    files,
    crls,
    givenCrls: crls.filter(({ crl }) => fromOption.has(crl)),
    judgedAlone: new Set(opened.flatMap((input) => input.crls)),
  };
}

async function assembleOffline(
  inputs: readonly (OpenedInput | FailedInput)[],
  { roots, intermediates, signers }: Companions,
  { certificates, lists, request }: { certificates: Certificates; lists: Lists; request: GatherRequest },
): Promise<Assembled[]> {
  const { crypto, settings } = request;
  return assemble(inputs.filter(isOpened), {
    as: request.as,
    crypto,
    at: settings.at,
    pool: certificates.pool,
    given: [
      ...(await givenAuthorities(roots, 'root', crypto.verify)),
      ...(await givenAuthorities(intermediates, 'intermediate', crypto.verify)),
    ],
    crls: lists.crls,
    givenCrls: lists.givenCrls,
    judgedAlone: lists.judgedAlone,
    unread: [...request.unreadAuthorities, ...inputs.filter(mayBeAuthority).map(({ name }) => name)],
    poolCertificates: certificates.outside,
    signingCertificates: labelledCertificates(signers),
    roots: roots.flatMap((root) => root.certificates),
    machineRoots: machineRootsOf(request.machineRoots),
    publicRoots: settings.morePublicRoots,
  });
}

/** Every certificate that a large CRL may be asked for. Anchors of the computer's own store are on paths, and in no file. */
const contextOf = (
  assembled: readonly Assembled[],
  opened: readonly OpenedInput[],
  { outside }: Certificates,
): StreamContext =>
  streamContext([...outside, ...opened.flatMap((input) => input.certificates), ...pathsOf(assembled)]);

const pathsOf = (assembled: readonly Assembled[]) =>
  assembled.flatMap(({ targets }) =>
    targets.flatMap((target) =>
      target.kind === 'certificate' && target.facts.path.state === 'valid' ? target.facts.path.path : [],
    ),
  );

/** The same CRLs, with how those among them came that were fetched because somebody named their address. */
function withFetches(facts: readonly CrlFact[], files: readonly OpenedInput[]): CrlFact[] {
  const complete = new Map(files.map(({ crls, fetch, deltas }) => [crls[0], { fetch, deltas }] as const));
  const delta = new Map(
    files.flatMap(({ deltas = [] }) =>
      deltas.flatMap((fetch) => (fetch.content?.kind === 'crl' ? [[fetch.content.crl, fetch] as const] : [])),
    ),
  );
  return facts.map((fact) => {
    const own = delta.get(fact.crl);
    return own === undefined ? { ...fact, ...complete.get(fact.crl) } : { ...fact, label: own.url, fetch: own };
  });
}

/** A file that was not opened, and that nothing says to be something else. */
const mayBeAuthority = (input: OpenedInput | FailedInput): boolean =>
  !isOpened(input) &&
  (input.role === undefined || input.role === 'ca') &&
  ['unknown', 'certificate', 'chain'].includes(input.kind);
