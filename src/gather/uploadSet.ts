import { bytesEqual } from '../core/asn1/bytes.js';
import type { OpenedInput } from '../core/check/inputs.js';
import { UPLOAD_LIMITS } from '../core/plan/versions.js';
import type { CryptoPort } from '../core/ports.js';
import type { UploadFile, UploadProblem, UploadSet } from '../core/report/upload.js';
import { findPublicRootBySpki } from '../core/roots/publicRoots.js';
import { isoDay } from '../core/text/days.js';
import { fileNamePart } from '../core/text/fileName.js';
import { toHex } from '../core/text/hex.js';
import { certificateLabel } from '../core/trust/label.js';
import { validatePath } from '../core/trust/validatePath.js';
import { CLIENT_AUTH, isAnyPurpose } from '../core/usage/purposes.js';
import { isCa, isSelfIssued } from '../core/x509/certificateKind.js';
import { nameKey } from '../core/x509/compareNames.js';
import { formatName } from '../core/x509/formatName.js';
import { readExtension } from '../core/x509/readExtension.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';
import { CaPool, selfSignature, walkChain } from './chain.js';

/** More CAs than any enterprise has; bounds the work on files that somebody made to cost time. */
const MAX_CERTIFICATES = 500;

export interface UploadOptions {
  readonly crypto: CryptoPort;
  /** Time of the check, ms since 1970. */
  readonly at: number;
  /** CA certificates beside the inputs, from --roots and --intermediates; only those that a chain needs are taken. */
  readonly companions: readonly OpenedInput[];
  readonly configmgrVersion?: number | undefined;
}

/**
 * The CA certificates to upload to the CMG for these client certificates: every CA of every chain, root included [AUTH], and no other.
 * Without a client certificate the CA certificates given are the set, completed up to their roots. Anything that would make the set unusableReason is a problem, and then there
 * are no files. Reads no network.
 */
export async function uploadSet(inputs: readonly OpenedInput[], options: UploadOptions): Promise<UploadSet> {
  const found = inputs.flatMap(({ certificates }) => certificates);
  const beside = options.companions.flatMap(({ certificates }) => certificates);
  const total = found.length + beside.length;
  if (total > MAX_CERTIFICATES) return refused([tooMany(total)]);
  const given = distinct(found);
  const companions = distinct(beside);
  const issuerNames = new Set([...given, ...companions].map(({ issuer }) => nameKey(issuer)));
  // A root of version 1 has no basic constraints, and is a root all the same.
  const isAuthority = (one: Certificate) =>
    isCa(one) || (isSelfIssued(one) && issuerNames.has(nameKey(one.subject)) && one.version < 3);
  const authorities = distinct([...given.filter(isAuthority), ...companions.filter(isAuthority)]);
  const leaves = given.filter((certificate) => !isAuthority(certificate));
  const starts = leaves.length > 0 ? leaves : withoutReplaced(given, options.at);
  if (starts.length === 0) return refused([NOTHING]);
  const climb = await climber(authorities, options);
  const problems: UploadProblem[] = [];
  const warnings: string[] = [];
  const needed: Certificate[] = [];
  for (const start of starts) {
    const ascent = await climb(start, leaves.length > 0);
    problems.push(...ascent.problems);
    warnings.push(...ascent.warnings);
    needed.push(...ascent.authorities);
  }
  const set = distinct(needed);
  problems.push(...set.flatMap((authority) => judgeAuthority(authority, options.at)));
  const roots = set.filter(isSelfIssued);
  const intermediates = set.filter((certificate) => !isSelfIssued(certificate));
  problems.push(...judgeLimits(roots.length, intermediates.length, options.configmgrVersion));
  warnings.push(...roots.flatMap(publicRootWarning));
  const leftOut = authorities.filter((authority) => !holds(set, authority));
  const unique = problems.filter(
    (one, index) => problems.findIndex(({ message }) => message === one.message) === index,
  );
  const settled = { warnings: [...new Set(warnings)], serves: leaves, leftOut };
  return unique.length > 0
    ? { ...settled, files: [], problems: unique }
    : { ...settled, files: named(roots, intermediates), problems: [] };
}

