import { defineRule, notApplicable } from '../../core/check/rule.js';
import { notLookedUp } from '../../core/names/notLookedUp.js';
import { crlLocations, ofScheme } from '../../core/revocation/locations.js';

export default defineRule({
  id: 'crl/reachable',
  title: 'The CRL can be fetched from where clients are',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
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
  check({ certificate }, { settings }) {
    const locations = crlLocations(certificate);
    const http = locations.state === 'present' ? ofScheme(locations.locations, 'http') : [];
    if (http.length === 0) return notApplicable('It has no http location of a CRL that could be fetched.');
    return notLookedUp(`whether ${http.map(({ host }) => host).join(', ')} answers`, settings, 'error');
  },
});
