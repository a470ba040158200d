import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { clientIdentity } from '../../core/clients/identity.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'client/identity-present',
  title: 'The subject or the subject alternative name identifies the computer',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'Configuration Manager identifies a computer by a value in the subject or the subject alternative name. Without one, the client cannot register with this certificate.',
  fix: 'Enroll it again. Use a template with "Build from this Active Directory information" and the Subject name format "Common name" or "DNS name" on the Subject Name tab. Also select "DNS name" below.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PKI', section: 'PKI certificates for clients', strength: 'required' },
    { source: 'CNG', section: 'To use CNG certificates', strength: 'recommended' },
  ],
  example: { good: 'CN=PC1.contoso.com', bad: 'an empty subject and no subject alternative name' },
  check({ certificate }) {
    const identity = clientIdentity(certificate);
    if ('unreadable' in identity) {
      return unknown('undecidable', `Cannot read the subject alternative name: ${identity.unreadable}.`, {
        path: 'extensions/subjectAltName',
      });
    }
    const [commonName] = identity.commonNames.map(clip);
    const [alternativeName] = identity.alternativeNames.map(clip);
    if (commonName !== undefined) return pass(`The common name is ${commonName}.`, { commonName });
    if (alternativeName !== undefined && alternativeName !== '') {
      return pass(`There is no common name. The first alternative name is ${alternativeName}.`, { alternativeName });
    }
    return fail('It has neither a common name nor a subject alternative name.', { path: 'subject' });
  },
});
