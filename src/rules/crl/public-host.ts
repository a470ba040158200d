import { defineRule, pass } from '../../core/check/rule.js';
import { hostExposure } from '../../core/names/publicHost.js';
import { crlLocations, ofScheme } from '../../core/revocation/locations.js';
import { judgePath } from './shared/judgePath.js';
import { PUBLISH, revocationFailure } from './shared/revocationFailure.js';

export default defineRule({
  id: 'crl/public-host',
  title: "Every CRL's http host can be public",
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  severityNote:
    'a note where the check is switched off (--clients-check-crl off for the server, --verify-client-revocation off for clients)',
  why: "AD CS writes the CA's own computer name into the CRL location, which only the internal network resolves; a client on the internet gets no CRL and treats the chain as revoked. It is enough when one http location, or the OCSP responder of a server certificate, can be public; whether it answers is for crl/reachable.",
  fix: 'Publish the CRL on a web server with a public name, such as crl.contoso.com, put that name into the CDP of new certificates, and issue the certificate again; or switch the check off.',
  symptoms: ['winhttp-cert-rev-failed', 'crypt-e-revocation-offline', 'iis-403-13'],
  citations: [
    { source: 'SEC', section: 'Publish the certificate revocation list', strength: 'required' },
    { source: 'SET', section: 'Set up a CMG', strength: 'required' },
    { source: 'SPECIALNAMES', strength: 'required' },
    { source: 'SPECIALIPV4', strength: 'required' },
  ],
  example: { good: 'http://crl.contoso.com/ca.crl', bad: 'http://CA01/CertEnroll/ca.crl' },
  check(target, { settings }) {
    return judgePath(
      target,
      ({ certificate, role, label, path, responders }) => {
        const crl = crlLocations(certificate);
        const locations = crl.state === 'present' ? crl.locations : [];
        // Without an http location there is no host to judge: crl/http or crl/distribution-point reports that.
        const http = [...ofScheme(locations, 'http'), ...ofScheme(responders, 'http')];
        const hosts = [...new Set(http.map(({ host }) => host))];
        const [first] = hosts;
        if (first === undefined) return undefined;
        const evidence = { hosts: hosts.slice(0, 20) };
        const exposed = hosts.find((host) => hostExposure(host).public);
        if (exposed !== undefined) return pass(`${label} names ${exposed}, which can be public`, evidence);
        const shown = hosts.slice(0, 3).map((host) => `${display(host, locations)} ${hostExposure(host).reason}`);
        const problem = `${label} names no host that the internet reaches: ${shown.join('; ')}.`;
        return revocationFailure(role, settings, problem, PUBLISH, {
          path: `${path}extensions/crlDistributionPoints`,
          evidence,
        });
      },
      'No certificate names a CRL by http (crl/http, crl/distribution-point).',
    );
  },
});

/** The host as the certificate spells it: an administrator looks for NDXPKI, not ndxpki. */
function display(host: string, locations: readonly { readonly text: string }[]): string {
  for (const { text } of locations) {
    const index = text.toLowerCase().indexOf(host);
    if (index >= 0) return text.slice(index, index + host.length);
  }
  return host;
}
