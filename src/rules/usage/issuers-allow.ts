import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { CLIENT_AUTH, isAnyPurpose, listPurposes, purposeName, SERVER_AUTH } from '../../core/usage/purposes.js';
import { formatName } from '../../core/x509/formatName.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'usage/issuers-allow',
  title: 'Every CA of the path that names purposes names this one',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: "Windows narrows a certificate's purposes by those of every CA above it: a CA limited to, say, secure email makes a server certificate below it worthless.",
  fix: 'Have the certificate issued by a CA without such a limit, or renew the CA certificate with the purpose added (its own CA: CAPolicy.inf, [EnhancedKeyUsageExtension]).',
  symptoms: ['cert-e-wrong-usage', 'winhttp-cert-wrong-usage'],
  citations: [
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'recommended' },
    { source: 'BR', section: '7.1.2.10.6', strength: 'observed' },
  ],
  example: {
    good: 'an issuing CA without extended key usage',
    bad: 'an issuing CA for Secure Email only above a server certificate',
  },
  check({ role, facts }): Judgement | readonly Judgement[] {
    if (facts.chain.length === 0) {
      if (facts.selfSigned === 'valid') return notApplicable('It is self-signed: there is no CA above it.');
      return unknown('not-asked', 'No CA certificate of the path is at hand.', { asks: ['--intermediates FILE'] });
    }
    const purpose = role === 'server' ? SERVER_AUTH : CLIENT_AUTH;
    const troubles: Judgement[] = [];
    for (const [index, ca] of facts.chain.entries()) {
      const usage = readExtension(ca, 'extendedKeyUsage');
      const path = `chain/${index}/extensions/extendedKeyUsage`;
      if (usage.state === 'absent') continue;
      const subject = formatName(ca.subject);
      if (usage.state === 'malformed') {
        const message = `The extended key usage of ${subject} cannot be read: ${usage.error}`;
        troubles.push(unknown('undecidable', message, { path }));
      } else if (!usage.value.includes(purpose) && !usage.value.some(isAnyPurpose)) {
        troubles.push(
          fail(`${subject} is limited to ${listPurposes(usage.value)}, which leaves out ${purposeName(purpose)}.`, {
            path,
            evidence: { ca: subject, purposes: usage.value.slice(0, 50), wanted: purpose },
          }),
        );
      }
    }
    if (troubles.length > 0) return troubles;
    const count = facts.chain.length;
    return pass(
      `${count} CA certificate${count === 1 ? '' : 's'} at hand above it allow${count === 1 ? 's' : ''} ${purposeName(purpose)}`,
      {
        cas: count,
      },
    );
  },
});
