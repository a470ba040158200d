import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/check/report.js';
import { CHECKLIST } from '../../../src/core/plan/checklist.js';
import { type OverviewGaps, planOverview } from '../../../src/core/plan/overview.js';
import type { Plan } from '../../../src/core/plan/types.js';
import { rules, runRules } from '../../../src/rules/index.js';

const PLAN: Plan = { clients: { authentication: ['pki', 'entra', 'token'] } };

const finding = (rule: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding =>
  ({
    rule,
    outcome,
    severity: 'error',
    target: { input: 0, label: 'x' },
    message: '',
    fix: '',
    citations: [],
    symptoms: [],
    ...more,
  }) as unknown as Finding;

const ofServer = (rule: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding =>
  finding(rule, outcome, { ...more, target: { role: 'server', label: 'server.pfx' } as unknown as Finding['target'] });

const lineOf = (id: string, findings: readonly Finding[], gaps: OverviewGaps = {}, plan: Plan = PLAN) =>
  planOverview(plan, findings, gaps)
    .checklist.flatMap(({ lines }) => lines)
    .find((line) => line.id === id);
const stateOf = (...given: Parameters<typeof lineOf>) => lineOf(...given)?.state;

describe('a line of the checklist', () => {
  it('is proven by rules that hold on a file, and only planned by those of the plan', () => {
    expect(stateOf('certificates/server', [ofServer('key/size', 'pass')])).toBe('proven');
    expect(stateOf('deploy/tls12', [finding('plan/tls12', 'pass')])).toBe('planned');
    expect(stateOf('certificates/upload', [finding('plan/roots-given', 'pass')])).toBe('planned');
  });

  it('is not proven where nothing applied, or nothing was asked', () => {
    expect(stateOf('certificates/server', [])).toBe('confirm');
    expect(stateOf('certificates/server', [ofServer('key/size', 'not-applicable')])).toBe('confirm');
    expect(stateOf('deploy/alert', [finding('plan/tls12', 'pass')])).toBe('confirm');
  });

  it('is unknown where one of its rules is, whatever the others say', () => {
    const findings = [ofServer('crl/current', 'pass'), ofServer('crl/reachable', 'unknown', { reason: 'not-asked' })];
    expect(lineOf('certificates/server-crl', findings)).toMatchObject({ state: 'unknown', rules: ['crl/reachable'] });
  });

  it('is for a person where the plan leaves out what the console shows', () => {
    const findings = [
      finding('plan/vm-count', 'pass'),
      finding('plan/vm-redundancy', 'unknown', { reason: 'not-asked' }),
    ];
    expect(stateOf('deploy/capacity', findings)).toBe('confirm');
  });

  it('fails by an error, warns by a warning, and names the rule', () => {
    const warning = ofServer('cert/expires-soon', 'fail', { severity: 'warning' });
    expect(stateOf('certificates/server', [ofServer('key/size', 'pass'), warning])).toBe('warning');
    expect(lineOf('certificates/server', [warning, ofServer('key/size', 'fail')])).toMatchObject({
      state: 'failed',
      rules: ['key/size'],
    });
  });

  it('is not failed by a file of another role', () => {
    const client = finding('key/size', 'fail', { target: { role: 'client' } as unknown as Finding['target'] });
    expect(stateOf('certificates/server', [ofServer('key/rsa', 'pass'), client])).toBe('proven');
    expect(stateOf('certificates/client', [client])).toBe('failed');
  });

  it('is unknown where a failure was set aside', () => {
    const aside = ofServer('key/size', 'fail', { suppressed: { reason: 'ours' } });
    expect(stateOf('certificates/server', [ofServer('key/rsa', 'pass'), aside])).toBe('unknown');
  });

  it('is unknown where a file that it rests on could not be read', () => {
    const findings = [ofServer('key/size', 'pass')];
    expect(stateOf('certificates/server', findings, { unread: new Set(['server-root']) })).toBe('unknown');
    expect(stateOf('certificates/server', findings, { unread: new Set(['token']) })).toBe('proven');
  });

  it('is never proven or planned where only some rules were asked', () => {
    const gaps = { partial: true };
    expect(stateOf('certificates/server', [ofServer('key/size', 'pass')], gaps)).toBe('unknown');
    expect(stateOf('deploy/tls12', [finding('plan/tls12', 'pass')], gaps)).toBe('unknown');
  });

  it('that a person has to confirm stays so where its rules hold', () => {
    expect(stateOf('certificates/server-root', [ofServer('trust/server-root-private', 'pass')])).toBe('confirm');
  });

  it('of a way to authenticate that the plan has not is left out, unless something there fails', () => {
    const plan: Plan = { clients: { authentication: ['entra'] } };
    expect(lineOf('certificates/tokens', [finding('token/current', 'pass')], {}, plan)).toBeUndefined();
    expect(stateOf('certificates/tokens', [finding('token/current', 'fail')], {}, plan)).toBe('failed');
  });
});

describe('the checklist as a whole', () => {
  const ROLES = ['server', 'client', 'connection-point', 'ca', undefined] as const;
  const applied = [...rules, ...runRules].filter(({ id }) => !id.startsWith('request/'));

  it('shows every failure, whatever the rule and the file', () => {
    const reached = applied.filter(({ id }) =>
      ROLES.some((role) => {
        const failing = finding(id, 'fail', { target: { role } as unknown as Finding['target'] });
        return planOverview(PLAN, [failing]).checklist.some(({ lines }) =>
          lines.some(({ state }) => state === 'failed'),
        );
      }),
    );
    expect(applied.filter((rule) => !reached.includes(rule)).map(({ id }) => id)).toEqual([]);
  });

  it('shows a failure of a certificate under its own role', () => {
    for (const topic of ['cert/within-validity', 'key/size', 'usage/key-usage', 'trust/path-valid', 'crl/current']) {
      for (const role of ['server', 'client', 'connection-point'] as const) {
        const failing = finding(topic, 'fail', { target: { role } as unknown as Finding['target'] });
        const failed = planOverview(PLAN, [failing]).checklist.flatMap(({ phase, lines }) =>
          lines.filter(({ state }) => state === 'failed').map(() => phase),
        );
        expect([topic, role, [...new Set(failed)]]).toEqual([topic, role, ['certificates']]);
      }
    }
  });

  it('names rules that are there', () => {
    const ids = rules.map(({ id }) => id);
    const topics = new Set(ids.map((id) => `${id.split('/')[0]}/*`));
    const named = CHECKLIST.flatMap((item) => item.rules);
    expect(named.filter((pattern) => !ids.includes(pattern) && !topics.has(pattern))).toEqual([]);
  });

  it('has each line once', () => {
    const ids = CHECKLIST.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the ports', () => {
  const portsOf = (plan: Plan) => planOverview(plan, []).ports.map(({ from, to, port }) => `${from} > ${to}: ${port}`);

  it('are those of the method and of the number of virtual machines', () => {
    expect(portsOf({ deployment: { method: 'scale-set', vm: { count: 1 } } })).toContain(
      'CMG connection point > CMG: 443 (HTTPS)',
    );
    expect(portsOf({ deployment: { method: 'scale-set', vm: { count: 2 } } })).toContain(
      'CMG connection point > CMG: 443 and 10124 to 10139 (HTTPS)',
    );
    expect(portsOf({ deployment: { method: 'cloud-service-classic', vm: { count: 2 } } })).toEqual(
      expect.arrayContaining([
        'CMG connection point > CMG: 10140 to 10155 (TCP-TLS)',
        'CMG connection point > CMG: 10124 to 10139 (HTTPS)',
      ]),
    );
  });
});
