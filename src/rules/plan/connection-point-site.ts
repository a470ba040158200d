import { defineRule, fail, pass } from '../../core/check/rule.js';
import { leftOut } from '../../core/plan/stated.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'plan/connection-point-site',
  title: 'The connection points are at primary sites',
  targets: ['plan'],
  severity: 'error',
  why: 'The role CMG connection point exists at primary sites; a central administration site has none.',
  fix: 'Put the role on a site system of a primary site that clients are assigned to.',
  symptoms: 'none recorded',
  citations: [{ source: 'PLAN', section: 'Hierarchy design', strength: 'required' }],
  example: { good: 'site: SEA, a primary', bad: 'site: CAS' },
  check({ plan: { connectionPoints, hierarchy } }) {
    if (connectionPoints === undefined) return leftOut('connectionPoints', 'which servers are CMG connection points');
    if (hierarchy?.kind === undefined)
      return leftOut('hierarchy.kind', 'whether there is a central administration site');
    if (hierarchy.kind === 'standalone')
      return pass('A standalone primary site has them all', { kind: hierarchy.kind });
    const { topLevelSite, primaries } = hierarchy;
    const code = (site: string | undefined) => site?.toUpperCase();
    if (topLevelSite === undefined) return leftOut('hierarchy.topLevelSite', 'which site is the CAS');
    if (connectionPoints.some(({ site }) => site === undefined))
      return leftOut('connectionPoints', 'at which site each connection point is');
    const atCas = connectionPoints.filter(({ site }) => code(site) === code(topLevelSite));
    const nowhere = connectionPoints.filter(
      ({ site }) =>
        primaries !== undefined &&
        code(site) !== code(topLevelSite) &&
        !primaries.some((one) => code(one) === code(site)),
    );
    const wrong = [...atCas, ...nowhere].map(({ server, site }) => `${clip(server)} (${clip(site ?? '')})`);
    return wrong.length === 0
      ? pass('Every connection point is at a primary site', {
          sites: connectionPoints.map(({ site }) => site ?? '').slice(0, 20),
        })
      : fail(`Not at a primary site: ${listed(wrong)}.`, {
          path: 'connectionPoints',
          evidence: { wrong: wrong.slice(0, 20) },
        });
  },
});
