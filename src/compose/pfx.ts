import { bytesEqual } from '../core/asn1/bytes.js';
import type { OpenedInput, Source } from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import { openPfx } from '../core/pkcs12/openPfx.js';
import type { ProvedIdentity } from '../core/pkcs12/types.js';
import { type PfxProblem, type PfxReport, pfxReport } from '../core/report/pfx.js';
import { findPublicRootCandidates } from '../core/roots/publicRoots.js';
import { isSelfIssued } from '../core/x509/certificateKind.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';
import { CaPool, walkChain } from '../gather/chain.js';
import { chooseIdentity, type FoundIdentities, proveIdentities } from '../gather/identity.js';
import { openEvery } from '../gather/open.js';
import type { PfxContents } from '../write/pfx/writePfx.js';
import type { Platform } from './platform.js';

export const DEFAULT_PROVIDER = 'Microsoft Software Key Storage Provider';

export interface WritePfxOptions {
  /** Password of the new file; never empty. */
  readonly newPassword: string;
  /** `aes` is Windows' AES256-SHA256, `3des` its TripleDES-SHA1. Default `aes`. */
  readonly protection?: 'aes' | '3des' | undefined;
  /** Further certificates to complete the chain with; whatever else is in these files is not looked at. */
  readonly chain?: readonly Source[] | undefined;
  /** Default: the one that the key had in a PFX. */
  readonly friendlyName?: string | undefined;
  /** Default: the one that the key had in a PFX, else {@link DEFAULT_PROVIDER}. */
  readonly provider?: string | undefined;
  /** Whether the key is meant for the computer's key set. Default true. */
  readonly localMachine?: boolean | undefined;
  /** Default false: clients have their own. */
  readonly includeRoot?: boolean | undefined;
  /** SHA-1 of the certificate that is meant, where several have their keys here. */
  readonly thumbprint?: string | undefined;
  /** Tried on whatever is encrypted. */
  readonly passwords?: readonly string[] | undefined;
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  readonly maxIterations?: number | undefined;
}

export interface WrittenPfx {
  readonly report: PfxReport;
  /** The new file, read back and compared; undefined when nothing may be written. */
  readonly pfx: Uint8Array | undefined;
}

/**
 * Makes a PFX from a key, its certificate and its chain, in whatever files they lie, a PFX among them. The key is proved to be the
 * certificate's, and the new file is read back, before anything is handed out.
 *
 * @throws CmgCertError with the code and the name of the first file that cannot be read; `usage` for an empty new password, or when several
 * certificates have their keys here and none was chosen
 */
export type WritePfx = (sources: readonly Source[], options: WritePfxOptions) => Promise<WrittenPfx>;

/** Binds the writing of PFX files to one platform. It runs on Node: see write/pfx. */
export function createWritePfx(platform: Platform): WritePfx {
  return async (sources, options) => {
    if (options.newPassword === '') throw emptyPassword();
    const { crypto } = platform;
    const opening = { ...options, crypto, passwords: options.passwords ?? [] };
    const inputs = await openEvery(sources, opening);
    const companions = await openEvery(options.chain ?? [], opening);
    const found = await proveIdentities(inputs, crypto);
    const identity = chooseIdentity(found.proved, options.thumbprint, crypto);
    const pool = [...found.certificates, ...companions.flatMap(({ certificates }) => certificates)];
    const checkedAt = platform.now();
    if (identity === undefined) {
      return { report: pfxReport({ problem: problemOf(found, inputs), checkedAt }, crypto), pfx: undefined };
    }
    const path = await pathOf(identity.certificate, pool, platform);
    const contents = contentsOf(identity, path, options);
    const { writePfx } = await import('../write/pfx/writePfx.js');
    const pfx = await writePfx(contents);
    const written = await readBack(pfx, contents, platform);
    return { report: pfxReport({ identity, path, contents, written, inputs, pool, checkedAt }, crypto), pfx };
  };
}

export function emptyPassword(): CmgCertError {
  return new CmgCertError('usage', 'the new PFX needs a password that is not empty', {
    remedy: 'The CMG wizard asks for one, and a file without one opens for everybody.',
  });
}

