import { type Judgement, notApplicable, pass } from '../../../core/check/rule.js';
import type { CertificateTarget, UploadTarget } from '../../../core/check/target.js';
import { type Revocable, revocables, SHORT_LIFE_DAYS } from '../../../core/revocation/revocables.js';

/** Why nothing is judged, where {@link revocables} has nothing. */
function nothingToRevoke(target: CertificateTarget | UploadTarget): Judgement {
  if (target.kind === 'chain') return notApplicable('There are only roots, which no CRL covers.');
  if (target.facts.selfSigned === 'not-self-issued') {
    return notApplicable(`It lives ${SHORT_LIFE_DAYS} days or less, so that no CRL is needed.`);
  }
  return notApplicable('It is self-signed: no CA could revoke it.');
}

/**
 * Judges each certificate of a path and says what is wrong with any; when nothing is, that all are well.
 *
 * @param judge undefined where the question does not arise for a certificate
 * @param otherwise why the question arises for none
 */
export function judgePath(
  target: CertificateTarget | UploadTarget,
  judge: (revocable: Revocable) => Judgement | undefined,
  otherwise: string,
): readonly Judgement[] {
  const all = revocables(target);
  if (all.length === 0) return [nothingToRevoke(target)];
  const judgements = all.flatMap((revocable) => judge(revocable) ?? []);
  const troubles = judgements.filter(({ outcome }) => outcome !== 'pass');
  if (troubles.length > 0) return troubles;
  const [first, ...others] = judgements;
  if (first === undefined) return [notApplicable(otherwise)];
  if (others.length === 0) return [first];
  const more = `${others.length} CA certificate${others.length === 1 ? '' : 's'}`;
  return [pass(`${first.message}; so it is for ${more} of the path`, first.evidence)];
}
