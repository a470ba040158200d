import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { isWildcard } from '../../core/names/dnsName.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'name/wildcard-form',
  title: 'An asterisk in the common name is the whole leftmost label',
  targets: ['server', 'server-request'],
  severity: 'error',
  why: 'The wizard replaces the asterisk by the host name of the CMG, and clients let it stand for exactly one label, the leftmost; any other form matches nothing.',
  fix: 'Request the certificate again for *.contoso.com, or better for the service name itself.',
  symptoms: ['winhttp-cert-cn-invalid'],
  citations: [
    { source: 'SET', section: 'Set up a CMG', strength: 'required' },
    { source: 'RFC 9525', section: '6.3', strength: 'required' },
  ],
  example: { good: '*.contoso.com', bad: 'cmg*.contoso.com' },
  check({ certificate }) {
    const commonName = commonNames(certificate.subject).at(-1);
    if (commonName === undefined || commonName === '') {
      return notApplicable('The subject has no common name (name/cn-present).');
    }
    if (!commonName.includes('*')) return notApplicable('The common name is no wildcard.');
    const evidence = { commonName };
    if (isWildcard(commonName))
      return pass(`${commonName} stands for one label below ${commonName.slice(2)}`, evidence);
    return fail(
      `The common name "${commonName}" has an asterisk that is not the whole leftmost label, and the only one.`,
      {
        path: 'subject/CN',
        evidence,
      },
    );
  },
});
