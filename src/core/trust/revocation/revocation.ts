import { bytesEqual } from '../../asn1/bytes.js';
import { isoTime } from '../../text/isoTime.js';
import { nameKey } from '../../x509/compareNames.js';
import { readExtension } from '../../x509/readExtension.js';
import type { Certificate, RevocationList, RevokedEntry } from '../../x509/types.js';
import { failure, type PathFailure } from '../failure.js';
import { certificateLabel, shortList } from '../label.js';
import { nameLabel } from '../names/describe.js';
import { compareKeyId } from '../pool.js';
import { Search, type SearchTools } from '../search.js';
import { workingKey } from '../signatures.js';
import { type CrlView, viewCrl } from './crlView.js';
import { findEntry, hasUnknownCriticalEntry } from './entries.js';
import { ALL_REASONS, REMOVE_FROM_CRL, reasonName } from './reasons.js';
import { coveredReasons, type PointToTry, pointsOf, sameScope } from './scope.js';

/** `required`: a certificate without a status is refused. `best-effort`: only a revoked one is. */
export type RevocationMode = 'best-effort' | 'required';

/** What the CRLs given say of one certificate. */
export type Status =
  | { readonly state: 'good' }
  | { readonly state: 'revoked'; readonly entry: RevokedEntry; readonly crl: RevocationList }
  | { readonly state: 'unknown'; readonly reasons: readonly string[] };

/** CRL signers whose own status depends on further signers: PKITS needs two, and no hierarchy in use more. */
const MAX_NESTED_SIGNERS = 4;

/** Where the status of one certificate is asked. */
interface Question {
  readonly certificate: Certificate;
  /** From its issuer up to the anchor. */
  readonly above: readonly Certificate[];
  /** Certificates whose status is being worked out, this one last: none of them vouches for itself. */
  readonly pending: readonly Certificate[];
}

/** Revocation status by CRLs (RFC 5280 § 6.3), of all certificates of a path but the anchor. */
export class Revocation {
  private readonly tools: SearchTools;
  private readonly complete: readonly CrlView[];
  private readonly deltas: readonly CrlView[];
  /** Settled statuses by anchor: a CRL's signer must lead to the same one. */
  private readonly settled = new Map<Certificate, Map<Certificate, Status>>();
  private readonly mode: RevocationMode;
  /** What `best-effort` let pass on the last path checked. */
  unknown: readonly PathFailure[] = [];

  constructor(tools: SearchTools, crls: readonly RevocationList[], mode: RevocationMode) {
    this.tools = tools;
    this.mode = mode;
    const views = crls.map((crl) => viewCrl(crl, tools.context.profile.form.conformingCrls));
    // Of two in force the newer knows more, whatever order they were found in.
    this.complete = views
      .filter(({ baseNumber, problem }) => baseNumber === undefined || problem !== undefined)
      .sort(byAge);
    this.deltas = views.filter(({ baseNumber, problem }) => baseNumber !== undefined && problem === undefined);
  }

  /**
   * @param path leaf first, anchor last
   * @returns what is revoked, or, where a status is required, the unknown one nearest to the anchor
   * @throws BudgetExceeded
   */
  async check(path: readonly Certificate[]): Promise<PathFailure | undefined> {
    const failures = await this.failuresOf(path, []);
    const lenient = this.mode === 'best-effort';
    this.unknown = failures.filter(({ code }) => lenient && code === 'revocation-unknown');
    return failures.find(({ code }) => code === 'revoked') ?? (lenient ? undefined : failures[0]);
  }

  /**
   * @param path leaf first, anchor last
   * @returns the status of each certificate but the last, leaf first
   * @throws BudgetExceeded
   */
  async statusesOf(path: readonly Certificate[]): Promise<Status[]> {
    const statuses: Status[] = [];
    for (const [index, certificate] of path.slice(0, -1).entries()) {
      statuses.push(await this.statusOf({ certificate, above: path.slice(index + 1), pending: [certificate] }));
    }
    return statuses;
  }

  /** Ends at the first revoked certificate. */
  private async failuresOf(path: readonly Certificate[], pending: readonly Certificate[]): Promise<PathFailure[]> {
    const failures: PathFailure[] = [];
    for (let i = path.length - 2; i >= 0; i -= 1) {
      const certificate = path[i] as Certificate;
      const status = await this.statusOf({ certificate, above: path.slice(i + 1), pending: [...pending, certificate] });
      if (status.state === 'unknown') failures.push(unknownFailure(certificate, status.reasons));
      if (status.state === 'revoked') return [...failures, revokedFailure(certificate, status.entry, status.crl)];
    }
    return failures;
  }

