import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { MILESTONES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/content',
  title: 'Content from the gateway is allowed to clients',
  targets: ['plan'],
  severity: 'warning',
  why: 'Content from the storage of the gateway reaches clients whose settings allow a cloud distribution point, and its storage account is named after the service name.',
  fix: 'Turn on "Allow access to cloud distribution point" in the client settings, or content off.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PLAN', section: 'Content', strength: 'required' },
    { source: 'SET', section: 'Create a CMG: content', strength: 'required' },
  ],
  example: { good: 'content: true, cloudDistributionPoint: true', bad: 'content: true, cloudDistributionPoint: false' },
  check({ plan: { content, clientSettings, configmgr } }) {
    if (configmgr !== undefined && configmgr < MILESTONES.contentByDefault.from)
      return notApplicable(`Release ${configmgr} serves no content from a gateway.`);
    if (content === undefined)
      return unconfirmed('content', 'whether the gateway serves content; the default is that it does');
    if (!content) return notApplicable('The gateway serves no content.');
    const allowed = clientSettings?.cloudDistributionPoint;
    if (allowed === undefined)
      return unconfirmed('clientSettings.cloudDistributionPoint', 'whether clients may take content from it');
    return allowed
      ? pass('Clients may take content from it', { content, allowed })
      : fail('Content is on, and "Allow access to cloud distribution point" is off: nobody takes it.', {
          path: 'clientSettings.cloudDistributionPoint',
          evidence: { content, allowed },
        });
  },
});
