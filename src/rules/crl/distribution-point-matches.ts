import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { CrlTarget, RevocationFact, RevocationStatus } from '../../core/check/target.js';
import { viewCrl } from '../../core/trust/revocation/crlView.js';
import { coveredReasons, pointsOf } from '../../core/trust/revocation/scope.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { readCrlExtension } from '../../core/x509/crl/readCrlExtension.js';
import { isDeltaCrl, revocationOf } from './shared/judgeCrls.js';

export default defineRule({
  id: 'crl/distribution-point-matches',
  title: "The CRL's own issuing distribution point matches the certificate",
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: 'A CRL may say that it is for one location, or for CA certificates alone. Windows uses it for no other certificate and then reports that there is no revocation check.',
  fix: 'Put the location that the certificate names into the CRL (CA > Properties > Extensions > "Include in the IDP extension of issued CRLs", for that http location), then certutil -crl; or clear that box everywhere.',
  symptoms: ['crypt-e-no-revocation-check'],
  citations: [{ source: 'RFC 5280', section: '6.3.3 (b) (2)', strength: 'required' }],
  example: {
    good: 'IDP http://crl.contoso.com/ca.crl, and the certificate names that location',
    bad: 'IDP http://crl.fabrikam.com/other.crl',
  },
  check(target): readonly Judgement[] {
    if (target.kind === 'crl') return [judgeAlone(target)];
    const revocation = revocationOf(target);
    if (revocation === undefined) return [notApplicable('No CRL is given with --crl.')];
    const judgements = revocation.statuses.flatMap((status) => judgeStatus(status, revocation) ?? []);
    const troubles = judgements.filter(({ outcome }) => outcome === 'fail');
    if (troubles.length > 0) return troubles;
    return judgements.slice(0, 1).concat(judgements.length === 0 ? [notApplicable('No CRL given limits itself.')] : []);
  },
});

function judgeAlone({ label, crl }: CrlTarget): Judgement {
  const reading = readCrlExtension(crl, 'issuingDistributionPoint');
  if (reading.state === 'absent')
    return notApplicable('It has no issuing distribution point, so that it limits itself to none.');
  const path = 'extensions/issuingDistributionPoint';
  if (reading.state === 'malformed') {
    return unknown('undecidable', `The issuing distribution point of ${label} cannot be read: ${reading.error}.`, {
      path,
    });
  }
  const message = `${label} limits itself by an issuing distribution point; give it with --crl to a certificate to compare.`;
  return unknown('not-asked', message, { path, asks: ['the certificate, with this file as --crl'] });
}

/** One CRL that covers a certificate is enough, whatever the others are for. */
function judgeStatus({ certificate, label }: RevocationStatus, { crls }: RevocationFact): Judgement | undefined {
  const ofIssuer = crls.filter(({ crl }) => !isDeltaCrl(crl) && nameEquals(crl.issuer, certificate.issuer));
  const limited = ofIssuer.filter(({ crl }) => readCrlExtension(crl, 'issuingDistributionPoint').state !== 'absent');
  if (limited.length === 0) return undefined;
  const points = pointsOf(certificate);
  const covering = ofIssuer.find(({ crl }) => {
    const view = viewCrl(crl, false);
    return points.some((point) => coveredReasons(view, certificate, point) !== 0);
  });
  if (covering !== undefined) return pass(`${covering.label} is for ${label}.`, { file: covering.label });
  const files = limited.slice(0, 10).map((fact) => fact.label);
  return fail(`${files[0]} limits itself, by its issuing distribution point, to other certificates than ${label}.`, {
    path: 'extensions/crlDistributionPoints',
    evidence: { certificate: label, files },
  });
}
