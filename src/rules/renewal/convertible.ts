import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { azureHost } from '../../core/names/clouds.js';
import { isWildcard } from '../../core/names/dnsName.js';
import { clip } from '../../core/text/clip.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'renewal/convertible',
  title: 'A CMG of this service name can be converted to a virtual machine scale set',
  targets: ['renewal'],
  severity: 'error',
  why: 'A scale set gets another deployment name than a cloud service (classic). A service name of your own is led there by its CNAME record; one in cloudapp.net is itself the deployment name, and cannot move.',
  fix: 'Deploy a new CMG as a virtual machine scale set under a name in a domain of your own; add its connection point, wait a day until clients know it, then delete the old one.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Convert a CMG to a virtual machine scale set', strength: 'required' }],
  example: { good: 'GraniteFalls.contoso.com', bad: 'GraniteFalls.cloudapp.net' },
  check({ old, converting }, { settings }) {
    if (!converting) return notApplicable('The CMG is not to be converted (--convert).');
    const commonName = commonNames(old.certificate.subject).at(-1);
    const name = commonName === undefined || isWildcard(commonName) ? settings.serviceName : commonName;
    if (name === undefined) {
      return unknown('missing-input', 'The certificate in use names no single service.', {
        asks: ['--service-name FQDN'],
      });
    }
    const host = azureHost(name);
    const evidence = { serviceName: clip(name) };
    if (host === undefined)
      return pass(`${clip(name)} is in a domain of your own: its CNAME record can be led elsewhere`, evidence);
    if (host.kind === 'deployment' && host.domains.every(({ deployment }) => deployment === 'scale-set')) {
      return notApplicable(`${clip(name)} is the deployment name of a scale set already.`);
    }
    return fail(`The service name ${clip(name)} lies in an Azure domain: a CMG of that name cannot be converted.`, {
      path: 'old/subject/CN',
      evidence,
    });
  },
});
