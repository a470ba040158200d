import { describe, expect, it } from 'vitest';
import type { Role, TargetName } from '../../../src/core/check/target.js';
import { CHECKLIST, type PhaseId } from '../../../src/core/plan/checklist.js';
import { type OverviewGaps, planOverview } from '../../../src/core/plan/overview.js';
import type { Plan } from '../../../src/core/plan/types.js';
import type { Finding } from '../../../src/core/report/report.js';
import { rules, runRules } from '../../../src/rules/index.js';

const PLAN: Plan = { clients: { authentication: ['pki', 'entra', 'token'] } };

const finding = (rule: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding =>
  ({
    rule,
    outcome,
    severity: 'error',
    target: { kind: 'certificate', label: 'x' },
    message: '',
    fix: '',
    citations: [],
    symptoms: [],
    ...more,
  }) as unknown as Finding;

const of = (role: Role, rule: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding =>
  finding(rule, outcome, { ...more, target: { kind: 'certificate', role, label: `${role}.pfx` } });

const ofServer = (rule: string, outcome: Finding['outcome'], more: Partial<Finding> = {}): Finding =>
  of('server', rule, outcome, more);

const lineOf = (id: string, findings: readonly Finding[], gaps: OverviewGaps = {}, plan: Plan = PLAN) =>
  planOverview(plan, findings, gaps)
    .checklist.flatMap(({ lines }) => lines)
    .find((line) => line.id === id);
const stateOf = (...given: Parameters<typeof lineOf>) => lineOf(...given)?.state;

describe('a line of the checklist', () => {
  it('is shown from its first release on, and where the plan names no release', () => {
    const shown = (configmgr: number | undefined) =>
      lineOf('prepare/app-age', [], {}, { ...PLAN, configmgr }) !== undefined;
    expect([2403, 2409, 2603, undefined].map(shown)).toEqual([false, true, true, true]);
  });

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
      rules: ['key/size', 'cert/expires-soon'],
    });
  });

  it('is not failed by a file of another role', () => {
    const client = of('client', 'key/size', 'fail');
    expect(stateOf('certificates/server', [ofServer('key/rsa', 'pass'), client])).toBe('proven');
    expect(stateOf('certificates/client', [client])).toBe('failed');
  });

  it('names the files that are the reason, and the cause before what follows from it', () => {
    const follows = ofServer('trust/path-valid', 'fail', { causedBy: 'cert/within-validity' });
    expect(lineOf('certificates/server', [follows, ofServer('cert/within-validity', 'fail')])).toMatchObject({
      rules: ['cert/within-validity', 'trust/path-valid'],
      files: ['server.pfx'],
    });
    expect(lineOf('certificates/server', [ofServer('key/size', 'pass')])?.files).toEqual([]);
    expect(lineOf('deploy/tls12', [finding('plan/tls12', 'fail')])?.files).toEqual([]);
    const gaps = { unread: new Map([['server-root', ['root.cer']]] as const) };
    expect(lineOf('certificates/server', [ofServer('key/size', 'pass')], gaps)?.files).toEqual(['root.cer']);
  });

  it('tells which rules have something to say, and counts on none of them', () => {
    const findings = [ofServer('name/cname-needed', 'note', { severity: 'info' })];
    expect(lineOf('deploy/dns', findings)).toMatchObject({
      state: 'confirm',
      rules: [],
      notes: ['name/cname-needed'],
    });
  });

  it('fails across files where one of its own is concerned', () => {
    const shared = finding('key/not-shared', 'fail', {
      target: {
        kind: 'run',
        roles: ['server', 'connection-point'],
        labels: ['server.pfx', 'cp.pfx > CMGCP1.contoso.com'],
        label: 'server.pfx, cp.pfx > CMGCP1.contoso.com',
      },
    });
    const states = ['server', 'connection-point', 'client', 'upload'].map((id) =>
      stateOf(`certificates/${id}`, [shared]),
    );
    expect(states).toEqual(['failed', 'failed', 'confirm', 'confirm']);
    expect(lineOf('certificates/server', [shared])?.files).toEqual(['server.pfx', 'cp.pfx']);
  });

  it('about software update points is not failed by a management point', () => {
    const failing = finding('plan/http-removed', 'fail');
    expect(stateOf('roles/management-points', [failing])).toBe('failed');
    expect(stateOf('roles/software-update-points', [failing])).toBe('confirm');
  });

  it('about the upload fails by what a client misses there; the client itself is not at fault', () => {
    const missing = of('client', 'trust/upload-complete', 'fail');
    const findings = [of('ca', 'trust/upload-format', 'pass'), of('client', 'key/size', 'pass'), missing];
    expect(lineOf('certificates/upload', findings)).toMatchObject({ state: 'failed', files: ['client.pfx'] });
    expect(stateOf('certificates/client', findings)).toBe('proven');
  });

  it('is unknown where a failure was set aside', () => {
    const aside = ofServer('key/size', 'fail', { suppressed: { reason: 'ours' } });
    expect(stateOf('certificates/server', [ofServer('key/rsa', 'pass'), aside])).toBe('unknown');
  });

  it('is unknown where a file that it rests on could not be read', () => {
    const findings = [ofServer('key/size', 'pass')];
    expect(stateOf('certificates/server', findings, { unread: new Map([['server-root', ['root.cer']]]) })).toBe(
      'unknown',
    );
    expect(stateOf('certificates/server', findings, { unread: new Map([['token', ['token.txt']]]) })).toBe('proven');
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
  const failedBy = (failing: Finding): PhaseId[] =>
    planOverview(PLAN, [failing]).checklist.flatMap(({ phase, lines }) =>
      lines.filter(({ state }) => state === 'failed').map(() => phase),
    );

  /** What the findings of a rule can be about, by each of its targets. */
  const TARGETS: Readonly<Record<TargetName, readonly Finding['target'][]>> = {
    server: [{ kind: 'certificate', role: 'server', label: 'a.pfx' }],
    client: [{ kind: 'certificate', role: 'client', label: 'a.pfx' }],
    'connection-point': [{ kind: 'certificate', role: 'connection-point', label: 'a.pfx' }],
    pfx: (['server', 'client', 'connection-point'] as const).map((role) => ({ kind: 'pfx', role, label: 'a.pfx' })),
    upload: [{ kind: 'chain', role: 'ca', label: '2 CA certificates' }],
    crl: [{ kind: 'crl', label: 'a.crl' }],
    name: [{ kind: 'name', label: 'granitefalls.contoso.com' }],
    token: [{ kind: 'token', label: 'token.txt' }],
    commandline: [{ kind: 'commandline', label: 'ccmsetup.txt' }],
    renewal: [{ kind: 'renewal', label: 'new.pfx' }],
    plan: [{ kind: 'plan', label: 'plan.yaml' }],
    // No plan names a request.
    'server-request': [],
    'client-request': [],
    'connection-point-request': [],
  };

  it('shows every failure, whatever the rule and the file', () => {
    const asked = [
      ...rules.flatMap(({ id, targets }) => targets.flatMap((name) => TARGETS[name].map((target) => ({ id, target })))),
      ...runRules.flatMap(({ id, targets }) =>
        targets.map((role) => ({ id, target: { kind: 'run', roles: [role], label: 'a.pfx, b.pfx' } })),
      ),
    ];
    const lost = asked.filter(({ id, target }) => failedBy(finding(id, 'fail', { target })).length === 0);
    expect(lost.map(({ id, target }) => [id, target])).toEqual([]);
  });

  it('shows a failure of a certificate under its own role', () => {
    for (const topic of ['cert/within-validity', 'key/size', 'usage/key-usage', 'trust/path-valid', 'crl/current']) {
      for (const role of ['server', 'client', 'connection-point'] as const) {
        expect([topic, role, [...new Set(failedBy(of(role, topic, 'fail')))]]).toEqual([topic, role, ['certificates']]);
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
