import type {
  CertificateFacts,
  CertificateTarget,
  PfxTarget,
  PrivateKeyFact,
  Role,
  Target,
} from '../core/check/target.js';
import { leafOf } from '../core/pkcs12/leafOf.js';
import type { CertificateBag, KeyBag, Pfx } from '../core/pkcs12/types.js';
import type { CryptoPort } from '../core/ports.js';
import { isCa } from '../core/x509/certificateKind.js';
import type { Certificate, PrivateKey } from '../core/x509/types.js';
import { type CaPool, publicRootOf, selfSignature, walkChain } from './chain.js';
import type { Opened } from './open.js';
import { findPath } from './path.js';
import { decideRole, type RoleDecision } from './roles.js';

/** What is judged of one input: its targets, or why it only helps others. */
export interface Assembled {
  readonly opened: Opened;
  readonly decision: RoleDecision | undefined;
  readonly targets: readonly Target[];
  /** The certificate that the input's summary describes. */
  readonly leaf: Certificate | undefined;
  readonly facts: CertificateFacts | undefined;
}

export interface AssembleOptions {
  readonly as: Role | 'auto';
  readonly crypto: CryptoPort;
  readonly pool: CaPool;
  readonly at: number;
  /** From --roots. */
  readonly roots: readonly Certificate[];
  readonly machineRoots: () => Promise<readonly Certificate[]>;
  /** CA certificates at hand outside the file being judged. */
  readonly poolCertificates: readonly Certificate[];
}

/** Turns decoded inputs into targets, roles decided over all of them: CA files are an upload set only where no server certificate is judged. */
export async function assemble(inputs: readonly Opened[], options: AssembleOptions): Promise<Assembled[]> {
  const first = await Promise.all(inputs.map((opened) => assembleOne(opened, inputs, options)));
  const hasServer = first.some(({ decision }) => decision?.role === 'server');
  if (options.as !== 'ca' && hasServer) return first;
  return withUploadSet(first);
}

async function assembleOne(opened: Opened, inputs: readonly Opened[], options: AssembleOptions): Promise<Assembled> {
  if (opened.pfx !== undefined) return assemblePfx(opened, opened.pfx, options);
  const leaves =
    options.as === 'auto' ? opened.certificates.filter((certificate) => !isCa(certificate)) : opened.certificates;
  const judged = leaves.length > 0 ? leaves : opened.certificates;
  const targets: Target[] = [];
  let decision: RoleDecision | undefined;
  let facts: CertificateFacts | undefined;
  for (const certificate of judged) {
    const own = decideRole(certificate, 'bare', options.as);
    decision ??= own;
    if (own.role === 'ca') continue;
    const privateKey = await keyAmong(inputs, certificate, options.crypto);
    const target: CertificateTarget = {
      kind: 'certificate',
      role: own.role,
      label: opened.name,
      certificate,
      facts: await gatherFacts(certificate, 'bare', privateKey, own.role, options),
    };
    facts ??= target.facts;
    targets.push(target);
  }
  for (const crl of opened.crls) targets.push({ kind: 'crl', role: undefined, label: opened.name, crl });
  return { opened, decision, targets, leaf: judged[0], facts };
}

async function assemblePfx(opened: Opened, pfx: Pfx, options: AssembleOptions): Promise<Assembled> {
  const leaf = leafOf(pfx);
  const auto = { role: 'server', reason: 'a PFX is what the CMG wizard takes' } as const;
  const asked: RoleDecision = options.as === 'auto' ? auto : { role: options.as, reason: `--as ${options.as}` };
  const decided = leaf === undefined ? asked : decideRole(leaf.certificate, 'pfx', options.as);
  // A PFX is never an upload: with CA true it is still judged as what the wizard takes, and cert/end-entity says the rest.
  const decision = decided.role === 'ca' && options.as === 'auto' ? auto : decided;
  if (decision.role === 'ca') return { opened, decision, targets: [], leaf: leaf?.certificate, facts: undefined };
  const privateKey = await keyOfPfx(pfx, leaf, options.crypto);
  const pfxTarget: PfxTarget = {
    kind: 'pfx',
    role: decision.role,
    label: opened.name,
    pfx,
    leaf,
    privateKey,
    pool: options.poolCertificates,
  };
  if (leaf === undefined) return { opened, decision, targets: [pfxTarget], leaf: undefined, facts: undefined };
  const facts = await gatherFacts(leaf.certificate, 'pfx', privateKey, decision.role, options);
  const certificate: CertificateTarget = {
    kind: 'certificate',
    role: decision.role,
    label: opened.name,
    certificate: leaf.certificate,
    facts,
  };
  return { opened, decision, targets: [pfxTarget, certificate], leaf: leaf.certificate, facts };
}

async function gatherFacts(
  certificate: Certificate,
  container: CertificateFacts['container'],
  privateKey: PrivateKeyFact,
  role: CertificateTarget['role'],
  { crypto, pool, at, roots, machineRoots }: AssembleOptions,
): Promise<CertificateFacts> {
  const { issuer, chain } = await walkChain(certificate, pool, crypto.verify);
  return {
    path: await findPath(certificate, role, { at, crypto, roots, pool, machineRoots }),
    container,
    privateKey,
    issuer,
    selfSigned: await selfSignature(certificate, crypto.verify),
    chain,
    publicRoot: await publicRootOf(certificate, chain, crypto.verify),
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
  inputs: readonly Opened[],
  certificate: Certificate,
  crypto: CryptoPort,
): Promise<PrivateKeyFact> {
  const keys: readonly PrivateKey[] = inputs.flatMap((input) => (input.pfx === undefined ? input.privateKeys : []));
  for (const key of keys) {
    if ((await crypto.proves(key.pkcs8, certificate.publicKey.der)) === 'match') {
      return { state: 'present', match: 'match', provider: undefined, localMachine: false };
    }
  }
  return { state: 'absent' };
}

/** All CA certificates of the run become one target, reported under the first input that has one. */
function withUploadSet(assembled: readonly Assembled[]): Assembled[] {
  const isUpload = ({ decision, opened }: Assembled) => decision?.role === 'ca' && opened.pfx === undefined;
  const members = assembled
    .filter(isUpload)
    .flatMap(({ opened }) => opened.certificates.map((certificate) => ({ label: opened.name, certificate })));
  const bearer = assembled.find(isUpload);
  if (bearer === undefined) return [...assembled];
  const label = members.length === 1 ? bearer.opened.name : `${members.length} CA certificates`;
  return assembled.map((input) =>
    input === bearer
      ? { ...input, targets: [{ kind: 'chain', role: 'ca', label, certificates: members }, ...input.targets] }
      : input,
  );
}
