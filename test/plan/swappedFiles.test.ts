import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PhaseId } from '../../src/core/plan/checklist.js';
import type { ChecklistLine } from '../../src/core/report/plan.js';
import type { Finding, Report, Verdict } from '../../src/core/report/report.js';
import type { Fault } from '../../src/lab/faults/defineFaults.js';
import { NEVER_PASS } from '../../src/lab/faults/exceptions.js';
import { good } from '../../src/lab/faults/good.js';
import { faults } from '../../src/lab/faults/index.js';
import { makeFaultKeys } from '../../src/lab/faults/keys.js';
import { Kit, PASSWORD } from '../../src/lab/faults/kit.js';
import type { PlanChanges } from '../../src/lab/faults/planArtefact.js';
import { initLab } from '../../src/lab/initLab.js';
import { appliesTo, serveFaults } from '../../src/lab/serve/faults/index.js';
import { rules, runRules } from '../../src/rules/index.js';
import { findingsOf, judgeArtefact } from '../support/artefacts.js';
import { type DnsServer, startDns } from '../support/dns.js';
import { temporaryDirectory } from '../support/openssl.js';
import { type LabAddress, serving, takeLabAddress } from '../support/servedLab.js';
import { judgePlan, type PlannedLab, plannedLab, type Swap, swapIn, withSituation } from '../support/swappedPlan.js';

/**
 * One lab, and its plan again and again, each time with the files of one fault in place of its own: the plan fails with that fault, and its checklist
 * shows it in the phase where the documents ask for what is broken.
 */

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** Where each topic is asked for, by Microsoft's order of a rollout: not by the tables of the program. */
const PHASE_OF_TOPIC: Readonly<Record<string, PhaseId>> = {
  azure: 'prepare',
  pfx: 'certificates',
  cert: 'certificates',
  key: 'certificates',
  usage: 'certificates',
  name: 'certificates',
  trust: 'certificates',
  client: 'certificates',
  crl: 'certificates',
  ocsp: 'certificates',
  token: 'certificates',
  renewal: 'certificates',
  ccmsetup: 'clients',
};

/** Rules whose topic does not tell. */
const RULES_OF_PHASE: Readonly<Record<PhaseId, readonly string[]>> = {
  prepare: [
    'plan/version-known',
    'plan/deployment-method',
    'plan/environment',
    'plan/csp',
    'plan/hierarchy',
    'plan/one-deployment-method',
    'plan/entra-integration',
    'plan/app-secret-expiry',
    'plan/app-secret-years',
    'plan/client-app-secret',
    'plan/tenants-onboarded',
    'plan/user-discovery',
    'plan/resource-providers',
    'plan/resource-group-name',
    'plan/resource-group-region',
    'plan/service-connection-point',
    'plan/optional-feature',
  ],
  certificates: [
    'plan/connection-point-certificate',
    'plan/management-certificate',
    'plan/roots-given',
    'plan/roots-not-needed',
  ],
  deploy: [
    'name/cname-needed',
    'name/cname-resolves',
    'plan/top-level-site',
    'plan/vm-count',
    'plan/vm-capacity',
    'plan/vm-redundancy',
    'plan/vm-lab-size',
    'plan/vm-size-retirement',
    'plan/traffic-alert',
    'plan/verify-revocation',
    'plan/tls12',
    'plan/content',
  ],
  roles: [
    'plan/connection-points',
    'plan/connection-point-ports',
    'plan/connection-point-site',
    'plan/management-point-mode',
    'plan/management-point-site',
    'plan/software-update-points',
    'plan/software-update-point-mode',
    'plan/http-removed',
    'plan/single-https-mp',
    'plan/mp-internet',
    'plan/use-pki-certificate',
    'plan/clients-check-crl',
    'plan/boundary-groups',
  ],
  clients: [
    'plan/authentication',
    'plan/user-scenarios',
    'plan/token-version',
    'plan/client-operating-systems',
    'plan/client-settings',
    'plan/ipv4',
  ],
};

