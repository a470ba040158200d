import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, notRead } from '../../core/plan/stated.js';
import { isoDay } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/management-certificate',
  title: 'Service management has its Azure management certificate',
  targets: ['plan'],
  severity: 'error',
  why: 'A service management deployment signs in to Azure with a management certificate (PFX) that was uploaded to the subscription.',
  fix: 'Name its PFX in files.managementCertificate; better, deploy through Azure Resource Manager, which needs none.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Azure management certificate', strength: 'required' }],
  example: { good: 'files.managementCertificate: management.pfx', bad: 'service management without one' },
  check({ plan: { deployment, files: named }, files }, { settings: { at } }) {
    const method = deployment?.method;
    if (method === undefined) return missingFromPlan('deployment.method', 'how the gateway is deployed');
    if (method !== 'service-management')
      return notApplicable('Azure Resource Manager needs no management certificate.');
    const path = 'files.managementCertificate';
    if (named?.managementCertificate === undefined)
      return fail('Service management needs a management certificate, and the plan names none.', { path });
    const management = files.managementCertificate;
    if (management === undefined) return notRead(path, 'The management certificate');
    const { notBefore, notAfter } = management.certificate;
    const evidence = { notAfter: isoDay(notAfter) };
    if (at < notBefore || at > notAfter)
      return fail(`The management certificate is not valid now (until ${isoDay(notAfter)}).`, { path, evidence });
    if (!management.hasPrivateKey)
      return fail('The file of the management certificate holds no private key.', { path, evidence });
    return pass(`Valid until ${isoDay(notAfter)}, with its private key`, evidence);
  },
});
