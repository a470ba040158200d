import type { Assembled, OpenedInput } from '../core/check/inputs.js';
import type { CheckSettings } from '../core/check/settings.js';
import { CmgCertError } from '../core/errors.js';
import { dnsNameProblem } from '../core/names/dnsName.js';
import type { CryptoPort } from '../core/ports.js';
import { isCa } from '../core/x509/certificateKind.js';
import { commonNames } from '../core/x509/nameAttributes.js';
import type { Certificate } from '../core/x509/types.js';
import { CaPool } from './chain.js';
import { machineRootsOf } from './machineRoots.js';
import { assemble } from './targets.js';
import { givenAuthorities } from './uploadFacts.js';

/** The two files of a renewal, and what was given beside them. */
export interface RenewalFiles {
  readonly old: OpenedInput;
  readonly replacement: OpenedInput;
  readonly roots: readonly OpenedInput[];
  readonly intermediates: readonly OpenedInput[];
}

export interface GatheredRenewal {
  readonly old: Assembled;
  readonly replacement: Assembled;
}

interface Sources {
  readonly crypto: CryptoPort;
  machineRoots(): Promise<readonly Uint8Array[]>;
}

/**
 * The facts of both server certificates, each by itself: a key beside the one is not the key of the other.
 * @throws CmgCertError `usage` where a bare file holds several certificates that could be meant
 */
export async function gatherRenewal(
  { old, replacement, roots, intermediates }: RenewalFiles,
  settings: CheckSettings,
  platform: Sources,
): Promise<GatheredRenewal> {
  const { crypto } = platform;
  const companions = [...roots, ...intermediates].flatMap(({ certificates }) => certificates);
  const shared = {
    as: 'server' as const,
    crypto,
    at: settings.at,
    // A chain that came with one of the two serves the other as well.
    pool: new CaPool([...companions, ...old.certificates, ...replacement.certificates]),
    given: [
      ...(await givenAuthorities(roots, 'root', crypto.verify)),
      ...(await givenAuthorities(intermediates, 'intermediate', crypto.verify)),
    ],
    crls: [],
    givenCrls: [],
    poolCertificates: companions,
    roots: roots.flatMap(({ certificates }) => certificates),
    machineRoots: machineRootsOf(() => platform.machineRoots()),
    publicRoots: settings.morePublicRoots,
  };
  const [first] = (await assemble([leafOnly(old)], shared)) as [Assembled];
  const [second] = (await assemble([leafOnly(replacement)], shared)) as [Assembled];
  return { old: first, replacement: second };
}

/**
 * CA certificates beside the leaf help with its chain and are not renewed themselves.
 * @throws CmgCertError `usage` where a bare file holds several that could be meant
 */
function leafOnly(opened: OpenedInput): OpenedInput {
  if (opened.pfx !== undefined) return opened;
  const ends = opened.certificates.filter((certificate) => !isCa(certificate));
  // A server certificate that wrongly says to be a CA is one all the same; the rules tell.
  const leaves = ends.length > 0 ? ends : opened.certificates.filter(namesHost);
  if (leaves.length <= 1) return { ...opened, certificates: leaves };
  throw new CmgCertError('usage', `${opened.name} holds ${leaves.length} certificates that could be the server's`, {
    remedy: 'Give the file of one server certificate; its CA certificates may stand beside it.',
  });
}

function namesHost({ subject }: Certificate): boolean {
  const name = commonNames(subject).at(-1) ?? '';
  return name.includes('.') && dnsNameProblem(name) === undefined;
}