function phaseOf(rule: string): PhaseId | undefined {
  const [own] = Object.entries(RULES_OF_PHASE).find(([, list]) => list.includes(rule)) ?? [];
  return (own as PhaseId | undefined) ?? PHASE_OF_TOPIC[rule.split('/')[0] ?? ''];
}

/** Files that no plan names. */
const WITHOUT_PLACE: Readonly<Record<string, string>> = {
  'request/signature': 'A request is no part of a design: it is gone when there is a certificate.',
  'request/signature-hash': 'A request is no part of a design: it is gone when there is a certificate.',
};

/** Rules that leave it to another one where there is a plan. */
const SAID_BY_THE_PLAN: Readonly<Record<string, string>> = { 'name/deployment-offered': 'plan/deployment-method' };
const isLeftOut = (id: string) => WITHOUT_PLACE[id] !== undefined || SAID_BY_THE_PLAN[id] !== undefined;

/** What else the design has to say, so that it asks for what the fault breaks. The rule holds there, until the fault comes. */
const SITUATIONS: Readonly<Record<string, (plan: PlannedLab['plan']) => PlanChanges>> = {
  'plan/connection-point-certificate': ({ managementPoints = [], connectionPoints = [] }) => ({
    managementPoints: managementPoints.map((point) => ({ ...point, mode: 'https' })),
    connectionPoints: connectionPoints.slice(0, 1),
  }),
  'plan/mp-internet': () => ({ clients: { authentication: ['pki', 'token', 'entra'] } }),
  'plan/resource-group-region': () => ({
    deployment: { region: 'eastus', resourceGroup: { existing: true, region: 'eastus' } },
  }),
  'plan/roots-not-needed': () => ({
    clients: { authentication: ['token'] },
    usePkiClientCertificate: [],
    files: { clients: [], roots: [], intermediates: [] },
  }),
  'plan/top-level-site': ({ connectionPoints = [] }) => ({
    usePkiClientCertificate: ['P01', 'P02'],
    connectionPoints: connectionPoints.map((point) => ({ ...point, site: 'P01' })),
  }),
  'plan/client-operating-systems': () => ({
    clients: { authentication: ['entra'], operatingSystems: ['windows-11'] },
    usePkiClientCertificate: [],
    files: { clients: [], roots: [], intermediates: [] },
  }),
  'plan/user-discovery': () => ({
    clients: { authentication: ['pki', 'token', 'entra'] },
    entra: { userDiscovery: true },
  }),
  'plan/user-scenarios': () => ({ clients: { authentication: ['pki', 'token', 'entra'], userScenarios: true } }),
};

/** Warnings that come with an error of another rule in any plan. */
const WITH_AN_ERROR: Readonly<Record<string, { readonly rule: string; readonly because: string }>> = {
  'pfx/single-identity': {
    rule: 'name/matches-service-name',
    because: 'The plan names the service, and the second identity is another.',
  },
  'trust/upload-format': {
    rule: 'trust/roots-self-signed',
    because: 'The plan tells roots from intermediates, and the file has both.',
  },
};

/** Rules that have nothing to say of good files in a plan. */
const NOT_ASKED_OF_GOOD: Readonly<Record<string, string>> = {
  'renewal/convertible': 'A plan says where the gateway goes, and only a name of a cloud service says whence.',
};

const folder = join(temporaryDirectory(), 'lab');
let address: LabAddress;
let kit: Kit;
let lab: PlannedLab;

beforeAll(async () => {
  // The lab is made at the time that the faults are for.
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  address = await takeLabAddress();
  const at = `http://pki.contoso.com:${address.port}`;
  // A lab takes the password that is there: with that of the faults, one is tried and not two.
  mkdirSync(folder);
  writeFileSync(join(folder, 'password.txt'), `${PASSWORD}\n`);
  const [keys, { lab: made }] = await Promise.all([
    makeFaultKeys(),
    initLab(folder, {
      serviceName: 'GraniteFalls.contoso.com',
      clients: ['PC-7001.contoso.com'],
      crlUrl: `${at}/crl/`,
      aiaUrl: `${at}/crl/`,
      ocspUrl: `${at}/ocsp`,
    }),
  ]);
  made.close();
  kit = new Kit(NOW, keys);
  lab = plannedLab(folder);
}, 120_000);
afterAll(async () => {
  vi.useRealTimers();
  await address.close();
});

