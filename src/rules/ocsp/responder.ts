import { defineRule, notApplicable } from '../../core/check/rule.js';
import { notLookedUp } from '../../core/names/notLookedUp.js';
import { ocspLocations, ofScheme } from '../../core/revocation/locations.js';

export default defineRule({
  id: 'ocsp/responder',
  title: 'The OCSP responder gives a valid, current, signed answer',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  online: true,
  why: 'A client that is given a responder asks it before it fetches a CRL, and waits for it when it is silent.',
  fix: 'Make the responder answer (certutil -url certificate.cer, or openssl ocsp -issuer issuing.pem -cert certificate.pem -url http://ocsp.contoso.com), or issue certificates without one.',
  symptoms: ['winhttp-cert-rev-failed'],
  citations: [{ source: 'RFC 6960', section: '2.2', strength: 'required' }],
  example: { good: 'the responder answers good, for the next week', bad: 'the responder answers tryLater' },
  check({ certificate }, { settings }) {
    const responders = ofScheme(ocspLocations(certificate), 'http');
    if (responders.length === 0) return notApplicable('It names no OCSP responder at an http address.');
    return notLookedUp(`whether ${responders.map(({ host }) => host).join(', ')} answers`, settings, 'warning');
  },
});
