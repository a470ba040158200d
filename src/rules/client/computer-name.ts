import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { clientIdentity } from '../../core/clients/identity.js';
import { clip } from '../../core/text/clip.js';
import { formatName } from '../../core/x509/formatName.js';

export default defineRule({
  id: 'client/computer-name',
  title: 'The certificate names the computer',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'warning',
  why: 'If a client has several certificates, it prefers those whose subject contains its computer name. If the subject is empty, the first alternative name counts.',
  fix: 'Enroll it again on that computer. Use a template with "Build from this Active Directory information" and the Subject name format "DNS name" on the Subject Name tab.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLC', section: 'PKI client certificate selection', strength: 'required' },
    { source: 'CNG', section: 'To use CNG certificates', strength: 'recommended' },
  ],
  example: { good: 'CN=PC1.contoso.com on PC1', bad: 'CN=Contoso Client on PC1' },
  check({ certificate }, { settings: { computer } }) {
    if (computer === undefined) {
      return unknown('not-asked', 'You did not give the name of the computer.', { asks: ['--computer NAME'] });
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
      return unknown('undecidable', `The subject is empty. Cannot read the alternative name: ${identity.unreadable}.`);
    }
    const [first] = identity.alternativeNames;
    if (first === undefined) {
      return fail('The certificate has no name.', { path: 'subject', causedBy: 'client/identity-present' });
    }
    const shown = clip(first);
    return first.toLowerCase().includes(wanted)
      ? pass(`The subject is empty, and the first alternative name "${shown}" contains "${computer}".`, {
          first: shown,
          computer,
        })
      : fail(`The subject is empty, and the first alternative name "${shown}" does not contain "${computer}".`, {
          path: 'extensions/subjectAltName/0',
          evidence: { first: shown, computer },
        });
  },
});