interface Ascent {
  /** Top first. */
  readonly authorities: readonly Certificate[];
  readonly problems: readonly UploadProblem[];
  readonly warnings: readonly string[];
}

/** Follows one certificate up to a root. What it may be used for is not asked: that is the client's affair, and only warned of. */
async function climber(authorities: readonly Certificate[], { crypto, at }: UploadOptions) {
  const pool = new CaPool(authorities);
  const current = new CaPool(authorities.filter((one) => isCurrent(one, at)));
  const anchors: Certificate[] = [];
  for (const one of authorities) {
    // 'unsupported' is no verdict on the signature, and the file is what the administrator calls the root.
    if (isSelfIssued(one) && (await selfSignature(one, crypto.verify)) !== 'invalid') anchors.push(one);
  }
  return async (start: Certificate, isLeaf: boolean): Promise<Ascent> => {
    if (!isLeaf && holds(anchors, start)) return { authorities: [start], problems: [], warnings: [] };
    if (isLeaf && isSelfIssued(start)) return { authorities: [], problems: [selfSigned(start)], warnings: [] };
    const warnings = isLeaf ? clientWarnings(start) : [];
    const upward = async (among: CaPool): Promise<readonly Certificate[]> => {
      const { chain } = await walkChain(start, among, crypto.verify);
      return (isLeaf ? [...chain] : [start, ...chain]).reverse();
    };
    const endsInRoot = ([top]: readonly Certificate[]) => top !== undefined && holds(anchors, top);
    // A CA renewed with its key has two certificates that both verify: the one still valid goes before.
    const preferred = await upward(current);
    const walked = endsInRoot(preferred) ? preferred : await upward(pool);
    const complete = endsInRoot(walked);
    if (!isLeaf && complete) return { authorities: walked, problems: [], warnings };
    const profile = 'windows-client-auth';
    const result = await validatePath({
      leaf: start,
      intermediates: pool.above(start),
      anchors,
      at,
      profile,
      purpose: 'any',
      verify: crypto.verify,
    });
    if (result.valid) return { authorities: result.path.slice(isLeaf ? 1 : 0).reverse(), problems: [], warnings };
    const { failure } = result;
    // The certificate itself is at fault, not what stands above it: its CAs are still those to upload.
    if (complete && bytesEqual(failure.certificate.der, start.der)) {
      return { authorities: walked, problems: [], warnings: [...warnings, failure.message] };
    }
    if (failure.kind !== 'missing-input')
      return { authorities: walked, problems: [notValid(failure.message)], warnings };
    return { authorities: walked, problems: [missing(walked.at(0) ?? start, failure.message)], warnings };
  };
}

const isCurrent = ({ notBefore, notAfter }: Certificate, at: number): boolean => notBefore <= at && at <= notAfter;

/** An expired CA certificate whose renewal with the same key is there too is left behind; without one it is a problem. */
function withoutReplaced(given: readonly Certificate[], at: number): Certificate[] {
  const identity = ({ subject, publicKey }: Certificate) => `${nameKey(subject)} ${toHex(publicKey.der)}`;
  const current = new Set(given.filter((one) => isCurrent(one, at)).map(identity));
  return given.filter((one) => isCurrent(one, at) || !current.has(identity(one)));
}

function clientWarnings(certificate: Certificate): string[] {
  const usage = readExtension(certificate, 'extendedKeyUsage');
  if (usage.state !== 'present' || usage.value.some((oid) => oid === CLIENT_AUTH || isAnyPurpose(oid))) return [];
  return [
    `${certificateLabel(certificate)} has no Client Authentication: upload these CAs only if they issue the clients' certificates too.`,
  ];
}

function judgeAuthority(authority: Certificate, at: number): UploadProblem[] {
  const label = certificateLabel(authority);
  if (at > authority.notAfter)
    return [notValid(`The CA certificate ${label} expired on ${isoDay(authority.notAfter)}.`)];
  if (at < authority.notBefore) {
    return [notValid(`The CA certificate ${label} is not valid before ${isoDay(authority.notBefore)}.`)];
  }
  return [];
}