const judged = (swap: Partial<Swap>, options: Parameters<typeof judgePlan>[2] = {}): Promise<Report> =>
  judgePlan(lab, swap, { at: NOW, ...options });

const failing = (report: Report): string[] => [
  ...new Set(findingsOf(report).flatMap(({ rule, outcome }) => (outcome === 'fail' ? [rule] : []))),
];

const linesOf = (report: Report): (ChecklistLine & { readonly phase: PhaseId })[] =>
  (report.inputs[0]?.plan?.checklist ?? []).flatMap(({ phase, lines }) => lines.map((line) => ({ ...line, phase })));

/** What a rule says of the files that were swapped in, or of the plan where none was. */
function saidOf({ own }: Swap, rule: string, report: Report): Finding[] {
  const [plan] = report.inputs;
  const inputs = own.length === 0 ? [plan] : report.inputs.filter(({ name }) => own.includes(name));
  const across = report.runResults.filter(({ target }) => own.some((name) => target.labels?.includes(name)));
  return [...inputs.flatMap((input) => input?.results ?? []), ...across].filter((finding) => finding.rule === rule);
}

const told = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.filter(isTold).map(({ outcome, severity }) => `${outcome}: ${severity}`)),
];
const isTold = ({ outcome }: Finding): boolean => outcome === 'fail' || outcome === 'note';

/** Options that `plan check` has not, and a finding asks for all the same. */
const flagsAsked = (report: Report): string[] =>
  findingsOf(report)
    .flatMap(({ asks = [] }) => asks)
    .filter((ask) => ask.startsWith('--') && !/^--(online|azure)( |$)/.test(ask));

/** The verdict on a design of which nothing else is wrong. */
function demanded(said: readonly Finding[]): Verdict {
  const severities = said.filter(({ outcome }) => outcome === 'fail').map(({ severity }) => severity);
  return severities.includes('error') ? 'fail' : severities.includes('warning') ? 'warn' : 'pass';
}

async function swappedFor(
  { id, make }: Pick<Fault, 'id' | 'make'>,
  situated = true,
): Promise<{ readonly alone: Report; readonly swap: Swap | undefined }> {
  const artefact = await make(kit);
  const alone = await judgeArtefact(artefact, NOW);
  const situation = situated ? SITUATIONS[id]?.(lab.plan) : undefined;
  return { alone, swap: await swapIn(withSituation(lab, situation), kit, artefact, alone) };
}

describe('the plan as `lab init` wrote it', () => {
  it('passes, and no line of its checklist fails or warns', async () => {
    const report = await judged({});
    expect([report.verdict, failing(report)]).toEqual(['pass', []]);
    expect(linesOf(report).filter(({ state }) => state === 'failed' || state === 'warning')).toEqual([]);
  });
});

