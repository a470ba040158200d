import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { publicCrlPlaces } from '../../core/plan/publicCrl.js';
import { missingFromPlan, notRead, unconfirmed } from '../../core/plan/stated.js';
import { present } from '../../core/present.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'plan/clients-check-crl',
  title: 'The CRL of the server certificate is public where clients check it',
  targets: ['plan'],
  severity: 'error',
  why: 'With "Clients check the certificate revocation list (CRL) for site systems" on, which is the default, clients refuse a gateway whose CRL they cannot reach from the internet.',
  fix: 'Publish the CRL on a public http host, or clear the option (Sites > Properties > Communication Security) and install clients with /NoCRLCheck.',
  symptoms: ['winhttp-cert-rev-failed'],
  citations: [
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
    { source: 'SEC', section: 'Publish the CRL', strength: 'recommended' },
  ],
  example: {
    good: 'clientsCheckCrl: true, CRL at http://pki.contoso.com',
    bad: 'clientsCheckCrl: true, CRL at ldap:/// alone',
  },
  check({ plan: { clientsCheckCrl, files: named }, files }) {
    if (clientsCheckCrl === undefined)
      return unconfirmed(
        'clientsCheckCrl',
        'whether clients check the CRL of site systems; the default is that they do',
      );
    if (!clientsCheckCrl) return notApplicable('Clients do not check it.');
    if (named?.server === undefined) return missingFromPlan('files.server', 'which certificate the gateway has');
    if (files.server === undefined) return notRead('files.server', 'The server certificate');
    const places = publicCrlPlaces(files.server.certificate);
    if (places === undefined)
      return unknown('undecidable', 'The CRL locations of the server certificate cannot be read.', {
        path: 'files.server',
      });
    return places.length > 0
      ? pass(`Clients reach it at ${clip(present(places[0]))}`, {
          places: places.slice(0, 10).map((place) => clip(place)),
        })
      : fail('Clients check the CRL, and the server certificate names none that the internet reaches.', {
          path: 'clientsCheckCrl',
        });
  },
});
