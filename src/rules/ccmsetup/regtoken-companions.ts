import { hostAddress, parameterOf, propertyOf } from '../../core/ccmsetup/ask.js';
import { defineRule, fail, type Judgement, notApplicable, note, pass } from '../../core/check/rule.js';

export default defineRule({
  id: 'ccmsetup/regtoken-companions',
  title: 'What belongs with /regtoken is there',
  targets: ['commandline'],
  severity: 'error',
  severityNote: 'info for /mp and SMSMP, which the documentation lists and its own sample leaves out in part',
  why: 'A token is for registering through a gateway: without CCMHOSTNAME the client does not know which.',
  fix: 'Add CCMHOSTNAME=HOST/CCM_Proxy_MutualAuth/ID, SMSSITECODE=ABC, and, where the line may be that long, /mp and SMSMP.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PROP', section: '/regtoken', strength: 'required' },
    { source: 'TOK', section: 'Bulk registration token', strength: 'required' },
  ],
  example: { good: '/mp:… /regtoken:… CCMHOSTNAME=… SMSSITECODE=ABC SMSMP=…', bad: '/regtoken:… SMSSITECODE=ABC' },
  check({ line }): Judgement | readonly Judgement[] {
    if (parameterOf(line, 'regtoken') === undefined) return notApplicable('It has no /regtoken.');
    if (hostAddress(line) === undefined) {
      return fail('/regtoken stands there without CCMHOSTNAME.', { path: '/regtoken' });
    }
    const missing = [
      ...(parameterOf(line, 'mp') === undefined ? ['/mp'] : []),
      ...(propertyOf(line, 'SMSMP') === undefined && propertyOf(line, 'SMSMPLIST') === undefined ? ['SMSMP'] : []),
    ];
    if (missing.length === 0) return pass('/mp, CCMHOSTNAME and SMSMP are there.');
    return note(`The documentation lists ${missing.join(' and ')} with /regtoken as well.`, {
      path: '/regtoken',
      evidence: { missing },
    });
  },
});
