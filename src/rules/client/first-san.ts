import { defineRule, notApplicable, note, pass, unknown } from '../../core/check/rule.js';
import { clientIdentity } from '../../core/clients/identity.js';
import { clip } from '../../core/text/clip.js';
import { MAX_LISTED } from '../../core/text/list.js';

export default defineRule({
  id: 'client/first-san',
  title: 'The subject alternative name has one value',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'info',
  why: 'If the subject alternative name has several values, Configuration Manager uses only the first.',
  fix: 'If another value identifies the computer, change the order in the template or the request and enroll again.',
  symptoms: 'none recorded',
  citations: [{ source: 'PKI', section: 'PKI certificates for clients', strength: 'required' }],
  example: { good: 'DNS:PC1.contoso.com', bad: 'DNS:localhost before DNS:PC1.contoso.com' },
  check({ certificate }) {
    const identity = clientIdentity(certificate);
    if ('unreadable' in identity) {
      return unknown('undecidable', `Cannot read the subject alternative name: ${identity.unreadable}.`);
    }
    const names = identity.alternativeNames.slice(0, MAX_LISTED).map(clip);
    const count = identity.alternativeNames.length;
    const [first] = names;
    if (first === undefined) return notApplicable('It has no subject alternative name.');
    if (count === 1) return pass(`One value: ${first}.`, { names });
    return note(`Configuration Manager uses only the first of ${count} alternative names: ${first}.`, {
      path: 'extensions/subjectAltName',
      evidence: { count, names },
    });
  },
});