describe('the plan with one fault', () => {
  const named = faults.map((fault) => ({ name: fault.id, fault }));

  it.each(named.filter(({ name }) => !isLeftOut(name)))(
    '$name fails with it, or tells of it, in the right phase',
    async ({ fault }) => {
      const { id, rule, fails = [rule] } = fault;
      const { alone, swap } = await swappedFor(fault);
      if (swap === undefined)
        throw new Error(
          `No file of a plan is like those of ${id}: give them a place in test/support/swappedPlan.ts, or list the fault with the reason in WITHOUT_PLACE.`,
        );
      const report = await judged(swap);
      expect(report.faults).toBeUndefined();

      const said = saidOf(swap, rule, report).filter(isTold);
      const hint = 'what the rule says of the fault in a plan; does the design have to say more first, in SITUATIONS?';
      expect([hint, told(said)]).toEqual([hint, told(findingsOf(alone).filter((finding) => finding.rule === rule))]);
      expect(said.some(({ outcome }) => outcome === 'fail')).toBe(fails.includes(rule));

      const { rule: other } = WITH_AN_ERROR[id] ?? {};
      expect(other === undefined ? [alone.verdict, demanded(said)] : ['fail']).toContain(report.verdict);
      if (other !== undefined) expect(failing(report)).toContain(other);
      expect(report.inputs[0]?.verdict).toBe(report.verdict);

      expectShown(rule, said, swap, report);
      expect(flagsAsked(report)).toEqual([]);
    },
  );

  it('has every phase said once, by topic or by rule', () => {
    const ids = [...rules, ...runRules].map(({ id }) => id).filter((id) => !id.startsWith('request/'));
    expect(ids.filter((id) => phaseOf(id) === undefined)).toEqual([]);
    const listed = Object.values(RULES_OF_PHASE).flat();
    expect(listed.filter((id, index) => !ids.includes(id) || listed.indexOf(id) !== index)).toEqual([]);
  });

  it('leaves out, sets the scene for, and excuses no fault without need', async () => {
    for (const [id, reason] of Object.entries(WITHOUT_PLACE)) {
      const fault = faults.find((one) => one.id === id);
      expect([id, reason.length > 20, fault && (await swappedFor(fault)).swap]).toEqual([id, true, undefined]);
    }
    for (const [id, other] of Object.entries(SAID_BY_THE_PLAN)) {
      const { swap } = await swappedFor(faults.find((one) => one.id === id) as Fault);
      const report = await judged(swap as Swap);
      expect([id, failing(report).includes(id), failing(report).includes(other)]).toEqual([id, false, true]);
    }
    for (const id of Object.keys(SITUATIONS)) {
      const fault = faults.find((one) => one.id === id) as Fault;
      const { alone, swap } = await swappedFor(fault, false);
      const report = await judged(swap as Swap);
      const same = told(saidOf(swap as Swap, fault.rule, report)).length > 0 && report.verdict === alone.verdict;
      expect([id, same]).toEqual([id, false]);
    }
    for (const id of Object.keys(WITH_AN_ERROR)) {
      const { alone } = await swappedFor(faults.find((one) => one.id === id) as Fault);
      expect([id, alone.verdict]).toEqual([id, 'warn']);
    }
  });
});

/** The checklist names rule and file in the right phase, and nowhere counts on the rule, unless it holds of another file. */
function expectShown(rule: string, said: readonly Finding[], { own }: Swap, report: Report): void {
  const lines = linesOf(report);
  const phase = phaseOf(rule);
  const fails = said.filter(({ outcome }) => outcome === 'fail');
  const shown = lines.filter((line) =>
    fails.length === 0
      ? line.notes.includes(rule)
      : line.rules.includes(rule) && (line.state === 'failed' || line.state === 'warning'),
  );
  expect([rule, shown.map((line) => line.phase)]).toEqual([rule, expect.arrayContaining([phase])]);
  const inPhase = shown.filter((line) => line.phase === phase);
  if (fails.some(({ severity }) => severity === 'error')) {
    expect(inPhase.map(({ state }) => state)).toContain('failed');
  }
  if (fails.length > 0 && !rule.startsWith('plan/')) {
    const labels = fails.flatMap(({ target }) => target.labels ?? [target.label.split(' > ')[0] ?? '']);
    for (const label of labels) expect(inPhase.flatMap(({ files }) => files)).toContain(label);
  }
  if (fails.length === 0) return;
  const holdsElsewhere = report.inputs.some(
    ({ name, results }) =>
      !own.includes(name) && results.some((finding) => finding.rule === rule && finding.outcome === 'pass'),
  );
  const counted = lines.filter(
    ({ state, rules: held }) => (state === 'proven' || state === 'planned') && held.includes(rule),
  );
  if (!holdsElsewhere) expect(counted.map(({ id }) => id)).toEqual([]);
}

