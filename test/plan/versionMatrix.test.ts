import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CheckOptions, check, checkPlan, type Report } from '../../src/index.js';
import { fixtureBytes } from '../support/fixtures.js';
import { type Changes, planWith } from '../support/plans.js';

const at = Date.parse('2026-11-21T12:00:00Z');

/** The plan alone, none of its files. */
async function judge(changes: Changes, options: Pick<CheckOptions, 'only'> = { only: ['plan/*'] }): Promise<Report> {
  const text = JSON.stringify(
    planWith({ files: undefined, connectionPoints: [{ server: 'a' }, { server: 'b' }], ...changes }),
  );
  const folder = { read: async (name: string) => new Uint8Array(readFileSync(name)) };
  return checkPlan({ name: 'plan.json', bytes: new TextEncoder().encode(text) }, folder, { at, ...options });
}

const CLASSIC = { 'deployment.method': 'cloud-service-classic' };
const CSP = { 'deployment.subscription.csp': true };
const US = { 'deployment.cloud': 'usgov' };

describe('what each release refuses and takes', () => {
  it.each<[string, string, Changes, 'fail' | 'pass']>([
    ['a new cloud service (classic) on 2203', 'deployment-method', { ...CLASSIC, configmgr: 2203 }, 'fail'],
    ['a new cloud service (classic) on 2111', 'deployment-method', { ...CLASSIC, configmgr: 2111 }, 'pass'],
    [
      'an existing cloud service (classic) on 2403',
      'deployment-method',
      { ...CLASSIC, configmgr: 2403, 'deployment.deployed': true },
      'fail',
    ],
    [
      'an existing cloud service (classic) on 2309',
      'deployment-method',
      { ...CLASSIC, configmgr: 2309, 'deployment.deployed': true },
      'pass',
    ],
    ['a CSP scale set on 2010', 'deployment-method', { ...CSP, configmgr: 2010 }, 'pass'],
    ['a CSP scale set on 2010', 'csp', { ...CSP, configmgr: 2010 }, 'pass'],
    ['a CSP scale set on 2006', 'deployment-method', { ...CSP, configmgr: 2006 }, 'fail'],
    ['a US Government scale set on 2107', 'environment', { ...US, configmgr: 2107 }, 'fail'],
    ['a US Government scale set on 2111', 'environment', { ...US, configmgr: 2111 }, 'pass'],
    ['tokens on 1910', 'token-version', { 'clients.authentication': ['token'], configmgr: 1910 }, 'fail'],
    ['tokens on 2002', 'token-version', { 'clients.authentication': ['token'], configmgr: 2002 }, 'pass'],
    ['12,001 clients on two A2_v2', 'vm-capacity', { 'clients.count': 12001 }, 'fail'],
    ['12,001 clients on three A2_v2', 'vm-capacity', { 'clients.count': 12001, 'deployment.vm.count': 3 }, 'pass'],
  ])('%s: plan/%s', async (_, rule, changes, outcome) => {
    const report = await judge(changes);
    const found = report.inputs[0]?.results.find((finding) => finding.rule === `plan/${rule}`);
    expect(found?.outcome).toBe(outcome);
    expect(report.verdict === 'fail').toBe(
      report.inputs[0]?.results.some((one) => one.outcome === 'fail' && one.severity === 'error'),
    );
    if (outcome === 'fail') expect(report.verdict).toBe('fail');
  });

  const roots = ['good/adcs/root.cer', 'good/wildcard/root.cer', 'good/public/root.cer'];
  const folder = { read: async (name: string) => fixtureBytes(name) };

  it.each([
    [1902, 'fail', 'error'],
    [1906, 'pass', 'error'],
  ])('three roots on %i: trust/upload-limits %s', async (configmgr, outcome) => {
    const plan = planWith({ configmgr, connectionPoints: undefined, files: { roots } });
    const bytes = new TextEncoder().encode(JSON.stringify(plan));
    const report = await checkPlan({ name: 'plan.json', bytes }, folder, { at, only: ['trust/upload-limits'] });
    const found = report.inputs.flatMap(({ results }) => results);
    expect(found).toMatchObject([
      { rule: 'trust/upload-limits', ...(outcome === 'fail' ? { outcome, severity: 'error' } : {}) },
    ]);
    expect(report.verdict === 'fail').toBe(outcome === 'fail');
  });

  it('judges the files with the settings of the plan, not without', async () => {
    const bytes = fixtureBytes('good/wildcard/server.pfx');
    const passwords = ['GraniteFalls-2026'];
    const only = ['name/prefix-characters'];
    const alone = await check([{ name: 'server.pfx', bytes }], { at, passwords, only });
    expect(alone.inputs[0]?.results[0]?.outcome).toBe('unknown');
    const plan = planWith({ connectionPoints: undefined, files: { server: 'good/wildcard/server.pfx' } });
    const text = new TextEncoder().encode(JSON.stringify(plan));
    const report = await checkPlan({ name: 'plan.json', bytes: text }, folder, { at, passwords, only });
    expect(report.inputs[1]?.results[0]?.outcome).toBe('pass');
  });
});
