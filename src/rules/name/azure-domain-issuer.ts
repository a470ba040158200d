import { defineRule, fail, notApplicable, note, pass, unknown } from '../../core/check/rule.js';
import { microsoftDomain } from '../../core/names/clouds.js';
import { prefixOf } from '../../core/names/prefix.js';
import { judgedDomain } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/azure-domain-issuer',
  title: 'A common name in a Microsoft domain is not from a public CA',
  targets: ['server', 'name'],
  severity: 'error',
  why: 'Microsoft owns cloudapp.azure.com and the like, so no public CA may issue for them to anybody else: such a certificate is a mistake of the CA and will be revoked.',
  fix: 'Take a service name in a domain of your own (granitefalls.contoso.com) with a CNAME to the deployment name, or have your own CA issue the certificate.',
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: 'Use a public provider certificate', strength: 'required' }],
  example: {
    good: 'granitefalls.westus.cloudapp.azure.com from Contoso Root CA',
    bad: 'granitefalls.westus.cloudapp.azure.com from a public CA',
  },
  check(target, { settings }) {
    const judged = judgedDomain(target, settings);
    if ('instead' in judged) return judged.instead;
    const { serviceName } = judged;
    const domain = microsoftDomain(serviceName);
    if (domain === undefined) return notApplicable(`${serviceName} is in no domain of Microsoft's.`);
    if (target.kind === 'name') {
      return note(`${serviceName} is in Microsoft's ${domain}: only a CA of your own can issue its certificate.`, {
        evidence: { domain },
      });
    }
    const { facts } = target;
    switch (facts.publicRoot.kind) {
      case 'private':
        return pass(`${serviceName} is in ${domain}, and its root is no public one`, { domain });
      case 'unknown':
        return unknown(
          'missing-input',
          `${serviceName} is in Microsoft's ${domain}; whether a public CA issued it cannot be told, as its chain does not end in a root.`,
          { path: 'issuer', evidence: { domain }, asks: ['--intermediates FILE', '--roots FILE'] },
        );
      case 'public': {
        const { name } = facts.publicRoot;
        return fail(`${serviceName} is in Microsoft's ${domain}, and the public root ${name} vouches for it.`, {
          path: 'issuer',
          evidence: { domain, root: name },
          fix: `Take a service name in a domain of your own, such as ${prefixOf(serviceName)}.contoso.com, with a CNAME to the deployment name; or have your own CA issue this one.`,
        });
      }
    }
  },
});
