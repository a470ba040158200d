import { defineRule, note, pass } from '../../core/check/rule.js';
import { crlLocations, listTexts, ofScheme } from '../../core/revocation/locations.js';
import { judgePath } from './shared/judgePath.js';

export default defineRule({
  id: 'crl/no-ldap-first',
  title: 'No LDAP location stands before the http location of the CRL',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'info',
  why: 'Locations are tried in order: a client on the internet waits for the domain controller that it cannot reach, and may run out of time before it comes to http.',
  fix: 'Put http:// before ldap:/// at the CA, or leave LDAP out of the CDP (CA > Properties > Extensions > CRL Distribution Point), and issue certificates anew at the next renewal.',
  symptoms: 'none recorded',
  citations: [
    { source: 'ADCS', strength: 'recommended' },
    { source: 'SEC', section: 'Publish the certificate revocation list', strength: 'recommended' },
  ],
  example: { good: 'http://… first', bad: 'ldap:///CN=… first, http://… second, as AD CS writes it' },
  check(target) {
    return judgePath(
      target,
      ({ certificate, label, path }) => {
        const crl = crlLocations(certificate);
        if (crl.state !== 'present') return undefined;
        const first = crl.locations.find((location) => ofScheme([location], 'http', 'ldap', 'ldaps').length > 0);
        if (first === undefined || ofScheme(crl.locations, 'http').length === 0) return undefined;
        if (ofScheme([first], 'http').length > 0) return pass(`${label} names http first`);
        return note(`${label} names LDAP before http: clients on the internet lose time on it.`, {
          path: `${path}extensions/crlDistributionPoints`,
          evidence: { locations: listTexts(crl.locations) },
        });
      },
      'No certificate names a CRL by http (crl/http, crl/distribution-point).',
    );
  },
});