function judgeLimits(roots: number, intermediates: number, version: number | undefined): UploadProblem[] {
  const within = roots <= UPLOAD_LIMITS.roots && intermediates <= UPLOAD_LIMITS.intermediates;
  if (within || version === undefined || version > UPLOAD_LIMITS.lastVersion) return [];
  const counts = `${roots} root${roots === 1 ? '' : 's'} and ${intermediates} intermediate${intermediates === 1 ? '' : 's'}`;
  return [
    {
      code: 'over-limits',
      message: `There are ${counts}; Configuration Manager 1902 and earlier take two roots and four intermediates at most.`,
      fix: 'Update the site, or let the clients enrol from fewer CAs.',
      urls: [],
    },
  ];
}

function publicRootWarning(root: Certificate): string[] {
  const known = findPublicRootBySpki(root.publicKey.der);
  if (known === undefined) return [];
  return [
    `${certificateLabel(root)} is a public root (${known.name}): the CMG would accept any client certificate that this CA ever issued. Use certificates of a private CA.`,
  ];
}

/** The certificate whose issuer is not at hand, and where its own AIA says that the issuer's certificate is. */
function missing(top: Certificate, detail: string): UploadProblem {
  const issuer = formatName(top.issuer);
  const urls = issuerUrls(top);
  if (isSelfIssued(top)) {
    return { code: 'no-root', message: detail, fix: 'Give the root that is self-signed: --roots root.cer', urls: [] };
  }
  const fetch = urls.length === 0 ? 'Export it from the CA' : 'Fetch it from the address in the certificate (below)';
  return {
    code: 'issuer-missing',
    message: `The CA certificate that issued ${certificateLabel(top)} is not among the files: ${issuer}.`,
    fix: `${fetch}, and give it: --roots for a root, --intermediates for an intermediate.`,
    urls,
  };
}

const MAX_URLS = 5;

function issuerUrls(certificate: Certificate): string[] {
  const access = readExtension(certificate, 'authorityInfoAccess');
  if (access.state !== 'present') return [];
  return access.value
    .filter(({ method }) => method === '1.3.6.1.5.5.7.48.2')
    .flatMap(({ location }) => (location.kind === 'uri' ? [location.value] : []))
    .slice(0, MAX_URLS);
}

const selfSigned = (certificate: Certificate): UploadProblem => ({
  code: 'self-signed',
  message: `${certificateLabel(certificate)} is self-signed: no CA stands above it, and it is none itself.`,
  fix: "Give a client certificate that your CA issued, or the CA's own certificate.",
  urls: [],
});

const notValid = (message: string): UploadProblem => ({
  code: 'not-valid',
  message,
  fix: 'Give the current certificate of that CA. If it has none, renew the CA first.',
  urls: [],
});

const NOTHING: UploadProblem = {
  code: 'nothing-given',
  message: 'There is no certificate in the files.',
  fix: 'Give a client certificate with its CA files, a PFX, a P7B, or the CA files alone.',
  urls: [],
};

const tooMany = (count: number): UploadProblem => ({
  code: 'too-many',
  message: `There are ${count} certificates in the files, more than ${MAX_CERTIFICATES}.`,
  fix: 'Give one client certificate of each kind, and its CAs.',
  urls: [],
});

const refused = (problems: readonly UploadProblem[]): UploadSet => ({
  files: [],
  problems,
  warnings: [],
  serves: [],
  leftOut: [],
});

function named(roots: readonly Certificate[], intermediates: readonly Certificate[]): UploadFile[] {
  const files = (list: readonly Certificate[], kind: UploadFile['kind']) =>
    list.map(
      (certificate, index): UploadFile => ({
        name: `${kind}-${index + 1}-${fileNamePart(shortName(certificate.subject))}.cer`,
        kind,
        certificate,
      }),
    );
  return [...files(roots, 'root'), ...files(intermediates, 'intermediate')];
}

const holds = (list: readonly Certificate[], one: Certificate): boolean =>
  list.some(({ der }) => bytesEqual(der, one.der));

function distinct(certificates: readonly Certificate[]): Certificate[] {
  return certificates.filter(
    (one, index) => certificates.findIndex(({ der }) => der === one.der || bytesEqual(der, one.der)) === index,
  );
}
