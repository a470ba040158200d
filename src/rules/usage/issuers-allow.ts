import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { CLIENT_AUTH, isAnyPurpose, listPurposes, purposeName, SERVER_AUTH } from '../../core/usage/purposes.js';
import { formatName } from '../../core/x509/formatName.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'usage/issuers-allow',
  title: 'Every CA in the chain allows the purpose of the certificate',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'Windows allows a purpose only if every CA above the certificate allows it. Below a CA that is limited to secure email, for example, a server certificate does not work.',
  fix: 'Reissue the certificate from a CA without this limit, or renew the CA certificate with the purpose added. For your own CA, edit [EnhancedKeyUsageExtension] in CAPolicy.inf.',
  symptoms: ['cert-e-wrong-usage', 'winhttp-cert-wrong-usage'],
  citations: [
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'recommended' },
    { source: 'BR', section: '7.1.2.10.6', strength: 'observed' },
  ],
  example: {
    good: 'an issuing CA without extended key usage',
    bad: 'a server certificate from an issuing CA limited to Secure Email',
  },
  check({ role, facts }): Judgement | readonly Judgement[] {
    if (facts.chain.length === 0) {
      if (facts.selfSigned === 'valid') return notApplicable('It is self-signed, so there is no CA above it.');
      return unknown('not-asked', 'No CA certificate of the chain is available.', { asks: ['--intermediates FILE'] });
    }
    const purpose = role === 'server' ? SERVER_AUTH : CLIENT_AUTH;
    const troubles: Judgement[] = [];
    for (const [index, ca] of facts.chain.entries()) {
      const usage = readExtension(ca, 'extendedKeyUsage');
      const path = `chain/${index}/extensions/extendedKeyUsage`;
      if (usage.state === 'absent') continue;
      const subject = formatName(ca.subject);
      if (usage.state === 'malformed') {
        const message = `Cannot read the extended key usage of ${subject}: ${usage.error}`;
        troubles.push(unknown('undecidable', message, { path }));
      } else if (!usage.value.includes(purpose) && !usage.value.some(isAnyPurpose)) {
        troubles.push(
          fail(`${subject} is limited to ${listPurposes(usage.value)} and does not allow ${purposeName(purpose)}.`, {
            path,
            evidence: { ca: subject, purposes: usage.value.slice(0, 50), wanted: purpose },
          }),
        );
      }
    }
    if (troubles.length > 0) return troubles;
    const count = facts.chain.length;
    return pass(
      `The ${count === 1 ? '1 available CA certificate' : `${count} available CA certificates`} above it allow${count === 1 ? 's' : ''} ${purposeName(purpose)}`,
      {
        cas: count,
      },
    );
  },
});
