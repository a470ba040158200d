import { defineRule, notApplicable, note, pass, unknown } from '../../core/check/rule.js';
import { clientIdentity } from '../../core/clients/identity.js';
import { clip } from '../../core/text/clip.js';
import { MAX_LISTED } from '../../core/text/list.js';

export default defineRule({
  id: 'client/first-san',
  title: 'The subject alternative name has one value',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'info',
  why: 'Of several values in the subject alternative name, Configuration Manager uses the first alone.',
  fix: 'If another value is meant to identify the computer, change the order in the template or the request, and enrol again.',
  symptoms: 'none recorded',
  citations: [{ source: 'PKI', section: 'PKI certificates for clients', strength: 'required' }],
  example: { good: 'DNS:PC1.contoso.com', bad: 'DNS:localhost before DNS:PC1.contoso.com' },
  check({ certificate }) {
    const identity = clientIdentity(certificate);
    if ('unreadable' in identity) {
      return unknown('undecidable', `The subject alternative name cannot be read: ${identity.unreadable}.`);
    }
    const names = identity.alternativeNames.slice(0, MAX_LISTED).map(clip);
    const count = identity.alternativeNames.length;
    const [first] = names;
    if (first === undefined) return notApplicable('It has no subject alternative name.');
    if (count === 1) return pass(`One: ${first}.`, { names });
    return note(`Of ${count} alternative names, only the first is used: ${first}.`, {
      path: 'extensions/subjectAltName',
      evidence: { count, names },
    });
  },
});
