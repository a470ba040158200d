import { bytesEqual } from '../asn1/bytes.js';
import { isSelfIssued } from '../x509/certificateKind.js';
import { nameEquals } from '../x509/compareNames.js';
import { readExtension } from '../x509/readExtension.js';
import type { Certificate } from '../x509/types.js';
import { BudgetExceeded } from './budget.js';
import type { Context } from './context.js';
import { compareFailures, failure, type PathFailure } from './failure.js';
import type { Judge } from './judge.js';
import { certificateLabel, shortList } from './label.js';
import { checkNameConstraints } from './nameConstraints/check.js';
import { type Candidate, matchKeyId, type Pool } from './pool.js';
import { inheritsParameters, type Signatures, workingKey } from './signatures.js';

/** What all searches of one validation share. */
export interface SearchTools {
  readonly context: Context;
  readonly pool: Pool;
  readonly judge: Judge;
  readonly signatures: Signatures;
  /** Intermediates that are not self-issued, at most; undefined: as many as the budget's depth allows. */
  readonly maxPathLength: number | undefined;
  /** The certificate whose common name stands for a host, if any does. */
  readonly namedByCommonName: Certificate | undefined;
}

/** A failure, and the certificates from the leaf upward as far as that attempt came. */
export interface Attempt {
  readonly failure: PathFailure;
  readonly path: readonly Certificate[];
}

/** Enough to tell what else was in the way; a mesh of CAs has thousands of ways to fail. */
const MAX_ATTEMPTS_KEPT = 20;

/**
 * Builds paths upward from one certificate, depth first with backtracking, each step judged before the next: the
 * signature under the candidate's key first, so that whatever else is found wrong is wrong of the true issuer.
 */
export class Search {
  private readonly tools: SearchTools;
  private readonly accept: (path: readonly Certificate[]) => Promise<PathFailure | undefined>;
  private readonly nameResults = new Map<Certificate, Map<Certificate, PathFailure | undefined>>();
  private depthReached = false;
  /** What went wrong, each kind of failure of each certificate once. */
  readonly attempts: Attempt[] = [];

  /** @param accept judges a whole path, leaf first and anchor last; what it returns makes the search go on */
  constructor(tools: SearchTools, accept: (path: readonly Certificate[]) => Promise<PathFailure | undefined>) {
    this.tools = tools;
    this.accept = accept;
  }

  /**
   * @returns the first path accepted, leaf first; undefined when there is none, and `attempts` then say why
   * @throws BudgetExceeded
   */
  async from(leaf: Certificate): Promise<readonly Certificate[] | undefined> {
    const found = await this.extend([leaf]);
    if (found === undefined && this.depthReached) {
      throw new BudgetExceeded('depth', this.tools.context.meter.budget.depth);
    }
    return found;
  }

  /** The attempt whose failure says most. */
  get best(): Attempt | undefined {
    let best: Attempt | undefined;
    for (const attempt of this.attempts) {
      if (best === undefined || compareFailures(attempt.failure, best.failure) > 0) best = attempt;
    }
    return best;
  }

  private note(found: PathFailure, path: readonly Certificate[]): void {
    const same = ({ failure: { code, certificate } }: Attempt) =>
      code === found.code && certificate === found.certificate;
    if (this.attempts.some(same)) return;
    if (this.attempts.length < MAX_ATTEMPTS_KEPT) {
      this.attempts.push({ failure: found, path });
      return;
    }
    const weakest = this.attempts.findIndex((attempt) => compareFailures(found, attempt.failure) > 0);
    if (weakest >= 0) this.attempts[weakest] = { failure: found, path };
  }

