import { defineRule, type Judgement, pass, unknown } from '../../core/check/rule.js';
import { crlLocations, listTexts, ofScheme } from '../../core/revocation/locations.js';
import { judgePath } from './shared/judgePath.js';
import { PUBLISH, revocationFailure } from './shared/revocationFailure.js';

const PATH = 'extensions/crlDistributionPoints';

export default defineRule({
  id: 'crl/distribution-point',
  title: 'Every certificate of the path names where its CRL is',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  severityNote:
    'a note where the check is switched off (--clients-check-crl off for the server, --verify-client-revocation off for clients)',
  why: 'Whoever checks revocation and finds no CRL treats the whole chain as revoked: clients drop the CMG, the CMG drops clients. For a server certificate an OCSP responder serves as well, and one that lives 7 days or less needs neither.',
  fix: 'Set an http:// CRL location at the CA (CA > Properties > Extensions) and issue the certificate again; or switch the check off, on the Communication Security tab of the site (server) or the Settings tab of the CMG (clients).',
  symptoms: ['winhttp-cert-rev-failed', 'crypt-e-no-revocation-check'],
  citations: [
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
    { source: 'SEC', section: 'Publish the certificate revocation list', strength: 'required' },
    { source: 'RFC 5280', section: '4.2.1.13', strength: 'recommended' },
  ],
  example: { good: 'http://crl.contoso.com/ca.crl', bad: 'no CRL distribution points' },
  check(target, { settings }): readonly Judgement[] {
    const judgements = judgePath(
      target,
      ({ certificate, role, label, path, responders }) => {
        const crl = crlLocations(certificate);
        if (crl.state === 'malformed') {
          const message = `${label} has CRL distribution points that cannot be read (cert/extensions-decodable): ${crl.error}`;
          return unknown('undecidable', message, { path: path + PATH });
        }
        if (crl.state === 'present' && crl.named) {
          const texts = listTexts(crl.locations);
          return pass(`${label} names ${texts[0] ?? 'a directory entry'}`, { locations: texts });
        }
        if (ofScheme(responders, 'http').length > 0) {
          const texts = listTexts(responders);
          return pass(`${label} names no CRL, but the OCSP responder ${texts[0]}`, { responders: texts });
        }
        const lacks =
          crl.state === 'absent' ? 'no CRL distribution point' : 'CRL distribution points without a location';
        return revocationFailure(role, settings, `${label} has ${lacks}.`, PUBLISH, { path: path + PATH });
      },
      '',
    );
    const chainMissing =
      target.kind === 'certificate' && target.facts.chain.length === 0 && target.facts.selfSigned === 'not-self-issued';
    if (!chainMissing || judgements.some(({ outcome }) => outcome !== 'pass')) return judgements;
    const message = 'The CA certificates above it are not at hand; where their CRLs are was not judged.';
    return [...judgements, unknown('not-asked', message, { asks: ['--intermediates FILE'] })];
  },
});
