import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { coversHost, dnsNameProblem, equalDnsNames, isWildcard } from '../../core/names/dnsName.js';
import { commonNames } from '../../core/x509/nameAttributes.js';
import { readExtension } from '../../core/x509/readExtension.js';

const PATH = 'extensions/subjectAltName';

export default defineRule({
  id: 'name/in-san',
  title: 'A DNS name of the SAN covers the service name',
  targets: ['server', 'server-request'],
  severity: 'error',
  severityNote: 'warning when there is no SAN at all',
  why: 'Clients compare the host with the subject alternative names where there are any, and then no longer with the common name; some no longer look at the common name at all.',
  fix: 'Request the certificate again with the service name in the CN and as a DNS name of the SAN (certreq: Subject = "CN=…" and, under [Extensions], 2.5.29.17 with dns=… for the same name).',
  symptoms: ['winhttp-cert-cn-invalid', 'cert-e-cn-no-match'],
  citations: [
    { source: 'RFC 9525', section: '6.1', strength: 'required' },
    { source: 'KB', section: 'Error code 0x2f8f', strength: 'observed' },
  ],
  example: { good: 'CN=gw.contoso.com, SAN DNS:gw.contoso.com', bad: 'CN=gw.contoso.com, SAN DNS:www.contoso.com' },
  check({ certificate }, { settings }) {
    const commonName = commonNames(certificate.subject).at(-1);
    if (commonName === undefined || commonName === '') {
      return notApplicable('The subject has no common name (name/cn-present).');
    }
    if (commonName.includes('*') && !isWildcard(commonName)) {
      return notApplicable(`"${commonName}" is no wildcard that works (name/wildcard-form).`);
    }
    const san = readExtension(certificate, 'subjectAltName');
    if (san.state === 'malformed') {
      return unknown('undecidable', `The SAN cannot be read (cert/extensions-decodable): ${san.error}`, { path: PATH });
    }
    if (san.state === 'absent') {
      return fail('There is no SAN; clients that ask for one refuse the certificate.', {
        severity: 'warning',
        path: PATH,
      });
    }
    const dnsNames = san.value.flatMap((name) => (name.kind === 'dns' ? [name.value] : []));
    const evidence = { dnsNames: dnsNames.slice(0, 50), count: dnsNames.length };
    const covering = (host: string) =>
      dnsNames.find((dns) => coversHost(dns, host) || (isWildcard(host) && equalDnsNames(dns, host)));
    const serviceName = settings.serviceName ?? commonName;
    const found = covering(serviceName);
    if (found !== undefined) return pass(`The SAN has ${found}`, { ...evidence, covering: found });
    const has =
      dnsNames.length === 0
        ? 'no DNS name'
        : `${dnsNames.length} DNS name${dnsNames.length === 1 ? '' : 's'}, none of which covers it`;
    return fail(`The SAN lacks "${serviceName}": it has ${has}.`, {
      path: PATH,
      evidence,
      fix: `Request the certificate again with ${serviceName} in the CN and as a DNS name of the SAN.`,
      ...causeOf(commonName, serviceName, covering(commonName) !== undefined),
    });
  },
});

/** A certificate whose SAN agrees with its common name, or whose common name cannot be in one, lacks the name by another rule's mistake. */
function causeOf(commonName: string, serviceName: string, agrees: boolean): { causedBy?: string; fix?: string } {
  if (!coversHost(commonName, serviceName) && commonName !== serviceName && agrees) {
    return { causedBy: 'name/matches-service-name' };
  }
  const domain = isWildcard(commonName) ? commonName.slice(2) : commonName;
  if (dnsNameProblem(domain) === undefined && domain.includes('.')) return {};
  return {
    causedBy: 'name/cn-is-fqdn',
    fix: 'Request the certificate again with the service name in the CN and as a DNS name of the SAN (certreq: Subject = "CN=…" and, under [Extensions], 2.5.29.17 with dns=… for the same name).',
  };
}
