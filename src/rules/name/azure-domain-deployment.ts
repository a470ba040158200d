import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { type AzureDomain, azureHost, DEPLOYMENT_NAMES } from '../../core/names/clouds.js';
import { cloudOf } from '../../core/names/cloudTable.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { deriveNames } from '../../core/names/serviceName.js';
import { settleMethod } from '../../core/plan/method.js';
import { NEWEST_RELEASE } from '../../core/plan/versions.js';
import { judgedDomain } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/azure-domain-deployment',
  title: 'A common name in an Azure domain fits the deployment method, cloud and region',
  targets: ['server', 'server-request', 'name'],
  severity: 'error',
  why: 'Azure chooses the suffix of the deployment by method, cloud and region; a service name with another suffix leads to no deployment, and you cannot create a CNAME in a domain of Microsoft. From 2203 on, a new gateway is always a scale set.',
  fix: 'Request the certificate again for the deployment name of your method, cloud and region (scale set, public cloud: <prefix>.<region>.cloudapp.azure.com), or for a name in a domain of your own.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', section: 'Use an enterprise PKI certificate', strength: 'required' },
    { source: 'MOD', section: 'Convert', strength: 'required' },
    { source: 'SET', section: 'Set up a CMG', strength: 'required' },
  ],
  example: {
    good: 'granitefalls.westus.cloudapp.azure.com for a scale set in westus',
    bad: 'granitefalls.cloudapp.net for a scale set',
  },
  check(target, { settings }) {
    const judged = judgedDomain(target, settings);
    if ('instead' in judged) return judged.instead;
    const { serviceName } = judged;
    const host = azureHost(serviceName);
    if (host === undefined) return notApplicable(`${serviceName} is in no Azure domain.`);
    if (host.kind === 'unsupported') {
      return notApplicable(`${host.suffix} belongs to no cloud that offers a CMG (name/cloud-supported).`);
    }
    const { path } = judged;
    const fix = judged.settledBy === 'nothing' ? { fix: CHOOSE } : {};
    if (host.kind === 'misshapen') {
      return fail(`${serviceName} is no deployment name: it would be ${host.expected}.`, { path, ...fix });
    }
    if (host.kind === 'other-microsoft') {
      return fail(`${serviceName} is in Microsoft's ${host.domain}, where no CMG is deployed.`, { path, ...fix });
    }

    const { cloud, region, configmgrVersion } = settings;
    const { deployment, by } = settleMethod({ ...settings, cloud: cloud ?? host.domains[0]?.cloud });
    const because = {
      stated: '',
      nothing: '',
      release: ` (the only method for a new gateway in release ${configmgrVersion})`,
      'newest-release': ` (the only method for a new gateway in release ${NEWEST_RELEASE}, the newest; --configmgr names another)`,
    }[by];
    const wanted = [
      cloud === undefined ? undefined : cloudOf(cloud).name,
      deployment === undefined ? undefined : `${DEPLOYMENT_NAMES[deployment]}${because}`,
      region,
    ].filter((part) => part !== undefined);
    const means = `${[...new Set(host.domains.map(describe))].join(' or ')}${host.region === undefined ? '' : `, region ${host.region}`}`;
    if (wanted.length === 0) {
      return unknown(
        'not-asked',
        `${serviceName} means a ${means}; nothing was said of the design to compare it with.`,
        {
          path,
          asks: ['--deployment METHOD', '--configmgr VERSION', '--cloud CLOUD', '--region REGION'],
        },
      );
    }
    const fits = host.domains.some(
      (domain) =>
        (cloud === undefined || domain.cloud === cloud) &&
        (deployment === undefined || domain.deployment === deployment),
    );
    const regionFits = region === undefined || host.region === undefined || host.region === asciiLower(region);
    const evidence = { serviceName, asked: wanted };
    if (fits && regionFits) return pass(`${serviceName} fits ${wanted.join(', ')}`, evidence);
    const right = deriveNames(serviceName, { cloud, deployment, region, configmgrVersion }).deployment;
    return fail(`${serviceName} means a ${means}, not ${wanted.join(', ')}.`, {
      path,
      evidence: { ...evidence, suggestion: right },
      fix:
        judged.settledBy === 'nothing'
          ? `Choose ${right}, or a name in a domain of your own.`
          : `Request the certificate again for ${right}, or for a name in a domain of your own.`,
    });
  },
});

const CHOOSE =
  'Choose a name in a domain of your own, or the deployment name of your method, cloud and region (scale set, public cloud: <prefix>.<region>.cloudapp.azure.com).';

const describe = (domain: AzureDomain): string =>
  `${DEPLOYMENT_NAMES[domain.deployment]} in the ${cloudOf(domain.cloud).name}`;
