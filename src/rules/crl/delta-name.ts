import { defineRule, note, pass, unknown } from '../../core/check/rule.js';
import { crlLocations, ofScheme } from '../../core/revocation/locations.js';
import { judgePath } from './shared/judgePath.js';

export default defineRule({
  id: 'crl/delta-name',
  title: 'No delta CRL has a plus sign in its file name',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'info',
  why: 'AD CS ends the name of a delta CRL in "+", and IIS refuses such a request with 404 unless double escaping is allowed; Windows then takes the revocation check for failed.',
  fix: 'On the web server: appcmd set config "Default Web Site" /section:system.webServer/security/requestFiltering -allowDoubleEscaping:true (or IIS Manager > Request Filtering > Edit Feature Settings > Allow double escaping).',
  symptoms: ['crypt-e-revocation-offline'],
  citations: [{ source: 'DELTACRL', strength: 'required' }],
  example: { good: 'http://crl.contoso.com/ca-delta.crl', bad: 'http://crl.contoso.com/ca+.crl' },
  check(target) {
    return judgePath(
      target,
      ({ certificate, label, path }) => {
        const delta = crlLocations(certificate, 'freshestCrl');
        const place = { path: `${path}extensions/freshestCrl` };
        if (delta.state === 'absent') return undefined;
        if (delta.state === 'malformed') {
          const message = `${label} has a freshest CRL extension that cannot be read (cert/extensions-decodable): ${delta.error}`;
          return unknown('undecidable', message, place);
        }
        const http = ofScheme(delta.locations, 'http');
        if (http.length === 0) return undefined;
        const plus = http.find((location) => /\+|%2b/i.test(location.path));
        if (plus === undefined) return pass(`${label} names a delta CRL without a plus sign`);
        return note(
          `${label} names the delta CRL ${plus.path} at ${plus.host}: IIS there must allow double escaping.`,
          {
            ...place,
            evidence: { host: plus.host, file: plus.path },
          },
        );
      },
      'No certificate names a delta CRL by http; a CRL may name one.',
    );
  },
});
