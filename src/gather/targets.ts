import type { CrlFact } from '../core/check/crlFacts.js';
import type { Assembled, OpenedInput, RoleDecision } from '../core/check/inputs.js';
import type {
  CertificateFacts,
  CertificateTarget,
  GivenAuthority,
  PfxTarget,
  PrivateKeyFact,
  RequestTarget,
  Role,
  Target,
  UploadTarget,
} from '../core/check/target.js';
import { leafOf } from '../core/pkcs12/leafOf.js';
import type { CertificateBag, KeyBag, Pfx } from '../core/pkcs12/types.js';
import type { CryptoPort } from '../core/ports.js';
import type { PublicRoot } from '../core/roots/publicRoots.js';
import { isCa } from '../core/x509/certificateKind.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate, Csr, PrivateKey, RevocationList } from '../core/x509/types.js';
import { type CaPool, publicRootOf, selfSignature, walkChain } from './chain.js';
import { revocationFact } from './crl.js';
import { findPath } from './path.js';
import { decideRole } from './roles.js';
import { type LabelledCertificate, tokenTarget } from './token.js';
import { missingIssuers, uploadFact, uploadFile } from './uploadFacts.js';

export interface AssembleOptions {
  readonly as: Role | 'auto';
  readonly crypto: CryptoPort;
  readonly pool: CaPool;
  readonly at: number;
  /** From --roots. */
  readonly roots: readonly Certificate[];
  readonly machineRoots: () => Promise<readonly Certificate[]>;
  /** Roots that count as public beside those of the built-in table. */
  readonly publicRoots?: readonly PublicRoot[] | undefined;
  /** CA certificates at hand outside the file being judged. */
  readonly poolCertificates: readonly Certificate[];
  /** CA certificates by the option that gave them. */
  readonly given: readonly GivenAuthority[];
  /** Every CRL of the run, among the inputs or given by --crl. */
  readonly crls: readonly CrlFact[];
  /** Those given by --crl. */
  readonly givenCrls: readonly CrlFact[];
  /** Those of them that are among the inputs, too. */
  readonly judgedAlone?: ReadonlySet<RevocationList> | undefined;
  /** Files that may be CA certificates to upload, and could not be read. */
  readonly unread?: readonly string[] | undefined;
  /** From --signing-certificate. */
  readonly signingCertificates?: readonly LabelledCertificate[];
}

/** Turns decoded inputs into targets, roles decided over all of them: CA files are an upload set only where no server certificate is judged. */
export async function assemble(inputs: readonly OpenedInput[], options: AssembleOptions): Promise<Assembled[]> {
  const first = await Promise.all(inputs.map((opened) => assembleOne(opened, inputs, options)));
  const hasServer = first.some(({ decision, opened }) => decision?.role === 'server' && opened.kind !== 'csr');
  const stated = inputs.some((opened) => roleOf(opened, options) === 'ca');
  const set = !stated && hasServer ? undefined : uploadSet(first, stated, options);
  return set === undefined ? withGiven(first, options.given) : withUploadSet(first, set, options);
}

/** What a file is meant to be, said of it alone or of all. */
const roleOf = ({ role }: OpenedInput, { as }: AssembleOptions): Role | 'auto' => role ?? as;

async function assembleOne(
  opened: OpenedInput,
  inputs: readonly OpenedInput[],
  options: AssembleOptions,
): Promise<Assembled> {
  if (opened.pfx !== undefined) return assemblePfx(opened, opened.pfx, options);
  if (opened.token !== undefined || opened.commandLines !== undefined) {
    return {
      opened,
      decision: undefined,
      targets: await textTargets(opened, options),
      leaf: undefined,
      facts: undefined,
    };
  }
  const as = roleOf(opened, options);
  const leaves = as === 'auto' ? opened.certificates.filter((certificate) => !isCa(certificate)) : opened.certificates;
  const judged = leaves.length > 0 ? leaves : opened.certificates;
  const targets: Target[] = [];
  let decision: RoleDecision | undefined;
  let facts: CertificateFacts | undefined;
  for (const certificate of judged) {
    const own = decideRole(certificate, 'bare', as);
    decision ??= own;
    if (own.role === 'ca') continue;
    const privateKey = await keyAmong(opened, inputs, certificate, options.crypto);
    const target: CertificateTarget = {
      kind: 'certificate',
      role: own.role,
      label: labelOf(opened, certificate, judged.length),
      certificate,
      facts: await gatherFacts(certificate, 'bare', privateKey, own.role, options),
    };
    facts ??= target.facts;
    targets.push(target);
  }
  for (const csr of opened.requests) {
    const own = decideRole(csr, 'request', as);
    decision ??= own;
    if (own.role !== 'ca') targets.push(await requestTarget(opened, csr, own.role, options.crypto));
  }
  for (const crl of opened.crls) {
    const found = options.crls.find((one) => one.crl === crl);
    // A delta CRL that was fetched along with the complete one says where it lay.
    const label = found === undefined || found.label === opened.name ? opened.name : `${opened.name} > ${found.label}`;
    targets.push({ kind: 'crl', role: undefined, label, crl, facts: found });
  }
  return { opened, decision, targets, leaf: judged[0], facts };
}