  private async extend(path: readonly Certificate[]): Promise<readonly Certificate[] | undefined> {
    const { context, pool } = this.tools;
    const last = path.at(-1) as Certificate;
    for (const candidate of pool.issuersOf(last, context.at)) {
      context.meter.spend('steps');
      if (isRepeated(path, candidate)) continue;
      if (path.length > context.meter.budget.depth) {
        this.depthReached = true;
        return undefined;
      }
      const longer = [...path, candidate.certificate];
      const failed = (await this.checkSignatures(path, candidate)) ?? this.checkPlace(path, candidate);
      if (failed !== undefined) {
        this.note(failed, longer);
        continue;
      }
      const found = candidate.anchor ? await this.finish(longer) : await this.extend(longer);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private async finish(path: readonly Certificate[]): Promise<readonly Certificate[] | undefined> {
    const failed = await this.accept(path);
    if (failed === undefined) return path;
    this.note(failed, path);
    return undefined;
  }

  /** Under a key that lacks its parameters, signatures wait until an issuer has them; an anchor must. */
  private async checkSignatures(
    path: readonly Certificate[],
    { certificate, anchor }: Candidate,
  ): Promise<PathFailure | undefined> {
    if (inheritsParameters(certificate) && !anchor) return undefined;
    for (let i = path.length - 1; i >= 0; i -= 1) {
      const failed = await this.checkSignature(path[i] as Certificate, [...path.slice(i + 1), certificate]);
      if (failed !== undefined) return failed;
      if (!inheritsParameters(path[i] as Certificate)) return undefined;
    }
    return undefined;
  }

  private async checkSignature(child: Certificate, above: readonly Certificate[]): Promise<PathFailure | undefined> {
    const certificate = above[0] as Certificate;
    const result = await this.tools.signatures.check(child, workingKey(above));
    if (result === 'valid') return undefined;
    const label = certificateLabel(child);
    const issuer = certificateLabel(certificate);
    const operands = { issuer, algorithm: child.signatureAlgorithm.oid };
    if (result === 'unsupported') {
      return failure(
        'signature-unsupported',
        child,
        `The signature of ${label} by ${issuer} cannot be checked here: algorithm ${child.signatureAlgorithm.oid}, or the issuer's key, is not supported.`,
        operands,
      );
    }
    if (matchKeyId(child, certificate) === 'different') {
      return failure(
        'issuer-key-differs',
        child,
        `${label} was issued by another key of ${issuer} than the one given: the key identifiers differ. Another certificate of that CA is needed.`,
        operands,
      );
    }
    return failure(
      'signature-invalid',
      child,
      `The signature of ${label} does not verify with the key of its issuer ${issuer}.`,
      operands,
    );
  }

  /** What depends on where in the path a certificate stands, and the certificate by itself. */
  private checkPlace(path: readonly Certificate[], candidate: Candidate): PathFailure | undefined {
    const { certificate, anchor } = candidate;
    const { context, judge } = this.tools;
    const failed = judge.check(certificate, anchor ? 'anchor' : 'intermediate');
    if (failed !== undefined) return failed;
    if (!anchor || context.profile.anchor.constraints) {
      const bounded = checkPathLength(path, certificate) ?? this.checkNames(path, certificate);
      if (bounded !== undefined) return bounded;
    }
    return anchor ? undefined : this.checkLength(path, certificate);
  }

  private checkLength(path: readonly Certificate[], certificate: Certificate): PathFailure | undefined {
    const { maxPathLength } = this.tools;
    const count = countIssuers([...path, certificate]);
    if (maxPathLength === undefined || count <= maxPathLength) return undefined;
    return failure(
      'path-too-long',
      certificate,
      `With ${certificateLabel(certificate)} the path has ${count} intermediate CAs; at most ${maxPathLength} are accepted.`,
      { count, maximum: maxPathLength },
    );
  }

  /** Self-issued certificates are exempt unless they are the leaf (RFC 5280 § 6.1.3 (b)). */
  private checkNames(path: readonly Certificate[], certificate: Certificate): PathFailure | undefined {
    const constraints = readExtension(certificate, 'nameConstraints');
    if (constraints.state === 'absent') return undefined;
    const label = certificateLabel(certificate);
    if (constraints.state === 'malformed') {
      return failure('malformed-extension', certificate, `The name constraints of ${label} cannot be read.`, {
        extension: 'nameConstraints',
        error: constraints.error,
      });
    }
    for (const [i, below] of path.entries()) {
      if (i > 0 && isSelfIssued(below)) continue;
      const failed = this.namesWithin({ certificate, label }, below);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  private namesWithin(
    ca: { readonly certificate: Certificate; readonly label: string },
    below: Certificate,
  ): PathFailure | undefined {
    const results = this.nameResults.get(ca.certificate) ?? new Map<Certificate, PathFailure | undefined>();
    this.nameResults.set(ca.certificate, results);
    if (results.has(below)) return results.get(below);
    const result = checkNameConstraints(
      ca,
      { certificate: below, label: certificateLabel(below) },
      below === this.tools.namedByCommonName,
      this.tools.context.meter,
    );
    results.set(below, result);
    return result;
  }
}

/**
 * RFC 4158 § 2.4.2: a name with its key stands once in a path; anything else goes in circles. The leaf may be a CA's
 * own, and share them with an issuer, but does not issue itself.
 */
function isRepeated(path: readonly Certificate[], { certificate, anchor }: Candidate): boolean {
  if (!anchor && bytesEqual((path[0] as Certificate).der, certificate.der)) return true;
  return path.some(
    (earlier, i) =>
      i > 0 &&
      bytesEqual(earlier.publicKey.der, certificate.publicKey.der) &&
      nameEquals(earlier.subject, certificate.subject),
  );
}

/** Intermediates that count against path lengths: all but self-issued ones and the leaf (RFC 5280 § 6.1.4 (l)). */
function countIssuers(path: readonly Certificate[]): number {
  return path.slice(1).filter((certificate) => !isSelfIssued(certificate)).length;
}

/** RFC 5280 § 6.1.4 (l), (m), seen from the CA that sets the limit. */
function checkPathLength(path: readonly Certificate[], certificate: Certificate): PathFailure | undefined {
  const constraints = readExtension(certificate, 'basicConstraints');
  if (constraints.state !== 'present' || constraints.value.pathLength === undefined) return undefined;
  const count = countIssuers(path);
  const maximum = constraints.value.pathLength;
  if (count <= maximum) return undefined;
  const below = path.slice(1).map(certificateLabel);
  return failure(
    'path-length-exceeded',
    certificate,
    `${certificateLabel(certificate)} allows ${maximum} CAs below it (path length constraint), and ${count} stand there: ${shortList(below)}.`,
    { maximum, count, below: below.slice(0, 20) },
  );
}
