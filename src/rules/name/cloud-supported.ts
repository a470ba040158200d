import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { azureHost } from '../../core/names/clouds.js';
import { prefixOf } from '../../core/names/prefix.js';
import { judgedDomain } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/cloud-supported',
  title: 'A common name in an Azure domain is in a cloud that offers the CMG',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  why: "Configuration Manager deploys a CMG to Azure's public cloud and to Azure US Government only; Azure China is no choice of the wizard.",
  fix: 'Take a service name in a domain of your own, and deploy to the public cloud or to US Government.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Before you begin', strength: 'required' }],
  example: { good: 'granitefalls.westus.cloudapp.azure.com', bad: 'granitefalls.chinacloudapp.cn' },
  check(target, { settings }) {
    const judged = judgedDomain(target, settings);
    if ('instead' in judged) return judged.instead;
    const { serviceName } = judged;
    const host = azureHost(serviceName);
    if (host === undefined) return notApplicable(`${serviceName} is in no Azure domain.`);
    if (host.kind !== 'unsupported') return pass(`${serviceName} is not in Azure China`, { serviceName });
    return fail(`${serviceName} is in Azure China (${host.suffix}), where there is no CMG.`, {
      path: judged.path,
      evidence: { serviceName, suffix: host.suffix },
      fix: `Take a service name in a domain of your own, such as ${prefixOf(serviceName)}.contoso.com, and deploy to the public cloud or to US Government.`,
    });
  },
});