/** A token, or command lines with the tokens in them. */
async function textTargets(opened: OpenedInput, options: AssembleOptions): Promise<Target[]> {
  const { name, token, commandLines = [] } = opened;
  if (token !== undefined) return [await tokenTarget(name, token, options)];
  const targets: Target[] = [];
  for (const line of commandLines) {
    const label = commandLines.length === 1 ? name : `${name} > line ${line.startsAt}`;
    targets.push({ kind: 'commandline', role: undefined, label, line });
    for (const argument of line.arguments) {
      if (argument.kind !== 'parameter' || argument.token === undefined) continue;
      const where = commandLines.length === 1 ? '/regtoken' : `/regtoken of line ${line.startsAt}`;
      targets.push(await tokenTarget(`${name} > ${where}`, argument.token, options));
    }
  }
  return targets;
}

async function requestTarget(
  opened: OpenedInput,
  csr: Csr,
  role: RequestTarget['role'],
  crypto: CryptoPort,
): Promise<RequestTarget> {
  const signature = await crypto.verify({
    algorithm: csr.signatureAlgorithm,
    spki: csr.publicKey.der,
    signature: csr.signature,
    data: csr.tbs,
  });
  const label = opened.requests.length === 1 ? opened.name : `${opened.name} > ${shortName(csr.subject)}`;
  return { kind: 'csr', role, label, certificate: csr, csr, signature };
}

async function assemblePfx(opened: OpenedInput, pfx: Pfx, options: AssembleOptions): Promise<Assembled> {
  const leaf = leafOf(pfx);
  const auto = { role: 'server', reason: 'a PFX is what the CMG wizard takes' } as const;
  const as = roleOf(opened, options);
  const asked: RoleDecision = as === 'auto' ? auto : { role: as, reason: `--as ${as}` };
  // The wizard takes one of several identities unasked: each of them must do for what the file is to be.
  const leaves = leaf === undefined ? [] : [leaf, ...otherIdentities(pfx, leaf)];
  const roles = leaves.map(({ certificate }) => decideRole(certificate, 'pfx', as));
  const decided = roles.find(({ role }) => role === 'server') ?? roles[0] ?? asked;
  // A PFX is never an upload: with CA true it is still judged as what the wizard takes, and cert/end-entity says the rest.
  const decision = decided.role === 'ca' && as === 'auto' ? auto : decided;
  if (decision.role === 'ca') return { opened, decision, targets: [], leaf: leaf?.certificate, facts: undefined };
  const privateKey = await keyOfPfx(pfx, leaf, options.crypto);
  const pfxTarget: PfxTarget = {
    kind: 'pfx',
    role: decision.role,
    label: opened.name,
    pfx,
    leaf,
    privateKey,
    encoding: opened.encoding,
    pool: options.poolCertificates,
  };
  if (leaf === undefined) return { opened, decision, targets: [pfxTarget], leaf: undefined, facts: undefined };
  const targets: CertificateTarget[] = [];
  for (const bag of leaves) {
    const { certificate } = bag;
    const key = bag === leaf ? privateKey : await keyOfPfx(pfx, bag, options.crypto);
    targets.push({
      kind: 'certificate',
      role: decision.role,
      label: labelOf(opened, certificate, leaves.length),
      certificate,
      facts: await gatherFacts(certificate, 'pfx', key, decision.role, options),
    });
  }
  return { opened, decision, targets: [pfxTarget, ...targets], leaf: leaf.certificate, facts: targets[0]?.facts };
}

/** The file, and which certificate of it where several are judged. No file name on Windows has a `>`. */
const labelOf = (opened: OpenedInput, certificate: Certificate, judged: number): string =>
  judged === 1 ? opened.name : `${opened.name} > ${shortName(certificate.subject)}`;

const otherIdentities = (pfx: Pfx, leaf: CertificateBag): CertificateBag[] =>
  pfx.identities.map((identity) => identity.certificate).filter((bag) => bag !== leaf && !isCa(bag.certificate));

async function gatherFacts(
  certificate: Certificate,
  container: CertificateFacts['container'],
  privateKey: PrivateKeyFact,
  role: CertificateTarget['role'],
  options: AssembleOptions,
): Promise<CertificateFacts> {
  const { crypto, pool, at, roots, machineRoots, publicRoots } = options;
  const { issuer, chain } = await walkChain(certificate, pool, crypto.verify);
  const path = await findPath(certificate, role, { at, crypto, roots, pool, machineRoots });
  const walked = path.state === 'valid' ? path.path : [certificate, ...chain];
  return {
    path,
    revocation: await revocationFact([walked], options),
    container,
    privateKey,
    issuer,
    selfSigned: await selfSignature(certificate, crypto.verify),
    chain,
    publicRoot: await publicRootOf(certificate, chain, crypto.verify, publicRoots),
  };
}

