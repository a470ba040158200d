import { defineRule, pass } from '../../core/check/rule.js';
import { crlLocations, listTexts, ofScheme } from '../../core/revocation/locations.js';
import { judgePath } from './shared/judgePath.js';
import { PUBLISH, revocationFailure } from './shared/revocationFailure.js';

export default defineRule({
  id: 'crl/http',
  title: 'Every CRL has an http location',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  severityNote:
    'a note where the check is switched off (--clients-check-crl off for the server, --verify-client-revocation off for clients)',
  why: 'Over the internet a CRL can be had by http:// only: LDAP and file shares end at the firewall, and https needs a certificate checked first. AD CS writes LDAP by default. It is enough when one of several locations is http, or when a server certificate names an http OCSP responder.',
  fix: 'Add an http:// location at the CA (CA > Properties > Extensions > CRL Distribution Point, "Include in the CDP extension of issued certificates") and issue the certificate again; or switch the check off.',
  symptoms: ['winhttp-cert-rev-failed', 'crypt-e-revocation-offline'],
  citations: [
    { source: 'SEC', section: 'Publish the certificate revocation list', strength: 'required' },
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
    { source: 'BR', section: '7.1.2.11.2', strength: 'recommended' },
  ],
  example: {
    good: 'http://crl.contoso.com/ca.crl',
    bad: 'ldap:///CN=Contoso%20Issuing%20CA%201,CN=pki01,CN=CDP,… only',
  },
  check(target, { settings }) {
    return judgePath(
      target,
      ({ certificate, role, label, path, responders }) => {
        const crl = crlLocations(certificate);
        // No location at all is what crl/distribution-point reports.
        if (crl.state !== 'present' || !crl.named) return undefined;
        const texts = listTexts(crl.locations);
        const http = ofScheme(crl.locations, 'http');
        if (http.length > 0) return pass(`${label} has a CRL at ${http[0]?.host}`, { locations: texts });
        const [responder] = ofScheme(responders, 'http');
        if (responder !== undefined) {
          return pass(`${label} has no CRL by http, but an OCSP responder at ${responder.host}`, { locations: texts });
        }
        const unreadable = crl.locations.flatMap(({ text, reading }) =>
          reading.state === 'malformed' ? [`"${text}", which ${reading.reason}`] : [],
        );
        const named = [
          ...new Set(
            crl.locations.flatMap(({ reading }) =>
              reading.state === 'read' ? [NAMES.get(reading.location.scheme) ?? reading.location.scheme] : [],
            ),
          ),
          ...unreadable.slice(0, 3),
        ];
        const problem = `${label} has no http location of its CRL; the certificate names ${named.length === 0 ? 'a directory entry' : sentenceList(named.slice(0, 6))}.`;
        return revocationFailure(role, settings, problem, PUBLISH, {
          path: `${path}extensions/crlDistributionPoints`,
          evidence: { locations: texts },
        });
      },
      'No certificate names a CRL (crl/distribution-point).',
    );
  },
});

/** `a; b; c`: the entries may have commas of their own. */
const sentenceList = (parts: readonly string[]): string =>
  parts.join(parts.some((part) => part.includes(',')) ? '; ' : ', ');

const NAMES: ReadonlyMap<string, string> = new Map([
  ['ldap', 'LDAP'],
  ['unc', 'a file share'],
  ['file', 'a file'],
]);
