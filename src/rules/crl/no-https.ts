import { defineRule, fail, pass } from '../../core/check/rule.js';
import { crlLocations, listTexts, ofScheme } from '../../core/revocation/locations.js';
import { judgePath } from './shared/judgePath.js';
import { isSwitchedOff } from './shared/revocationFailure.js';

export default defineRule({
  id: 'crl/no-https',
  title: 'No CRL location is https',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'warning',
  why: 'A CRL over https needs a certificate checked to be had, which needs a CRL: clients refuse the circle or wait for it to time out before they try the next location.',
  fix: 'Remove the https:// location at the CA (CA > Properties > Extensions > CRL Distribution Point) and issue the certificate again; a CRL is signed, and http:// is safe for it.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SEC', section: 'Publish the certificate revocation list', strength: 'recommended' },
    { source: 'RFC 5280', section: '4.2.1.13', strength: 'recommended' },
  ],
  example: { good: 'http://crl.contoso.com/ca.crl', bad: 'https://crl.contoso.com/ca.crl beside the http location' },
  check(target, { settings }) {
    return judgePath(
      target,
      ({ certificate, role, label, path }) => {
        const crl = crlLocations(certificate);
        if (crl.state !== 'present' || crl.locations.length === 0) return undefined;
        const wrong = crl.locations.filter((location) => ofScheme([location], 'https').length > 0);
        const [first] = wrong;
        if (first === undefined) return pass(`${label} has no CRL location of that kind`);
        const more = wrong.length > 1 ? `, and ${wrong.length - 1} more of the kind` : '';
        // With no http location at all, crl/http reports the mistake, and this only follows from it.
        const follows = ofScheme(crl.locations, 'http').length === 0 && !isSwitchedOff(role, settings);
        return fail(`${label} names ${first.text}${more}.`, {
          path: `${path}extensions/crlDistributionPoints`,
          evidence: { locations: listTexts(wrong) },
          causedBy: follows ? 'crl/http' : undefined,
        });
      },
      'No certificate names a CRL (crl/distribution-point).',
    );
  },
});
