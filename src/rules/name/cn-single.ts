import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { present } from '../../core/present.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'name/cn-single',
  title: 'The subject has one common name only',
  targets: ['server', 'server-request'],
  severity: 'warning',
  why: 'Programs differ in which of several common names they take: the gateway may get another service name than the one that clients check.',
  fix: 'Request the certificate again with one common name, the service name, and every further name as a DNS name of the SAN.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', section: 'Issue the certificate', strength: 'recommended' },
    { source: 'RFC 9525', section: '6.3', strength: 'recommended' },
  ],
  example: { good: 'CN=granitefalls.contoso.com', bad: 'CN=granitefalls.contoso.com + CN=gw.contoso.com' },
  check({ certificate }) {
    const names = commonNames(certificate.subject);
    if (names.length === 0) return notApplicable('The subject has no common name (name/cn-present).');
    if (names.length === 1) return pass('One common name', { count: 1 });
    const last = present(names.at(-1));
    return fail(
      `The subject has ${names.length} common names; Windows shows the last, "${last}", and it is judged here.`,
      {
        path: 'subject/CN',
        evidence: { count: names.length, commonNames: names.slice(0, 20) },
      },
    );
  },
});
