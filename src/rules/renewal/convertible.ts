import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { azureHost } from '../../core/names/clouds.js';
import { isWildcard } from '../../core/names/dnsName.js';
import { clip } from '../../core/text/clip.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'renewal/convertible',
  title: 'You can convert a CMG with this service name to a virtual machine scale set',
  targets: ['renewal'],
  severity: 'error',
  why: 'A scale set gets a different deployment name from a cloud service (classic). If the service name is in your own domain, you change its CNAME record. A service name in cloudapp.net is the deployment name and cannot move.',
  fix: 'Deploy a new CMG as a virtual machine scale set with a name in your own domain. Add its connection point, wait a day for clients to learn about it, and then delete the old one.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Convert a CMG to a virtual machine scale set', strength: 'required' }],
  example: { good: 'GraniteFalls.contoso.com', bad: 'GraniteFalls.cloudapp.net' },
  check({ old, converting }, { settings }) {
    if (!converting) return notApplicable('You did not ask to convert the CMG (--convert).');
    const commonName = commonNames(old.certificate.subject).at(-1);
    const name = commonName === undefined || isWildcard(commonName) ? settings.serviceName : commonName;
    if (name === undefined) {
      return unknown('missing-input', 'The certificate in use does not name a single service.', {
        asks: ['--service-name FQDN'],
      });
    }
    const host = azureHost(name);
    const evidence = { serviceName: clip(name) };
    if (host === undefined)
      return pass(`${clip(name)} is in your own domain, so you can change its CNAME record`, evidence);
    if (host.kind === 'deployment' && host.domains.every(({ deployment }) => deployment === 'scale-set')) {
      return notApplicable(`${clip(name)} is already the deployment name of a scale set.`);
    }
    return fail(`The service name ${clip(name)} is in an Azure domain. You cannot convert a CMG with this name.`, {
      path: 'old/subject/CN',
      evidence,
    });
  },
});