  private async statusOf(question: Question): Promise<Status> {
    const anchor = question.above.at(-1) as Certificate;
    const known = this.settled.get(anchor) ?? new Map<Certificate, Status>();
    this.settled.set(anchor, known);
    const before = known.get(question.certificate);
    if (before !== undefined) return before;
    const status = await this.determine(question);
    // What stays unknown may only be so because of what is pending here.
    if (status.state !== 'unknown') known.set(question.certificate, status);
    return status;
  }

  /** § 6.3.3: every distribution point, then the issuer's CRLs without one, until all reasons are covered. */
  private async determine(question: Question): Promise<Status> {
    const { certificate } = question;
    const reasons: string[] = [];
    let covered = 0;
    for (const point of pointsOf(certificate)) {
      for (const view of this.complete) {
        this.tools.context.meter.spend('steps', 1 + (view.names?.length ?? 0));
        const covers = coveredReasons(view, certificate, point);
        if ((covers & ~covered) === 0) continue;
        const answer = await this.ask(view, question, point);
        if (typeof answer === 'string') {
          if (!reasons.includes(answer)) reasons.push(answer);
          continue;
        }
        if (answer.state === 'revoked') return answer;
        covered |= covers;
        if (covered === ALL_REASONS) return answer;
      }
    }
    if (covered !== 0) reasons.push('the CRLs given cover only some reasons for revocation');
    if (reasons.length === 0)
      reasons.push(`no CRL of ${nameLabel(certificate.issuer) ?? 'its issuer'} for it is given`);
    return { state: 'unknown', reasons };
  }

  /** @returns the status, or why this CRL cannot give one */
  private async ask(
    view: CrlView,
    question: Question,
    point: PointToTry,
  ): Promise<Exclude<Status, { state: 'unknown' }> | string> {
    const { crl } = view;
    const title = `the CRL of ${nameLabel(crl.issuer) ?? 'a nameless issuer'} of ${isoTime(crl.thisUpdate)}`;
    const problem = view.problem ?? this.datesProblem(crl) ?? algorithmProblem(crl);
    if (problem !== undefined) return `${title} cannot be used: ${problem}`;
    const signer = await this.findSigner(view, question, point);
    if (signer === undefined) return `no trusted key of its issuer verifies ${title}`;
    if (hasUnknownCriticalEntry(crl))
      return `${title} has an entry with a critical extension that is not processed here`;
    const delta = await this.findDelta(view, signer);
    const inDelta = delta && findEntry(delta, question.certificate);
    if (delta !== undefined && inDelta !== undefined) {
      return inDelta.reason === REMOVE_FROM_CRL
        ? { state: 'good' }
        : { state: 'revoked', entry: inDelta, crl: delta.crl };
    }
    const entry = findEntry(view, question.certificate);
    return entry === undefined ? { state: 'good' } : { state: 'revoked', entry, crl };
  }

  private datesProblem({ thisUpdate, nextUpdate }: RevocationList): string | undefined {
    const now = Math.floor(this.tools.context.at / 1000) * 1000;
    if (now < thisUpdate) return `it is of ${isoTime(thisUpdate)}, after the time of the check`;
    if (nextUpdate === undefined) return 'it does not say when the next one comes';
    return now > nextUpdate ? `it has expired on ${isoTime(nextUpdate)}` : undefined;
  }

  /** § 5.2.4: of the delta CRLs that complete this one, signed by the same key, the newest. */
  private async findDelta(complete: CrlView, signer: Uint8Array): Promise<CrlView | undefined> {
    let newest: CrlView | undefined;
    for (const delta of this.deltas) {
      if (!completes(delta, complete) || (newest?.number ?? -1n) >= (delta.number ?? -1n)) continue;
      if (this.datesProblem(delta.crl) !== undefined || algorithmProblem(delta.crl) !== undefined) continue;
      if (hasUnknownCriticalEntry(delta.crl)) continue;
      if ((await this.tools.signatures.check(delta.crl, signer)) === 'valid') newest = delta;
    }
    return newest;
  }

