import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { coversHost, dnsNameProblem, isWildcard } from '../../core/names/dnsName.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'name/matches-service-name',
  title: 'The common name covers the service name asked for',
  targets: ['server', 'server-request'],
  severity: 'error',
  why: 'The gateway is deployed under the name in the certificate; clients that are told another name refuse its certificate, and the DNS record points elsewhere.',
  fix: 'Request the certificate again for the service name that you want, or use the name that the certificate has.',
  symptoms: ['winhttp-cert-cn-invalid', 'cert-e-cn-no-match'],
  citations: [
    { source: 'SRV', section: 'CMG server authentication certificate', strength: 'required' },
    { source: 'KB', section: 'Error code 0x2f8f', strength: 'observed' },
  ],
  example: {
    good: '--service-name granitefalls.contoso.com with CN=GraniteFalls.contoso.com or CN=*.contoso.com',
    bad: '--service-name granitefalls.contoso.com with CN=gw.contoso.com',
  },
  check({ certificate }, { settings }) {
    const asked = settings.serviceName;
    const commonName = commonNames(certificate.subject).at(-1);
    if (asked === undefined) {
      return notApplicable(
        commonName === undefined || commonName.includes('*')
          ? 'No service name was asked for.'
          : `No service name was asked for: the common name ${commonName} defines it.`,
      );
    }
    if (commonName === undefined || commonName === '') {
      return notApplicable('The subject has no common name (name/cn-present).');
    }
    const evidence = { commonName, serviceName: asked };
    if (coversHost(commonName, asked)) return pass(`${commonName} covers ${asked}`, evidence);
    const place = { path: 'subject/CN', evidence };
    const message = `The common name "${commonName}" does not cover ${asked}.`;
    const request = `Request a certificate with the common name ${asked}, and the same name in the SAN.`;
    if (isWildcard(commonName)) {
      const fix = `Choose a service name that the wildcard covers, one label below ${commonName.slice(2)}. Or: ${request}`;
      return fail(message, { ...place, fix });
    }
    if (commonName.includes('*')) return fail(message, { ...place, fix: request, causedBy: 'name/wildcard-form' });
    if (dnsNameProblem(commonName) !== undefined || !commonName.includes('.')) {
      return fail(message, { ...place, fix: request, causedBy: 'name/cn-is-fqdn' });
    }
    return fail(message, { ...place, fix: `Deploy the gateway as ${commonName}. Or: ${request}` });
  },
});
