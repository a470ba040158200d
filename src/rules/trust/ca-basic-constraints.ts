import { judgeAuthorities } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'trust/ca-basic-constraints',
  title: 'Every CA certificate says that it is one',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'Without basic constraints that say CA, whoever builds the path takes the certificate for an end entity and refuses everything it signed.',
  fix: 'Take the certificate of the CA itself (certutil -ca.cert ca.cer at the CA). If that is the one, renew the CA certificate with basic constraints, CA true and critical.',
  symptoms: ['cert-e-chaining', 'cmg-unauthorized'],
  citations: [{ source: 'RFC 5280', section: '4.2.1.9: basic constraints', strength: 'required' }],
  example: { good: 'basicConstraints: critical, CA:TRUE', bad: 'a client certificate among the CA files' },
  check(target) {
    return judgeAuthorities(
      target,
      ({ certificate, label, path, root }) => {
        const reading = readExtension(certificate, 'basicConstraints');
        const place = { path: `${path}extensions/basicConstraints` };
        if (reading.state === 'malformed') {
          return fail(`The basic constraints of "${label}" cannot be read: ${reading.error}.`, place);
        }
        if (reading.state === 'present' && reading.value.ca) return pass('CA');
        // Trusted for its key: Windows asks a version 1 root for no extension.
        if (root && certificate.version !== 3) return pass('root');
        const says = reading.state === 'absent' ? 'has no basic constraints' : 'says that it is no CA';
        return fail(`"${label}" ${says}.`, place);
      },
      'may issue',
    );
  },
});
