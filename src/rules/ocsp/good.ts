import { defineRule, notApplicable } from '../../core/check/rule.js';
import { notLookedUp } from '../../core/names/notLookedUp.js';
import { ocspLocations, ofScheme } from '../../core/revocation/locations.js';

export default defineRule({
  id: 'ocsp/good',
  title: 'The OCSP responder says that the certificate is good',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  online: true,
  why: 'A revoked certificate is refused as soon as a client has asked for its status.',
  fix: 'Find out why it was revoked; request a new certificate with a new key, and put that in its place.',
  symptoms: ['winhttp-cert-revoked', 'crypt-e-revoked'],
  citations: [{ source: 'RFC 6960', section: '2.2', strength: 'required' }],
  example: { good: 'good', bad: 'revoked, keyCompromise' },
  check({ certificate }, { settings }) {
    const responders = ofScheme(ocspLocations(certificate), 'http');
    if (responders.length === 0) return notApplicable('It names no OCSP responder at an http address.');
    return notLookedUp(`what ${responders.map(({ host }) => host).join(', ')} says of it`, settings, 'error');
  },
});
