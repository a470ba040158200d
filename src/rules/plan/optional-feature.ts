import { defineRule, fail, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/optional-feature',
  title: 'The optional feature is turned on',
  targets: ['plan'],
  severity: 'error',
  why: 'The gateway is an optional feature of Configuration Manager; without it the console has no node for it.',
  fix: 'Administration > Updates and Servicing > Features > Cloud management gateway > Turn on.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Before you begin', strength: 'required' }],
  example: { good: 'optionalFeature: true', bad: 'optionalFeature: false' },
  check({ plan: { optionalFeature } }) {
    if (optionalFeature === undefined)
      return unconfirmed('optionalFeature', 'whether the optional feature is turned on');
    return optionalFeature
      ? pass('It is turned on', { optionalFeature })
      : fail('The optional feature "Cloud management gateway" is off.', {
          path: 'optionalFeature',
          evidence: { optionalFeature },
        });
  },
});
