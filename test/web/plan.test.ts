import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { ROOT } from '../support/cli.js';
import { DEFAULT_AT, fixture, fixtureBytes, fixturePath } from '../support/fixtures.js';
import { HARMFUL } from '../support/hostileNames.js';
import { type Dropped, type OfflinePage, pageTests } from '../support/page.js';
import { runInProcess } from '../support/runInProcess.js';

const executable = chromiumPath();
const PASSWORD = fixture('good/adcs/server.pfx').password ?? '';

/** The example's plan with its files beside it, in single files. */
const NAMES = ['server.pfx', 'connection-point.pfx', 'connection-point-2.pfx', 'client.pfx'];
const AUTHORITIES = ['root.cer', 'issuing.cer', 'root.crl', 'issuing.crl'];
const CONTOSO = readFileSync(resolve(ROOT, 'examples/contoso.yaml'), 'utf8').replace(
  /\.\.\/fixtures\/(?:good\/adcs\/|designs\/contoso\/)?/g,
  '',
);
const plan = (text: string = CONTOSO, name = 'contoso.yaml'): Dropped => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const beside = (name: string): Dropped => {
  if (name === 'password.txt') return { name, bytes: readFileSync(fixturePath('password.txt')) };
  return {
    name,
    bytes: fixtureBytes(name === 'connection-point-2.pfx' ? `designs/contoso/${name}` : `good/adcs/${name}`),
  };
};
const ALL = [...NAMES, ...AUTHORITIES, 'password.txt'].map(beside);
const without = (name: string): Dropped[] => ALL.filter((file) => file.name !== name);

const inputsOf = async (page: OfflinePage) => (JSON.parse(await page.json()) as Report).inputs;

