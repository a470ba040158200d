import { defineRule, type Judgement, note, pass, unknown } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'trust/no-unused',
  title: 'Each CA of the upload serves a client certificate given',
  targets: ['upload'],
  severity: 'info',
  why: 'Every CA uploaded widens the circle of certificates that the CMG admits; one that no client has does nothing else.',
  fix: 'Leave it out, unless clients that are not given here have certificates below it.',
  symptoms: 'none recorded',
  citations: [{ source: 'SEC', section: 'Certificate trust list', strength: 'recommended' }],
  example: { good: 'root.cer and issuing.cer, both above client.cer', bad: 'the root of a PKI given up years ago' },
  check({ certificates, clients = [] }): readonly Judgement[] {
    if (clients.length === 0) {
      const message = 'No client certificate is given to compare with.';
      return [unknown('not-asked', message, { asks: ['a client certificate beside it'] })];
    }
    const used = new Set(clients.flatMap(({ chain }) => chain ?? []));
    const incomplete = clients.filter(({ chain }) => chain === undefined).length;
    const idle = certificates.filter(({ certificate }) => !used.has(certificate));
    if (idle.length === 0) {
      return [
        pass(
          `${counted(certificates.length, 'CA certificate')}, each above one of ${counted(clients.length, 'client')}.`,
        ),
      ];
    }
    if (incomplete > 0) {
      const message = `${counted(incomplete, 'client')} of ${clients.length} have no whole chain in it (trust/upload-complete), so that it cannot be told which CAs are idle.`;
      return [unknown('missing-input', message)];
    }
    return idle.map(({ label, certificate }) =>
      note(
        `${label}, "${shortName(certificate.subject)}", is above none of ${counted(clients.length, 'client')} given.`,
        {
          evidence: { file: label },
        },
      ),
    );
  },
});