  /** § 6.3.3 (f), (g): the key that signed the CRL, if the path's anchor vouches for its holder. */
  private async findSigner(view: CrlView, question: Question, point: PointToTry): Promise<Uint8Array | undefined> {
    const { certificate, above } = question;
    const key = nameKey(view.crl.issuer);
    const onPath = above.filter(({ subject }) => nameKey(subject) === key);
    for (const candidate of byKeyId(onPath, view)) {
      const spki = workingKey(above.slice(above.indexOf(candidate)));
      if (await this.signs(candidate, spki, view)) return spki;
    }
    const own = workingKey([certificate, ...above]);
    if (isOwnCrlIssuer(certificate, point) && (await this.signs(certificate, own, view))) return own;
    if (question.pending.length > MAX_NESTED_SIGNERS) return undefined;
    const elsewhere = this.tools.pool
      .withSubject(key)
      .map(({ certificate }) => certificate)
      .filter((certificate) => !onPath.includes(certificate) && !question.pending.includes(certificate));
    for (const candidate of byKeyId(elsewhere, view)) {
      this.tools.context.meter.spend('steps');
      const spki = candidate.publicKey.der;
      if ((await this.signs(candidate, spki, view)) && (await this.isVouchedFor(candidate, question))) return spki;
    }
    return undefined;
  }

  private async signs(candidate: Certificate, spki: Uint8Array, { crl }: CrlView): Promise<boolean> {
    const usage = readExtension(candidate, 'keyUsage');
    const allowed = usage.state === 'absent' || (usage.state === 'present' && usage.value.has('cRLSign'));
    return allowed && (await this.tools.signatures.check(crl, spki)) === 'valid';
  }

  /** A path of its own to the same anchor, on which nothing is revoked. */
  private async isVouchedFor(candidate: Certificate, { above, pending }: Question): Promise<boolean> {
    const { judge, pool } = this.tools;
    const anchor = above.at(-1) as Certificate;
    if (candidate === anchor) return true;
    if (judge.check(candidate, 'crl-signer') !== undefined || !pool.leadsToAnchor(candidate)) return false;
    const search = new Search(this.tools, async (path) => {
      if (path.at(-1) !== anchor) return otherAnchor(candidate);
      return (await this.failuresOf(path, pending))[0];
    });
    return (await search.from(candidate)) !== undefined;
  }
}

/**
 * Whether a CA has named a certificate's holder as the one that tells, by an indirect CRL, whether that very certificate
 * is revoked (PKITS 4.14.30). Nobody vouches for itself without such a word from its issuer.
 */
function isOwnCrlIssuer(certificate: Certificate, point: PointToTry): boolean {
  return point.indirect && point.issuers.has(nameKey(certificate.subject));
}

function otherAnchor(candidate: Certificate): PathFailure {
  return failure('revocation-unknown', candidate, `${certificateLabel(candidate)} leads to another root.`);
}

/** Newest first. */
function byAge(a: CrlView, b: CrlView): number {
  return b.crl.thisUpdate - a.crl.thisUpdate || Number((b.number ?? -1n) - (a.number ?? -1n));
}

function byKeyId(candidates: readonly Certificate[], { keyIdentifier }: CrlView): readonly Certificate[] {
  const rank = (certificate: Certificate) =>
    ['same', 'unknown', 'different'].indexOf(compareKeyId(keyIdentifier, certificate));
  return [...candidates].sort((a, b) => rank(a) - rank(b));
}

/** § 5.1.1.2. */
function algorithmProblem(crl: RevocationList): string | undefined {
  return bytesEqual(crl.signatureAlgorithm.der, crl.tbsSignatureAlgorithm.der)
    ? undefined
    : 'it names two different signature algorithms';
}

/** § 5.2.4: (a) to (d); numbers say which of the two is older, and from where on the delta counts. */
function completes(delta: CrlView, complete: CrlView): boolean {
  if (delta.number === undefined || delta.baseNumber === undefined || complete.number === undefined) return false;
  return delta.baseNumber <= complete.number && complete.number < delta.number && sameScope(delta, complete);
}

function revokedFailure(certificate: Certificate, entry: RevokedEntry, crl: RevocationList): PathFailure {
  const date = isoTime(entry.revocationDate);
  const reason = reasonName(entry.reason);
  return failure(
    'revoked',
    certificate,
    `${certificateLabel(certificate)} was revoked on ${date} (reason: ${reason}), says the CRL of ${nameLabel(crl.issuer) ?? 'its issuer'}.`,
    { revocationDate: date, reason, crlIssuer: nameLabel(crl.issuer) ?? '', crlThisUpdate: isoTime(crl.thisUpdate) },
  );
}

function unknownFailure(certificate: Certificate, reasons: readonly string[]): PathFailure {
  return failure(
    'revocation-unknown',
    certificate,
    `Whether ${certificateLabel(certificate)} is revoked cannot be told: ${shortList(reasons)}.`,
    { reasons: reasons.slice(0, 20) },
  );
}
