import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/compose/platform.js';
import { createPlanCheck, readPlan, renderJson } from '../../src/index.js';
import { nodePlatform } from '../../src/platform/node/index.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { ROOT } from '../support/cli.js';
import { DEFAULT_AT } from '../support/fixtures.js';
import { OfflinePage } from '../support/page.js';
import { runInProcess } from '../support/runInProcess.js';

/**
 * Plans with their files through the three shells, as shells.test.ts has files: the same JSON, octet for octet, once the plan has one name. In the page the files of
 * fixtures are single files, found by their names, and those of the lab a folder, found by their paths.
 */

const platform: Platform = { ...nodePlatform, machineRoots: async () => [] };
const executable = chromiumPath();

const plansIn = (folder: string): string[] =>
  readdirSync(resolve(ROOT, folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file));
const PLANS = [...plansIn('examples'), ...plansIn('fixtures/plans/broken')];

async function byCommandLine(plan: string, at: string, format = 'json'): Promise<string> {
  const run = await runInProcess(['plan', 'check', plan, '--at', at, '--format', format], {}, undefined, { platform });
  return run.stdout;
}

async function byLibrary(plan: string, at: string): Promise<string> {
  const read = async (name: string) => readFileSync(resolve(dirname(plan), name));
  const source = { name: plan, bytes: readFileSync(plan) };
  return renderJson(await createPlanCheck(platform)(source, { read }, { at: Date.parse(at) }));
}

/** The files that a plan names, as they lie on the disk. */
async function filesOf(plan: string): Promise<string[]> {
  const { plan: read } = await readPlan(plan, readFileSync(plan));
  const { password, server, current, managementCertificate, ...lists } = read.files ?? {};
  const points = (read.connectionPoints ?? []).map(({ certificate }) => certificate);
  const names = [password, server, current, managementCertificate, ...Object.values(lists).flat(), ...points];
  return [...new Set(names.flatMap((name) => (name === undefined ? [] : resolve(dirname(plan), name))))];
}

describe('command line and library', () => {
  it.each(PLANS)('say the same of %s', async (file) => {
    const plan = resolve(ROOT, file);
    const json = await byCommandLine(plan, DEFAULT_AT);
    expect(JSON.parse(json).inputs.length).toBeGreaterThan(1);
    expect(await byLibrary(plan, DEFAULT_AT)).toBe(json);
  });
});

describe.skipIf(executable === undefined)('command line and offline page', { timeout: 120_000 }, () => {
  const browser = chromiumOf(executable);
  let page: OfflinePage;
  beforeAll(async () => {
    page = await OfflinePage.open(browser());
  }, 60_000);

  it.each(PLANS)('say the same of %s', async (file) => {
    const plan = resolve(ROOT, file);
    const chosen = [plan, ...(await filesOf(plan))];
    if ((await page.page.locator('#file-list > li').count()) > 0) await page.removeAll();
    await page.choose(chosen.map((path) => ({ name: basename(path), bytes: readFileSync(path) })));
    await page.at('check-at', DEFAULT_AT);
    await page.run('check');
    const json = await byCommandLine(plan, DEFAULT_AT);
    expect(await page.json()).toBe(json.replaceAll(plan, basename(plan)));
    expect([page.requests, page.complaints]).toEqual([[], []]);
    // What the other formats are made from is the same; one plan tells whether they are.
    for (const format of file === 'examples/contoso.yaml' ? ['html', 'markdown'] : []) {
      const saved = await page.savedText(`#check-result button[data-format=${format}]`);
      expect(saved).toBe((await byCommandLine(plan, DEFAULT_AT, format)).replaceAll(plan, basename(plan)));
    }
  });

  it('say the same of a folder that lab init made', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-page-'));
    try {
      const lab = join(folder, 'lab');
      const made = await runInProcess(['lab', 'init', lab, '--service-name', 'GraniteFalls.contoso.com']);
      expect(made.code).toBe(0);
      const at = `${new Date().toISOString().slice(0, 19)}Z`;
      if ((await page.page.locator('#file-list > li').count()) > 0) await page.removeAll();
      await page.chooseFolder(lab);
      await page.at('check-at', at);
      expect(await page.run('check')).toContain('lab/plan.yaml is a design that can be deployed');
      const json = await byCommandLine(join(lab, 'plan.yaml'), at);
      expect(await page.json()).toBe(json.replaceAll(join(lab, 'plan.yaml'), 'lab/plan.yaml'));
      expect(JSON.parse(json)).toMatchObject({ verdict: 'pass' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