describe('the plan with the good twins of the faults', () => {
  const twins = good.filter(({ name }) => !name.startsWith('plan') && name !== 'request');
  const held = new Set<string>();

  it.each(twins)('$name in the same place: nothing fails', async ({ name, make }) => {
    const { swap } = await swappedFor({ id: `good/${name}`, make });
    const report = await judged(swap as Swap);
    expect([report.verdict, failing(report)]).toEqual(['pass', []]);
    for (const { rule, outcome } of findingsOf(report)) if (outcome === 'pass') held.add(rule);
  });

  it('have every rule hold that a file can break', () => {
    const breakable = faults.filter(({ id, rule, fails = [rule] }) => !id.startsWith('plan/') && fails.includes(rule));
    const never = breakable.filter(({ id, rule }) => !isLeftOut(id) && !held.has(rule));
    expect([...new Set(never.map(({ rule }) => rule))].filter((rule) => NEVER_PASS[rule] === undefined)).toEqual(
      Object.keys(NOT_ASKED_OF_GOOD),
    );
  });

  it.each(Object.keys(SITUATIONS))('%s does not fail where the design merely asks for it', async (id) => {
    const { rule } = faults.find((fault) => fault.id === id) as Fault;
    const report = await judged({ plan: withSituation(lab, SITUATIONS[id]?.(lab.plan)).plan });
    expect(failing(report)).not.toContain(rule);
  });
});

/** Of what is wrong with a CRL at its address, the rule that says so where it came. */
const RULE_OF_CRL: Readonly<Record<string, string>> = {
  stale: 'crl/current',
  'not-yet-valid': 'crl/current',
  'bad-signature': 'crl/signature',
  'wrong-issuer': 'crl/issuer',
  pem: 'crl/der',
  'double-escaping': 'crl/delta-current',
};

const HANGS: readonly string[] = ['slow', 'drip'];

/** No nonce is sent, as Windows sends none, and none is missed. */
const ANSWERS_ALL_THE_SAME: readonly string[] = ['wrong-nonce', 'no-nonce'];

describe('the plan of a lab whose publication goes wrong, checked over the network', () => {
  let dns: DnsServer;
  beforeAll(async () => {
    const deployment = 'granitefalls.westus.cloudapp.azure.com';
    dns = await startDns({ 'granitefalls.contoso.com': { cname: deployment }, [deployment]: { a: ['203.0.113.7'] } });
  });
  afterAll(() => dns.close());

  /** Of a gateway that stands: whether its names are free is no question. */
  const checked = (patienceMs: number): Promise<Report> =>
    judged(
      { plan: withSituation(lab, { deployment: { deployed: true } }).plan },
      {
        online: true,
        allowPrivateNetworks: ['127.0.0.1/32'],
        resolve: [`pki.contoso.com:${address.port}=127.0.0.1`],
        dnsServers: [dns.address],
        patienceMs,
      },
    );
  const now = () => NOW;

  it('passes where nothing does, each part asked', async () => {
    const report = await serving({ folder, address, now }, () => checked(15_000));
    expect([report.verdict, failing(report)]).toEqual(['pass', []]);
    const lines = linesOf(report).filter(({ id }) => /^certificates\/.*-crl$/.test(id));
    expect(lines.map(({ state }) => state)).toEqual(['proven', 'proven']);
    for (const rule of ['crl/reachable', 'ocsp/good'])
      expect(lines.every((line) => line.rules.includes(rule))).toBe(true);
  });

  it.each(serveFaults)(
    '$name: $title',
    async (fault) => {
      const { files, ocsp } = appliesTo(fault);
      // What hangs need not hang for long, but for long enough that a busy computer connects.
      const patience = HANGS.includes(fault.name) ? 1200 : 15_000;
      const report = await serving({ folder, address, now, fault: fault.name }, () => checked(patience));
      const wanted = [
        ...(files ? [RULE_OF_CRL[fault.name] ?? 'crl/reachable'] : []),
        ...(ocsp && !ANSWERS_ALL_THE_SAME.includes(fault.name) ? ['ocsp/responder'] : []),
      ];
      expect(failing(report)).toEqual(expect.arrayContaining(wanted));
      expect(report.verdict).toBe(files ? 'fail' : wanted.length > 0 ? 'warn' : 'pass');
      for (const rule of wanted) {
        const said = findingsOf(report).filter((finding) => finding.rule === rule && finding.outcome === 'fail');
        expect(said.map(({ target }) => target.role)).toEqual(
          expect.arrayContaining(['server', 'client', 'connection-point']),
        );
        expectShown(rule, said, { plan: lab.plan, files: {}, own: [] }, report);
      }
    },
    30_000,
  );
});
