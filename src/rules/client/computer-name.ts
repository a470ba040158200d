import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { clientIdentity } from '../../core/clients/identity.js';
import { clip } from '../../core/text/clip.js';
import { formatName } from '../../core/x509/formatName.js';

export default defineRule({
  id: 'client/computer-name',
  title: 'The certificate names the computer',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'warning',
  why: 'Of several certificates a client prefers those whose subject contains its computer name; where the subject is empty, the first alternative name counts.',
  fix: 'Enrol it again on the computer itself, from a template whose Subject Name tab says "Build from this Active Directory information" with Subject name format "DNS name".',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLC', section: 'PKI client certificate selection', strength: 'required' },
    { source: 'CNG', section: 'To use CNG certificates', strength: 'recommended' },
  ],
  example: { good: 'CN=PC1.contoso.com on PC1', bad: 'CN=Contoso Client on PC1' },
  check({ certificate }, { settings: { computer } }) {
    if (computer === undefined) {
      return unknown('not-asked', 'Which computer the certificate is for was not said.', { asks: ['--computer NAME'] });
    }
    const values = certificate.subject.rdns.flat().map(({ value }) => value);
    const wanted = computer.toLowerCase();
    if (values.some((value) => value.trim() !== '')) {
      const subject = clip(formatName(certificate.subject));
      return values.some((value) => value.toLowerCase().includes(wanted))
        ? pass(`The subject "${subject}" contains "${computer}".`, { subject, computer })
        : fail(`The subject "${subject}" does not contain "${computer}".`, {
            path: 'subject',
            evidence: { subject, computer },
          });
    }
    const identity = clientIdentity(certificate);
    if ('unreadable' in identity) {
      return unknown(
        'undecidable',
        `The subject is empty, and the alternative name cannot be read: ${identity.unreadable}.`,
      );
    }
    const [first] = identity.alternativeNames;
    if (first === undefined) {
      return fail('The certificate names nothing at all.', { path: 'subject', causedBy: 'client/identity-present' });
    }
    const shown = clip(first);
    return first.toLowerCase().includes(wanted)
      ? pass(`The subject is empty; the first alternative name "${shown}" contains "${computer}".`, {
          first: shown,
          computer,
        })
      : fail(`The subject is empty, and the first alternative name "${shown}" does not contain "${computer}".`, {
          path: 'extensions/subjectAltName/0',
          evidence: { first: shown, computer },
        });
  },
});
