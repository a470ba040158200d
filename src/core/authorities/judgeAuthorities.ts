import { type Judgement, notApplicable, pass, unknown } from '../check/rule.js';
import type { CertificateTarget, UploadTarget } from '../check/target.js';
import { memoizeRecent } from '../memoizeRecent.js';
import { counted } from '../text/days.js';
import { isSelfIssued } from '../x509/certificateKind.js';
import { shortName } from '../x509/shortName.js';
import type { Certificate } from '../x509/types.js';

/** A CA certificate of a path or of an upload set. */
export interface Authority {
  readonly certificate: Certificate;
  /** What people call it. */
  readonly label: string;
  /** What stands before the paths in it. */
  readonly path: string;
  readonly root: boolean;
}

/** The CA certificates that a target brings to judge: those of its path, or, without a valid one, as far upward as issuers are at hand. */
export const authoritiesOf = memoizeRecent(2, (target: CertificateTarget | UploadTarget): readonly Authority[] => {
  if (target.kind === 'chain') {
    return target.certificates.map(({ certificate }, index) => describe(certificate, `certificates/${index}/`));
  }
  return pathAuthorities(target).map((certificate, index) => describe(certificate, `chain/${index}/`));
});

function pathAuthorities({ facts: { path, chain } }: CertificateTarget): readonly Certificate[] {
  if (path.state !== 'valid') return chain;
  // Of a built-in public root only name and key are known: there is no certificate to judge.
  return path.path.slice(1, path.anchorIsStandIn ? -1 : undefined);
}

const describe = (certificate: Certificate, path: string): Authority => ({
  certificate,
  label: shortName(certificate.subject),
  path,
  root: isSelfIssued(certificate),
});

/**
 * Judges each CA certificate of a path or an upload set and says what is wrong with any; when nothing is, that all are well, and which could not be
 * judged because they are not at hand.
 *
 * @param judge undefined where the question does not arise for a certificate
 * @param held what to say when nothing is wrong, after "2 CA certificates "
 */
export function judgeAuthorities(
  target: CertificateTarget | UploadTarget,
  judge: (authority: Authority) => Judgement | undefined,
  held: string,
): readonly Judgement[] {
  const authorities = authoritiesOf(target);
  const judgements = authorities.flatMap((authority) => judge(authority) ?? []);
  const troubles = judgements.filter(({ outcome }) => outcome !== 'pass');
  if (troubles.length > 0) return troubles;
  const absent = target.kind === 'certificate' ? notAtHand(target, authorities) : [];
  if (judgements.length === 0) {
    return absent.length > 0 ? absent : [notApplicable('There is no CA certificate of which to ask it.')];
  }
  return [pass(`${counted(judgements.length, 'CA certificate')} ${held}.`, { cas: judgements.length }), ...absent];
}

/** trust/path-valid says that the path has no end; here only that nobody takes what is missing for judged. */
function notAtHand(target: CertificateTarget, authorities: readonly Authority[]): Judgement[] {
  if (target.facts.path.state === 'valid') return [];
  const top = authorities.at(-1)?.certificate ?? target.certificate;
  if (isSelfIssued(top)) return [];
  const message = `The certificate of "${shortName(top.issuer)}" is not at hand and was not judged.`;
  return [unknown('not-asked', message, { asks: ['--intermediates FILE', '--roots FILE'] })];
}
