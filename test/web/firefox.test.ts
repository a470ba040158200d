import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/cli.js';
import { firefoxOf, firefoxPath } from '../support/firefox.js';
import { dropFolder, windowOf } from '../support/firefoxFolder.js';
import { fixture, fixturePath } from '../support/fixtures.js';
import { pageUrl } from '../support/page.js';

const executable = firefoxPath();
const PASSWORD = fixture('good/adcs/server.pfx').password ?? '';

const PLAN = resolve(ROOT, 'examples/contoso.yaml');
/** The files that the plan names. */
const NAMED = [
  fixturePath('password.txt'),
  fixturePath('designs/contoso/connection-point-2.pfx'),
  ...['server.pfx', 'connection-point.pfx', 'client.pfx', 'root.cer', 'issuing.cer', 'root.crl', 'issuing.crl'].map(
    (file) => fixturePath(`good/adcs/${file}`),
  ),
];

describe.skipIf(executable === undefined)('the offline page in Firefox', { timeout: 120_000 }, () => {
  const browser = firefoxOf(executable);

  const open = async () => {
    const page = await browser().newPage();
    page.setDefaultTimeout(60_000);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pageUrl());
    return { page, requests, complaints };
  };

  const at = (page: Page) =>
    page.$eval('#check-at', (element) => {
      (element as HTMLInputElement).value = '2026-11-21T12:00';
    });

  const described = (page: Page) =>
    page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('#file-list > li .about')];
      return rows.length > 0 && rows.every(({ textContent }) => textContent !== 'reading…');
    });

  it('judges a PFX with its root, and asks nobody for anything', async () => {
    const { page, requests, complaints } = await open();
    const field = (await page.$('#choose')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(fixturePath('good/adcs/server.pfx'), fixturePath('good/adcs/root.cer'));
    await page.waitForFunction(() => document.querySelectorAll('#file-list select').length === 2);
    await page.waitForSelector('#files-hint button');
    await page.click('#files-hint button');
    await page.type('#file-list input[type=password]', PASSWORD);
    await at(page);
    await page.click('#check-run');
    await page.waitForSelector('#check-result:not([hidden])');
    expect(await page.$eval('#check-result', (element) => element.textContent)).toContain(
      'server.pfx can be the CMG server certificate',
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('check-result-title');
    expect(requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('judges a plan with its files', async () => {
    const { page, complaints } = await open();
    const chosen = [PLAN, ...NAMED];
    const field = (await page.$('#choose')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(...chosen);
    await described(page);
    expect(await page.$$eval('#file-list > li', ({ length }) => length)).toBe(chosen.length);
    await at(page);
    await page.click('#check-run');
    await page.waitForSelector('#check-result:not([hidden])');
    expect(await page.$eval('#check-result', (element) => element.textContent)).toContain(
      'contoso.yaml is a design that can be deployed',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('reads a folder that is dropped, with the folders in it', async ({ skip }) => {
    const context = await windowOf(browser());
    if (context === undefined) return skip('this Firefox lets no driver name a folder');
    const { page, complaints } = await open();
    const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-page-firefox-'));
    const top = join(folder, 'contoso');
    try {
      mkdirSync(join(top, 'files'), { recursive: true });
      for (const file of NAMED) copyFileSync(file, join(top, 'files', basename(file)));
      const plan = readFileSync(PLAN, 'utf8').replace(
        /\.\.\/fixtures\/(?:good\/adcs\/|designs\/contoso\/)?/g,
        'files/',
      );
      writeFileSync(join(top, 'plan.yaml'), plan);
      await dropFolder(browser(), context, page, top);
      await described(page);
      const paths = await page.$$eval('#file-list > li bdi', (names) => names.map(({ textContent }) => textContent));
      const files = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(paths.sort()).toEqual(
        files.map(({ parentPath, name }) => relative(folder, join(parentPath, name))).sort(),
      );
      await at(page);
      await page.click('#check-run');
      await page.waitForSelector('#check-result:not([hidden])');
      expect(await page.$eval('#check-result', (element) => element.textContent)).toContain(
        'contoso/plan.yaml is a design that can be deployed',
      );
      expect(complaints).toEqual([]);
    } finally {
      await page.close();
      rmSync(folder, { recursive: true });
    }
  });
});
