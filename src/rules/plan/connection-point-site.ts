import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan } from '../../core/plan/stated.js';
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
    if (connectionPoints === undefined)
      return missingFromPlan('connectionPoints', 'which servers are CMG connection points');
    if (connectionPoints.length === 0) return notApplicable('There is no connection point (plan/connection-points).');
    if (hierarchy?.kind === undefined)
      return missingFromPlan('hierarchy.kind', 'whether there is a central administration site');
    const { kind, topLevelSite } = hierarchy;
    const code = (site: string | undefined) => site?.toUpperCase();
    if (kind === 'cas' && topLevelSite === undefined)
      return missingFromPlan('hierarchy.topLevelSite', 'which site is the CAS');
    if (kind === 'cas' && connectionPoints.some(({ site }) => site === undefined))
      return missingFromPlan('connectionPoints', 'at which site each connection point is');
    // A standalone primary is the only one there is; whoever names no site means it.
    const primaries = kind === 'cas' ? hierarchy.primaries : topLevelSite === undefined ? undefined : [topLevelSite];
    const isCas = (site: string | undefined) => kind === 'cas' && code(site) === code(topLevelSite);
    const isNowhere = (site: string | undefined) =>
      site !== undefined && primaries !== undefined && !primaries.some((one) => code(one) === code(site));
    const atCas = connectionPoints.filter(({ site }) => isCas(site));
    const nowhere = connectionPoints.filter(({ site }) => !isCas(site) && isNowhere(site));
    const wrong = [...atCas, ...nowhere].map(({ server, site }) => `${clip(server)} (${clip(site ?? '')})`);
    if (wrong.length === 0 && kind === 'cas' && primaries === undefined)
      return missingFromPlan('hierarchy.primaries', 'which primary sites there are');
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
