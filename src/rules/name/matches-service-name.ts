import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { coversHost } from '../../core/names/dnsName.js';
import { judgedFqdn } from '../../core/names/judged.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'name/matches-service-name',
  title: 'The common name covers the service name asked for',
  targets: ['server'],
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
    const judged = judgedFqdn(certificate, settings);
    if ('instead' in judged) return judged.instead;
    const evidence = { commonName: commonName as string, serviceName: asked };
    if (coversHost(commonName as string, asked)) return pass(`${commonName} covers ${asked}`, evidence);
    return fail(`The common name ${commonName} does not cover ${asked}.`, {
      path: 'subject/CN',
      evidence,
      fix: judged.replacesWildcard
        ? `Choose a service name that the wildcard covers, one label below ${(commonName as string).slice(2)}, or request a certificate for ${asked}: cmg-cert request ${asked}`
        : `Request a certificate for ${asked} (cmg-cert request ${asked}), or deploy the gateway as ${commonName}.`,
    });
  },
});
