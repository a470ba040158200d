import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { dnsNameProblem, isWildcard } from '../../core/names/dnsName.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'name/cn-is-fqdn',
  title: 'The common name is a fully qualified domain name',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  why: 'The common name becomes the address that clients on the internet resolve and connect to, so it must be a DNS name with a domain.',
  fix: 'Request the certificate again with a common name such as granitefalls.contoso.com: letters, digits and hyphens, at least two labels, no scheme, port, space or underscore.',
  symptoms: ['winhttp-cert-cn-invalid'],
  citations: [
    { source: 'SRV', section: 'Choose the certificate type', strength: 'required' },
    { source: 'RFC 1035', section: '2.3.1', strength: 'required' },
    { source: 'RFC 1123', section: '2.1', strength: 'required' },
  ],
  example: { good: 'granitefalls.contoso.com', bad: 'CMG Server' },
  check(target, { settings }) {
    if (target.kind === 'name') return judgeName(target.serviceName);
    const { certificate } = target;
    const commonName = commonNames(certificate.subject).at(-1);
    if (commonName === undefined || commonName === '') {
      return notApplicable('The subject has no common name (name/cn-present).');
    }
    const wildcard = isWildcard(commonName);
    if (commonName.includes('*') && !wildcard) {
      return notApplicable(`"${commonName}" is no wildcard that works (name/wildcard-form).`);
    }
    // Of a wildcard alone only the domain can be judged; the host name is still to be typed.
    const judged = wildcard ? (settings.serviceName ?? commonName.slice(2)) : commonName;
    const problem = dnsNameProblem(judged);
    const evidence = { commonName, judged };
    if (problem === undefined && judged.includes('.')) {
      const what = wildcard && settings.serviceName === undefined ? `The domain ${judged} of the wildcard` : judged;
      return pass(`${what} is a DNS name of ${judged.split('.').length} labels`, evidence);
    }
    const detail = problem?.message ?? NO_DOMAIN;
    const mended = mend(judged);
    return fail(
      `The common name "${commonName}" cannot be a service name: ${judged === commonName ? 'it' : `"${judged}"`} ${detail}.`,
      {
        path: 'subject/CN',
        evidence,
        ...(mended === undefined
          ? {}
          : { fix: `Request the certificate again with the common name ${mended}, and the same name in the SAN.` }),
      },
    );
  },
});

const NO_DOMAIN = 'has no domain: it is a single label';

function judgeName(serviceName: string): Judgement {
  const problem = dnsNameProblem(serviceName);
  if (problem === undefined && serviceName.includes('.')) {
    return pass(`${serviceName} is a DNS name of ${serviceName.split('.').length} labels`, { serviceName });
  }
  const mended = mend(serviceName);
  return fail(`"${serviceName}" cannot be a service name: it ${problem?.message ?? NO_DOMAIN}.`, {
    evidence: { serviceName, ...(mended === undefined ? {} : { suggestion: mended }) },
    fix: `Choose a name such as ${mended ?? 'granitefalls.contoso.com'}: letters, digits and hyphens, at least two labels, no scheme, port, space or underscore.`,
  });
}

/** The name that is surely meant: what stands between a scheme and a port or path, without white space around or a dot behind. */
function mend(name: string): string | undefined {
  const meant = name
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/(?::[0-9]+)?(?:\/.*)?$/, '')
    .replace(/\.$/, '');
  return meant !== name && dnsNameProblem(meant) === undefined && meant.includes('.') ? meant : undefined;
}