/** The chain of the new file, and what is known of what lies above it. */
export interface PfxPath {
  readonly chain: readonly Certificate[];
  /** At hand and left out, because clients have their own. */
  readonly root: Certificate | undefined;
  /** Name of an issuer that is not at hand and is not known as a public root. */
  readonly missing: string | undefined;
}

async function pathOf(leaf: Certificate, pool: readonly Certificate[], { crypto }: Platform): Promise<PfxPath> {
  const { chain } = await walkChain(leaf, new CaPool(pool), crypto.verify);
  const root = chain.find(isSelfIssued);
  const intermediates = chain.filter((certificate) => certificate !== root);
  const top = intermediates.at(-1) ?? leaf;
  const known = root !== undefined || isSelfIssued(top) || findPublicRootCandidates(top.issuer).length > 0;
  return { chain: intermediates, root, missing: known ? undefined : shortName(top.issuer) };
}

function contentsOf(
  { key, certificate, attributes }: ProvedIdentity,
  { chain, root }: PfxPath,
  options: WritePfxOptions,
): PfxContents {
  const friendlyName = options.friendlyName ?? attributes?.friendlyName;
  const whole = options.includeRoot === true && root !== undefined ? [...chain, root] : chain;
  return {
    key: key.pkcs8,
    certificate: certificate.der,
    chain: whole.map(({ der }) => der),
    password: options.newPassword,
    protection: options.protection ?? 'aes',
    provider: options.provider ?? attributes?.provider ?? DEFAULT_PROVIDER,
    localMachine: options.localMachine ?? true,
    ...(friendlyName === undefined ? {} : { friendlyName }),
  };
}

function problemOf({ keys, certificates, untried }: FoundIdentities, inputs: readonly OpenedInput[]): PfxProblem {
  const names = inputs.map(({ name }) => name).join(', ');
  if (keys === 0) {
    return {
      code: 'no-key',
      message: `There is no private key in ${names}.`,
      fix: 'Give the key file that was made with the request too. If it was made by Windows (certreq, the certificate wizard), it is in the certificate store of that computer: accept the certificate there (certreq -accept), then export it with its key.',
    };
  }
  if (certificates.length === 0) {
    return {
      code: 'no-certificate',
      message: `There is no certificate in ${names}.`,
      fix: 'Give the certificate that the CA issued for this key too.',
    };
  }
  if (untried) {
    return {
      code: 'not-proved',
      message:
        'Keys of this kind cannot be compared with certificates here, so nothing proves that they belong together.',
      fix: 'The CMG takes RSA keys of 2048 or 4096 bits.',
    };
  }
  const subjects = certificates.map(({ subject }) => `"${shortName(subject)}"`).slice(0, 5);
  return {
    code: 'key-mismatch',
    message: `No certificate here belongs to ${keys === 1 ? 'the private key' : `any of the ${keys} private keys`}: ${subjects.join(', ')}.`,
    fix: 'Find the key that the request was made with; a renewed certificate often has a new one. Key and certificate belong together when openssl x509 -in certificate.pem -noout -pubkey and openssl pkey -in key.pem -pubout print the same.',
  };
}

/** Opens the new file with its password and compares everything with what was to be written: a fault here is ours. */
async function readBack(bytes: Uint8Array, contents: PfxContents, { crypto }: Platform) {
  const pfx = await openPfx(bytes, { passwords: [contents.password], crypto });
  const [identity] = pfx.identities;
  const certificates = pfx.certificates.map((bag) => bag.certificate.der);
  const wanted = [contents.certificate, ...contents.chain];
  const same =
    identity !== undefined &&
    pfx.identities.length === 1 &&
    pfx.password === 'given' &&
    pfx.mac !== undefined &&
    bytesEqual(identity.certificate.certificate.der, contents.certificate) &&
    bytesEqual(identity.key.key.pkcs8, contents.key) &&
    certificates.length === wanted.length &&
    wanted.every((der, index) => bytesEqual(der, certificates[index] ?? new Uint8Array())) &&
    identity.key.attributes.provider === contents.provider &&
    identity.key.attributes.friendlyName === contents.friendlyName &&
    identity.key.attributes.localMachine === contents.localMachine;
  if (!same) throw new Error('the PFX just made does not read back as what was to be written');
  return pfx;
}