/** The key that the file itself pairs with its leaf, else any of its keys that proves to be the leaf's. */
async function keyOfPfx(pfx: Pfx, leaf: CertificateBag | undefined, crypto: CryptoPort): Promise<PrivateKeyFact> {
  const paired = pfx.identities.find((identity) => identity.certificate === leaf)?.key;
  const bag = paired ?? pfx.keys[0];
  if (bag === undefined) return { state: 'absent' };
  const match = leaf === undefined ? 'unsupported' : await crypto.proves(bag.key.pkcs8, leaf.certificate.publicKey.der);
  return { state: 'present', match, ...holderOf(bag) };
}

const holderOf = ({ attributes }: KeyBag) => ({
  provider: attributes.provider,
  localMachine: attributes.localMachine,
});

/** A key file beside a bare certificate counts as its key only when it proves to be. */
async function keyAmong(
  own: OpenedInput,
  inputs: readonly OpenedInput[],
  certificate: Certificate,
  crypto: CryptoPort,
): Promise<PrivateKeyFact> {
  const keys: readonly PrivateKey[] = inputs.flatMap((input) => (input.pfx === undefined ? input.privateKeys : []));
  for (const key of keys) {
    if ((await crypto.proves(key.pkcs8, certificate.publicKey.der)) === 'match') {
      return { state: 'present', match: 'match', provider: undefined, localMachine: false };
    }
  }
  // A key in the same file is meant to be its key; one in a file beside it may belong to another certificate.
  if (own.privateKeys.length > 0)
    return { state: 'present', match: 'mismatch', provider: undefined, localMachine: false };
  return { state: 'absent' };
}

/** A PFX is never meant for the upload, unless somebody says so: then it is judged as one. */
const isUpload = ({ decision, opened }: Assembled, options: AssembleOptions): boolean =>
  decision?.role === 'ca' &&
  opened.certificates.length > 0 &&
  (opened.pfx === undefined || roleOf(opened, options) === 'ca');

/** All CA files of the run as one set. @param stated somebody said that they are */
function uploadSet(
  assembled: readonly Assembled[],
  stated: boolean,
  options: AssembleOptions,
): UploadTarget | undefined {
  const bearers = assembled.filter((input) => isUpload(input, options)).map(({ opened }) => opened);
  const certificates = bearers.flatMap((opened) =>
    opened.certificates.map((certificate) => ({ label: opened.name, certificate })),
  );
  if (certificates.length === 0) return undefined;
  const label = certificates.length === 1 ? (bearers[0] as OpenedInput).name : `${certificates.length} CA certificates`;
  // A key file by itself is some client's key, unless everything here is meant for the upload.
  const keys = assembled.filter(({ opened }) => opened.kind === 'private-key' && roleOf(opened, options) === 'ca');
  const files = [...bearers, ...keys.map(({ opened }) => opened)].map(uploadFile);
  return {
    kind: 'chain',
    role: 'ca',
    label,
    certificates,
    files,
    given: options.given,
    stated,
    unread: options.unread,
  };
}

/** The set is reported under the first input that has a part of it; every client learns how the set serves it. */
async function withUploadSet(
  assembled: readonly Assembled[],
  set: UploadTarget,
  options: AssembleOptions,
): Promise<Assembled[]> {
  const { crypto } = options;
  const clients: { label: string; chain: readonly Certificate[] | undefined }[] = [];
  const result: Assembled[] = [];
  for (const input of assembled) {
    const targets: Target[] = [];
    for (const target of input.targets) {
      if (target.kind !== 'certificate' || target.role !== 'client') {
        targets.push(target);
        continue;
      }
      const upload = await uploadFact(target.certificate, target.facts.chain, set, crypto.verify);
      clients.push({ label: target.label, chain: upload.chain });
      targets.push({ ...target, facts: { ...target.facts, upload } });
    }
    result.push({ ...input, targets });
  }
  const certificates = set.certificates.map(({ certificate }) => certificate);
  const whole: UploadTarget = {
    ...set,
    clients,
    missing: await missingIssuers(certificates, crypto.verify),
    revocation: await revocationOfSet(certificates, options),
  };
  const bearer = result.findIndex((input) => isUpload(input, options));
  return result.map((input, index) => (index === bearer ? { ...input, targets: [whole, ...input.targets] } : input));
}

async function revocationOfSet(certificates: readonly Certificate[], options: AssembleOptions) {
  if (options.crls.length === 0) return undefined;
  const paths: (readonly Certificate[])[] = [];
  for (const certificate of certificates) {
    const { chain } = await walkChain(certificate, options.pool, options.crypto.verify);
    paths.push([certificate, ...chain]);
  }
  return revocationFact(paths, options);
}

/** Without an upload set, what the options gave is told at each client. */
function withGiven(assembled: readonly Assembled[], given: readonly GivenAuthority[]): Assembled[] {
  if (given.length === 0) return [...assembled];
  return assembled.map((input) => ({
    ...input,
    targets: input.targets.map((target) =>
      target.kind === 'certificate' ? { ...target, facts: { ...target.facts, given } } : target,
    ),
  }));
}
