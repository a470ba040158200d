import { defineRule, fail, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
import { isKnownRelease, RELEASES } from '../../core/plan/versions.js';

export default defineRule({
  id: 'plan/version-known',
  title: 'The release is one that this program knows',
  targets: ['plan'],
  severity: 'warning',
  why: 'Limits and methods change with each release. Of one that is not in the table, only what never changed can be judged.',
  fix: 'Look whether the release is written as the console shows it (Help > About), four digits such as 2503; a newer cmg-cert may know it.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Specifications', strength: 'observed' }],
  example: { good: 'configmgr: 2503', bad: 'configmgr: 2502' },
  check({ plan: { configmgr } }) {
    if (configmgr === undefined)
      return missingFromPlan('configmgr', 'which release of Configuration Manager it is for');
    if (isKnownRelease(configmgr)) return pass(`Release ${configmgr} is known`, { configmgr });
    const [first, last] = [RELEASES[0], RELEASES.at(-1)];
    return fail(`Release ${configmgr} is not among those known here (${first} to ${last}).`, {
      path: 'configmgr',
      evidence: { configmgr },
    });
  },
});
