import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

const MAX_LENGTH = 64;

export default defineRule({
  id: 'name/cn-length',
  title: 'The common name has at most 64 characters',
  targets: ['server', 'server-request', 'name'],
  severity: 'warning',
  why: 'X.509 allows 64 characters; strict software refuses a certificate with more, and CAs will not issue it again.',
  fix: 'Choose a shorter service name and request the certificate again.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 5280', section: 'A.1, ub-common-name', strength: 'required' }],
  example: { good: 'granitefalls.contoso.com', bad: 'a name of 70 characters' },
  check(target) {
    if (target.kind === 'name') return judgeName(target.serviceName);
    const names = commonNames(target.certificate.subject);
    if (names.length === 0) return notApplicable('The subject has no common name (name/cn-present).');
    const length = Math.max(...names.map((name) => Array.from(name).length));
    if (length <= MAX_LENGTH) return pass(`${length} characters`, { length });
    return fail(`The common name has ${length} characters, ${length - MAX_LENGTH} more than X.509 allows.`, {
      path: 'subject/CN',
      evidence: { length, limit: MAX_LENGTH },
    });
  },
});

function judgeName(serviceName: string): Judgement {
  const length = Array.from(serviceName).length;
  if (length <= MAX_LENGTH) return pass(`${length} characters`, { length });
  return fail(`As a common name it would have ${length} characters, ${length - MAX_LENGTH} more than X.509 allows.`, {
    evidence: { length, limit: MAX_LENGTH },
    fix: 'Choose a shorter name.',
  });
}