describe.skipIf(executable === undefined)('a plan in the offline page', { timeout: 120_000 }, () => {
  const browser = chromiumOf(executable);
  let folder: string;
  let lab: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cmg-cert-page-plan-'));
    lab = join(folder, 'lab');
    const made = await runInProcess(['lab', 'init', lab, '--service-name', 'GraniteFalls.contoso.com']);
    if (made.code !== 0) throw new Error(made.stderr);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const onPage = pageTests(browser);

  it(
    'is judged with the folder that it is dropped in',
    onPage(async (page) => {
      await page.dropFolder(lab);
      expect(await page.page.textContent('#files-hint')).toBe('');
      expect(await page.run('check')).toContain('lab/plan.yaml is a design that can be deployed');
      const inputs = await inputsOf(page);
      expect(inputs.map(({ verdict }) => verdict)).toEqual(Array(9).fill('pass'));
      expect(await page.page.textContent('#status')).toBe(
        'Result: Pass. lab/plan.yaml is a design that can be deployed. Errors: 0. Warnings: 0.',
      );
    }),
  );

  it(
    'fails by the rule that one file in place of another breaks',
    onPage(async (page) => {
      const swapped = { name: 'server.pfx', bytes: fixtureBytes('negative/key-1024.pfx') };
      await page.choose([plan(), ...without('server.pfx'), swapped]);
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('contoso.yaml is not a design that can be deployed: see server.pfx');
      const server = (await inputsOf(page)).find(({ name }) => name === 'server.pfx');
      const failed = server?.results.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
      expect(failed).toContain('key/size');
    }),
  );

  it(
    'names a file that is not among those chosen, before and after it is judged',
    onPage(async (page) => {
      await page.choose([plan(), ...without('client.pfx')]);
      expect(await page.page.innerText('#files-hint')).toContain('client.pfx: it is not among the files chosen here');
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('Result: Incomplete');
      const missing = (await inputsOf(page)).filter(({ error }) => error !== undefined);
      expect(missing.map(({ name, claim, error }) => [name, claim, error?.code, error?.remedy])).toEqual([
        ['client.pfx', 'could not be read (files.clients.0 of the plan)', 'unreadable', 'Choose it, too.'],
      ]);
      await page.choose([beside('client.pfx')]);
      expect(await page.page.innerText('#files-hint')).toBe('');
      expect(await page.run('check')).toContain('Result: Pass');
    }),
  );

  it(
    'asks for the password of a file where no file of the plan has it',
    onPage(async (page) => {
      await page.choose([plan(CONTOSO.replace('  password: password.txt\n', '')), ...without('password.txt')]);
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('server.pfx: it needs a password');
      await page.page.getByRole('button', { name: 'Enter the password' }).first().click();
      expect(
        await page.page.getByLabel('Password of server.pfx').evaluate((field) => field === document.activeElement),
      ).toBe(true);
      for (const name of NAMES) await page.page.getByLabel(`Password of ${name}`).fill(PASSWORD);
      expect(await page.run('check')).toContain('Result: Pass');
      expect(await page.json()).not.toContain(PASSWORD);
    }),
  );

  it(
    'is told with line and column of what is wrong in it',
    onPage(async (page) => {
      const typo = CONTOSO.replace('  region: eastus\n  resourceGroup', '  regoin: eastus\n  resourceGroup');
      await page.choose([plan(typo), ...ALL]);
      const words = 'line 11, column 3: unknown key "regoin" in deployment; did you mean region?';
      expect(await page.page.innerText('#file-list')).toContain(`Plan: ${words}`);
      expect(await page.run('check')).toContain(`This cannot be done yet\n\ncontoso.yaml: ${words}`);
      await page.removeAll();
      await page.choose([plan('deployment: [', 'plan.yml')]);
      expect(await page.run('check')).toContain('plan.yml: line 1, column 14');
    }),
  );

  it(
    'is known by its keys where its name does not tell, and no other JSON is taken for one',
    onPage(async (page) => {
      const json = JSON.stringify({ configmgr: 2503, deployment: { serviceName: 'GraniteFalls.contoso.com' } });
      const others = ['docs/plan.schema.json', 'package.json'].map((file) => ({
        name: file.replace(/^.*\//, ''),
        bytes: readFileSync(resolve(ROOT, file)),
      }));
      await page.choose([plan(json, 'design.json'), ...others]);
      const uses = await page.page
        .locator('#file-list > li')
        .evaluateAll((rows) =>
          rows.map((row) => [row.querySelector('bdi')?.textContent, row.querySelector('select')?.value]),
        );
      expect(uses).toEqual([
        ['design.json', 'plan'],
        ['plan.schema.json', 'judge'],
        ['package.json', 'judge'],
      ]);
      expect(await page.run('check')).toContain('design.json is not yet proven to be a design that can be deployed');
    }),
  );

  it(
    'is judged alone: of two, one has to go',
    onPage(async (page) => {
      await page.choose([plan(), plan(CONTOSO, 'other.yaml'), ...ALL]);
      expect(await page.page.innerText('#files-hint')).toContain('More than one plan is among the files.');
      expect(await page.run('check')).toContain('More than one plan is among the files: contoso.yaml and other.yaml.');
      await page.page.getByRole('button', { name: 'Remove other.yaml' }).click();
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('Result: Pass');
    }),
  );

  it(
    'says what each file is for, and what the fields of the page say no longer',
    onPage(async (page) => {
      await page.choose(ALL);
      await page.set('check-region', 'nowhere');
      expect(await page.page.isVisible('#plan-notice')).toBe(false);
      await page.choose([plan()]);
      expect(await page.page.isVisible('#plan-notice')).toBe(true);
      for (const id of ['as', 'service-name', 'check-region', 'configmgr', 'site-server'])
        expect([id, await page.page.isDisabled(`#${id}`)]).toEqual([id, true]);
      expect(await page.page.isDisabled('#check-at')).toBe(false);
      const first = page.page.locator('#file-list > li').first();
      expect(await first.innerText()).toContain('contoso.yaml');
      const root = page.page.locator('#file-list > li', { hasText: 'root.cer' });
      expect(await root.innerText()).toContain('files.roots.0');
      expect(await root.locator('select').isVisible()).toBe(false);
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('Result: Pass');
    }),
  );

  it(
    'never takes one file for another of the same name',
    onPage(async (page) => {
      const current = CONTOSO.replace(
        '  server: server.pfx\n',
        '  server: new/server.pfx\n  current: old/server.pfx\n',
      );
      await page.choose([plan(current), ...ALL]);
      await page.at('check-at', DEFAULT_AT);
      await page.run('check');
      const doubtful = (await inputsOf(page)).filter(({ error }) => error !== undefined);
      expect(doubtful.map(({ name, error }) => [name, error?.code, error?.message])).toEqual(
        ['new/server.pfx', 'old/server.pfx'].map((name) => [
          name,
          'configuration',
          'the plan names new/server.pfx and old/server.pfx: which of them server.pfx is, its name does not tell',
        ]),
      );
      await page.removeAll();
      await page.choose([plan(), ...ALL, beside('server.pfx')]);
      await page.run('check');
      const twice = (await inputsOf(page)).filter(({ error }) => error !== undefined);
      expect(twice.map(({ name, error }) => [name, error?.message])).toEqual([
        ['server.pfx', 'more than one of the files chosen is named server.pfx'],
      ]);
    }),
  );

  it(
    'finds the files of a folder by their paths, and those that a pattern stands for',
    onPage(async (page) => {
      const moved = join(folder, 'moved');
      cpSync(lab, moved, { recursive: true });
      const file = join(moved, 'plan.yaml');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/- clients\/PC-\d+\.contoso\.com\.pfx/, '- clients/*.pfx'));
      await page.chooseFolder(moved);
      expect(await page.run('check')).toContain('Result: Pass');
      const names = (await inputsOf(page)).map(({ name }) => name);
      expect(names.filter((name) => name.startsWith('clients/'))).toEqual([
        'clients/PC-0001.contoso.com.pfx',
        'clients/PC-0002.contoso.com.pfx',
      ]);

      // The same name elsewhere in the folder is another file.
      await page.removeAll();
      mkdirSync(join(moved, 'elsewhere'));
      copyFileSync(join(moved, 'password.txt'), join(moved, 'elsewhere', 'password.txt'));
      rmSync(join(moved, 'password.txt'));
      await page.chooseFolder(moved);
      expect(await page.page.innerText('#files-hint')).toContain('password.txt: it is not among the files chosen here');
    }),
  );

  it(
    'refuses a folder without end, and takes no part of it',
    onPage(async (page) => {
      const large = join(folder, 'large');
      mkdirSync(large);
      for (let index = 0; index <= 1000; index++) writeFileSync(join(large, `${index}.txt`), '');
      await page.drop(large);
      await page.page.locator('#files-problem', { hasText: 'There are more than 1000 files in it.' }).waitFor();
      expect(await page.page.locator('#file-list > li').count()).toBe(0);
    }),
  );

  it(
    'is read on a phone without a long way past its files, and with their names in one piece',
    onPage(
      async (page) => {
        const swapped = { name: 'server.pfx', bytes: fixtureBytes('negative/key-1024.pfx') };
        await page.choose([plan(), ...without('server.pfx'), swapped]);
        await page.at('check-at', DEFAULT_AT);
        await page.run('check');
        const rows = await page.page.locator('#check-result .overview tbody tr').evaluateAll((rows) =>
          rows.map((row) => ({
            name: row.querySelector('.file-name')?.textContent,
            lines: row.querySelector('.file-name > *')?.getClientRects().length,
            height: row.getBoundingClientRect().height,
          })),
        );
        expect(rows.length).toBe(9);
        expect(rows.filter(({ lines }) => lines !== 1)).toEqual([]);
        expect(rows.filter(({ height }) => height > 110)).toEqual([]);
        expect(await page.page.locator('#check-result .overview').innerText()).toMatch(/server\.pfx\n.+\n\d+ errors?/);
      },
      { viewport: { width: 360, height: 740 } },
    ),
  );

  it(
    'is shown harmlessly whatever it says',
    onPage(async (page) => {
      const evil = '<img src=x onerror="globalThis.harmed = true">\\u202e\\u001b[31m';
      const text = CONTOSO.replace('name: ConfigMgr server', `name: "${evil}"`)
        .replace('server: mp01.contoso.com', `server: "${evil}"`)
        .replace('- client.pfx', `- "${evil}"`);
      await page.choose([plan(text), ...ALL]);
      await page.run('check');
      const seen = await page.page.evaluate(() => ({
        text: ['main', '#status', '#activity'].map((part) => document.querySelector(part)?.textContent).join(' '),
        foreign: document.querySelectorAll('main img, main script, main iframe, main style, main [onerror]').length,
        harmed: globalThis.harmed,
        width: document.documentElement.scrollWidth - innerWidth,
      }));
      expect([seen.foreign, seen.harmed, HARMFUL.exec(seen.text)]).toEqual([0, undefined, null]);
      expect(seen.width).toBeLessThanOrEqual(0);
    }),
  );

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['light, on a phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)('has no fault that axe-core knows, and fits: %s', (_, options) =>
    onPage(async (page) => {
      await page.choose([plan(), ...without('client.pfx')]);
      await page.at('check-at', DEFAULT_AT);
      await page.run('check');
      expect(await accessibilityFaults(page.page)).toEqual([]);
      const width = await page.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(width).toBeLessThanOrEqual(0);
    }, options)(),
  );
});
