import type { CrlFact } from '../../../core/check/crlFacts.js';
import { type Judgement, notApplicable, pass } from '../../../core/check/rule.js';
import type { CertificateTarget, CrlTarget, RevocationFact, UploadTarget } from '../../../core/check/target.js';
import { counted } from '../../../core/text/days.js';
import { readCrlExtension } from '../../../core/x509/crl/readCrlExtension.js';
import type { RevocationList } from '../../../core/x509/types.js';

export type RevocationTarget = CertificateTarget | UploadTarget | CrlTarget;

/** What the CRLs given say of a path or of an upload set; undefined when none is given. */
export const revocationOf = (target: CertificateTarget | UploadTarget): RevocationFact | undefined =>
  target.kind === 'chain' ? target.revocation : target.facts.revocation;

/** The CRLs that a target brings to judge: itself, or those given by --crl that concern it. */
function crlsOf(target: RevocationTarget): readonly CrlFact[] {
  if (target.kind !== 'crl') return revocationOf(target)?.crls ?? [];
  const { label, crl, facts } = target;
  return [facts ?? { label, crl, form: 'der', issuer: undefined, issuerStated: false, counterparts: [] }];
}

/**
 * Judges each CRL of a target and says what is wrong with any; when nothing is, that all are well.
 *
 * @param judge undefined where the question does not arise for a CRL
 * @param otherwise why the question arises for none of those given
 */
export function judgeCrls(
  target: RevocationTarget,
  judge: (fact: CrlFact) => Judgement | undefined,
  otherwise: string,
): readonly Judgement[] {
  const crls = crlsOf(target);
  if (crls.length === 0) return [notApplicable('No CRL to judge is given with --crl.')];
  const judgements = crls.flatMap((fact) => judge(fact) ?? []);
  const troubles = judgements.filter(({ outcome }) => outcome !== 'pass');
  if (troubles.length > 0) return troubles;
  const [first, ...others] = judgements;
  if (first === undefined) return [notApplicable(otherwise)];
  if (others.length === 0) return [first];
  return [pass(`${first.message} So it is with ${counted(others.length, 'more CRL')}.`, first.evidence)];
}

/** It lists only what changed since a complete CRL (RFC 5280 § 5.2.4). */
export const isDeltaCrl = (crl: RevocationList): boolean =>
  readCrlExtension(crl, 'deltaCrlIndicator').state !== 'absent';
