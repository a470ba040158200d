import type { CrlFetch } from '../../core/check/crlFacts.js';
import type { AskedCertificate } from '../../core/check/online.js';
import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import type { CheckSettings } from '../../core/check/settings.js';
import type { CertificateTarget, Role, UploadTarget } from '../../core/check/target.js';
import { crlLocations, ofScheme } from '../../core/revocation/locations.js';
import { revocables } from '../../core/revocation/revocables.js';
import { counted } from '../../core/text/days.js';
import { listed } from '../../core/text/list.js';
import { networkNotConsulted } from '../shared/networkNotConsulted.js';
import { judgeFetch, judgementOf } from './shared/judgeFetch.js';
import { revocationFailure } from './shared/revocationFailure.js';

export default defineRule({
  id: 'crl/reachable',
  title: 'The CRL can be fetched from where clients are',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  severityNote:
    'a warning above 12 seconds or 44 MB, and where another http location of the same certificate answers well; a note where the check is switched off',
  online: true,
  why: 'A CRL that does not answer within 15 seconds, or answers with anything but the CRL, counts as everything revoked.',
  fix: 'Publish the CRL on a web server that the internet reaches, over plain http without a redirect to https, and fetch it from outside: curl -sSo ca.crl http://pki.contoso.com/ca.crl.',
  symptoms: ['winhttp-cert-rev-failed', 'crypt-e-revocation-offline'],
  citations: [
    { source: 'SEC', strength: 'required' },
    { source: 'PLC', strength: 'required' },
  ],
  example: {
    good: 'http://pki.contoso.com/issuing.crl answers 200 in a second',
    bad: 'http://pki.contoso.com/issuing.crl answers 404',
  },
  check(target, { settings }): readonly Judgement[] {
    if (target.kind === 'crl') {
      const fetched = target.facts?.fetch;
      if (fetched === undefined) return [notApplicable('It is a file: nothing was fetched.')];
      return [judgementOf(judgeFetch(fetched))];
    }
    const online = target.kind === 'chain' ? target.online : target.facts.online;
    if (online?.revocation === undefined) return [notAsked(target, settings)];
    const judgements = online.revocation.flatMap((asked) => judgeCertificate(asked, target.role, settings));
    const troubles = judgements.filter(({ outcome }) => outcome !== 'pass');
    if (troubles.length > 0) return troubles;
    const [first, ...others] = judgements;
    if (first === undefined) return [notApplicable('There is no http location of a CRL that could be fetched.')];
    const more = others.length === 0 ? '' : ` So did ${counted(others.length, 'more location')}.`;
    return [pass(`${first.message}${more}`, first.evidence)];
  },
});

function notAsked(target: CertificateTarget | UploadTarget, settings: CheckSettings): Judgement {
  const hosts = revocables(target).flatMap(({ certificate }) => {
    const crl = crlLocations(certificate);
    return crl.state === 'present' ? ofScheme(crl.locations, 'http').map(({ host }) => host) : [];
  });
  if (hosts.length === 0) return notApplicable('It has no http location of a CRL that could be fetched.');
  return networkNotConsulted(`whether ${listed([...new Set(hosts)])} answers`, settings, 'error');
}

/** One location that works is enough, but clients wait for those before it. */
function judgeCertificate({ crls, label, path }: AskedCertificate, role: Role, settings: CheckSettings): Judgement[] {
  const verdicts = crls.map((fetch: CrlFetch) => judgeFetch(fetch));
  const served = verdicts.some(({ state }) => state === 'good' || state === 'slow');
  return verdicts.map((verdict) => {
    const place = `${path}extensions/crlDistributionPoints`;
    const evidence = { certificate: label, ...verdict.evidence };
    const { state, message, fix } = verdict;
    if (state === 'failed' && served) {
      const also = 'Another location answers, but clients wait for this one, too.';
      return fail(`${message} ${also}`, { severity: 'warning', path: place, evidence, fix });
    }
    if (state === 'failed') return revocationFailure(role, settings, message, fix, { path: place, evidence });
    const judgement = { ...judgementOf(verdict), path: place, evidence };
    const silent = state === 'unreachable' || state === 'private';
    return silent && served ? { ...judgement, severity: 'warning' } : judgement;
  });
}
