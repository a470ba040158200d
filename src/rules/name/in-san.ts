import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { coversHost, equalDnsNames } from '../../core/names/dnsName.js';
import { judgedFqdn } from '../../core/names/judged.js';
import { commonNames } from '../../core/x509/nameAttributes.js';
import { readExtension } from '../../core/x509/readExtension.js';

const PATH = 'extensions/subjectAltName';

export default defineRule({
  id: 'name/in-san',
  title: 'A DNS name of the SAN covers the service name',
  targets: ['server'],
  severity: 'error',
  severityNote: 'warning when there is no SAN at all',
  why: 'Clients compare the host with the subject alternative names where there are any, and then no longer with the common name; some no longer look at the common name at all.',
  fix: 'Request the certificate again with the service name in the CN and as a DNS name of the SAN (cmg-cert request writes both).',
  symptoms: ['winhttp-cert-cn-invalid', 'cert-e-cn-no-match'],
  citations: [
    { source: 'RFC 9525', section: '6.1', strength: 'required' },
    { source: 'KB', section: 'Error code 0x2f8f', strength: 'observed' },
  ],
  example: { good: 'CN=gw.contoso.com, SAN DNS:gw.contoso.com', bad: 'CN=gw.contoso.com, SAN DNS:www.contoso.com' },
  check({ certificate }, { settings }) {
    const commonName = commonNames(certificate.subject).at(-1);
    const wildcardAlone = commonName?.startsWith('*.') === true && settings.serviceName === undefined;
    const judged = judgedFqdn(certificate, settings);
    if ('instead' in judged && !(wildcardAlone && judged.instead.outcome === 'unknown')) return judged.instead;

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
    // A certificate for another name than the one asked for is one mistake, which name/matches-service-name reports:
    // here it is enough that the SAN agrees with either.
    const wanted = 'instead' in judged ? [] : [judged.serviceName, settings.serviceName ?? judged.serviceName];
    const covering = dnsNames.find(
      (dns) =>
        wanted.some((host) => coversHost(dns, host)) ||
        (commonName?.startsWith('*.') === true && equalDnsNames(dns, commonName)),
    );
    const evidence = { dnsNames: dnsNames.slice(0, 50), count: dnsNames.length };
    const name = 'instead' in judged ? (commonName as string) : judged.serviceName;
    if (covering !== undefined) return pass(`The SAN has ${covering}`, { ...evidence, covering });
    const has =
      dnsNames.length === 0
        ? 'no DNS name'
        : `${dnsNames.length} DNS name${dnsNames.length === 1 ? '' : 's'}, none of which covers it`;
    return fail(`The SAN lacks ${name}: it has ${has}.`, { path: PATH, evidence });
  },
});
