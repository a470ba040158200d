import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report/report.js';
import type { Artefact } from '../../src/lab/faults/artefact.js';
import type { Fault } from '../../src/lab/faults/defineFaults.js';
import { NEVER_PASS, UNBREAKABLE } from '../../src/lab/faults/exceptions.js';
import { good } from '../../src/lab/faults/good.js';
import { faults } from '../../src/lab/faults/index.js';
import { makeFaultKeys } from '../../src/lab/faults/keys.js';
import { Kit } from '../../src/lab/faults/kit.js';
import { commandLine, isTypable } from '../../src/lab/faults/run.js';
import { rules, runRules } from '../../src/rules/index.js';
import {
  failingRules,
  findingsOf,
  type JudgedFault,
  judgeArtefact,
  judgedFault,
  pageParts,
} from '../support/artefacts.js';
import { ROOT } from '../support/cli.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const offline = [...rules, ...runRules].filter((rule) => !('online' in rule && rule.online === true));

let kit: Kit;
beforeAll(async () => {
  kit = new Kit(NOW, await makeFaultKeys());
}, 60_000);

const judged = (artefact: Artefact): Promise<Report> => judgeArtefact(artefact, NOW);

const reports = new Map<string, Promise<Report>>();
/** Each is judged once, whoever asks first. */
function reportOf(fault: Fault): Promise<Report> {
  const known = reports.get(fault.id) ?? Promise.resolve(fault.make(kit)).then(judged);
  reports.set(fault.id, known);
  return known;
}

describe('each fault', () => {
  it.each(faults.map((fault) => ({ name: fault.id, fault })))(
    '$name fails exactly the rules that it names',
    async ({ fault }) => {
      const report = await reportOf(fault);
      expect(report.faults).toBeUndefined();
      expect(failingRules(report)).toEqual([...(fault.fails ?? [fault.rule])].sort());
      const own = findingsOf(report).filter(({ rule }) => rule === fault.rule);
      // A rule of severity info speaks without failing.
      const wanted = (fault.fails ?? [fault.rule]).includes(fault.rule) ? 'fail' : 'note';
      expect(own.map(({ outcome }) => outcome)).toContain(wanted);
    },
  );

  it('has files of its own names, and says which of them the command judges', async () => {
    for (const { id, make } of faults) {
      const artefact = await make(kit);
      const words = commandLine(artefact, id, 'password.txt').join(' ');
      for (const name of Object.keys(artefact.files))
        expect([id, name]).toEqual([id, expect.stringMatching(/^[\w.-]+$/)]);
      if ('check' in artefact) for (const name of artefact.check.inputs) expect(words).toContain(`${id}/${name}`);
    }
  });
});

describe('docs/faults.md', () => {
  it('says what the faults say: npm run generate writes it anew', async () => {
    const told: JudgedFault[] = [];
    for (const fault of faults) told.push(judgedFault(fault, await reportOf(fault)));
    const file = resolve(ROOT, 'scripts/lib/fault-docs.mjs');
    const { renderFaultPage } = await import(pathToFileURL(file).href);
    expect(readFileSync(resolve(ROOT, 'docs/faults.md'), 'utf8')).toBe(renderFaultPage(pageParts(told)));
  }, 60_000);
});

describe('every rule that needs no network', () => {
  const broken = new Set(faults.map(({ rule }) => rule));

  it('is broken by a fault, or is listed with the reason why no file can', () => {
    const missing = offline.map(({ id }) => id).filter((id) => !broken.has(id) && UNBREAKABLE[id] === undefined);
    expect(missing).toEqual([]);
  });

  it('is excused for a reason, and only where there is no fault', () => {
    const known = new Set(offline.map(({ id }) => id));
    for (const [id, reason] of [...Object.entries(UNBREAKABLE), ...Object.entries(NEVER_PASS)]) {
      expect([id, known.has(id), reason.length > 20]).toEqual([id, true, true]);
    }
    expect(Object.keys(UNBREAKABLE).filter((id) => broken.has(id))).toEqual([]);
    expect(faults.map(({ rule }) => rule).filter((id) => !known.has(id))).toEqual([]);
  });

  it('passes on the good files, and nothing fails there', async () => {
    const passed = new Set<string>();
    for (const one of good) {
      const report = await judged(await one.make(kit));
      expect([one.name, failingRules(report)]).toEqual([one.name, []]);
      for (const { rule, outcome } of findingsOf(report)) if (outcome === 'pass') passed.add(rule);
    }
    const never = offline.map(({ id }) => id).filter((id) => !passed.has(id));
    expect(never.sort()).toEqual(Object.keys(NEVER_PASS).sort());
  });
});

describe('certificates of a public CA', () => {
  it.each(['2025-06-01', '2026-06-01', '2027-06-01', '2029-06-01', '2036-06-01'])(
    'keep to the limit of the day that they are made on: %s',
    async (day) => {
      const now = Date.parse(`${day}T12:00:00Z`);
      const then = new Kit(now, kit.keys);
      const publicServer = good.find(({ name }) => name === 'public-server');
      if (publicServer === undefined) throw new Error('there is no such good file');
      // With a limit of 47 days, every public certificate has to be renewed often.
      const often = day >= '2029' ? ['cert/renewal-effort'] : [];
      expect(failingRules(await judgeArtefact(await publicServer.make(then), now))).toEqual(often);
      const ofPublic = faults.filter(({ id }) =>
        ['cert/public-lifetime', 'name/azure-domain-issuer', 'renewal/pki-kind'].includes(id),
      );
      expect(ofPublic).toHaveLength(3);
      for (const { id, rule, fails, make } of ofPublic) {
        // Before 2026-03-15 a public certificate could live a year.
        const wanted = id === 'cert/public-lifetime' && day < '2026' ? [] : [...(fails ?? [rule])].sort();
        const failing = failingRules(await judgeArtefact(await make(then), now));
        expect([id, failing.filter((one) => !often.includes(one))]).toEqual([id, wanted]);
      }
    },
  );
});

describe('roots that a lab lets count as public', () => {
  it('are told to the library alone, and count for nothing without that', async () => {
    const ofPublic = faults.filter(({ id }) =>
      ['cert/public-lifetime', 'name/azure-domain-issuer', 'client/public-issuer'].includes(id),
    );
    expect(ofPublic).toHaveLength(3);
    for (const { rule, make } of ofPublic) {
      const artefact = await make(kit);
      expect(isTypable(artefact)).toBe(false);
      if (!('check' in artefact)) throw new Error('a check');
      const { publicRoots: _, ...rest } = artefact.check;
      expect(failingRules(await judged({ ...artefact, check: rest }))).not.toContain(rule);
    }
  });
});
