import { resolve } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/cli.js';
import { firefoxOf, firefoxPath } from '../support/firefox.js';
import { fixture, fixturePath } from '../support/fixtures.js';
import { pageUrl } from '../support/page.js';

const executable = firefoxPath();
const PASSWORD = fixture('good/adcs/server.pfx').password ?? '';

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

  it('judges a PFX with its root, and asks nobody for anything', async () => {
    const { page, requests, complaints } = await open();
    const field = (await page.$('#choose')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(fixturePath('good/adcs/server.pfx'), fixturePath('good/adcs/root.cer'));
    await page.waitForFunction(() => document.querySelectorAll('#file-list select').length === 2);
    await page.waitForSelector('#files-hint button');
    await page.click('#files-hint button');
    await page.type('#file-list input[type=password]', PASSWORD);
    await page.$eval('#check-at', (element) => {
      (element as HTMLInputElement).value = '2026-11-21T12:00';
    });
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
    const files = [
      'server.pfx',
      'connection-point.pfx',
      'client.pfx',
      'root.cer',
      'issuing.cer',
      'root.crl',
      'issuing.crl',
    ];
    const chosen = [
      resolve(ROOT, 'examples/contoso.yaml'),
      fixturePath('password.txt'),
      fixturePath('designs/contoso/connection-point-2.pfx'),
      ...files.map((file) => fixturePath(`good/adcs/${file}`)),
    ];
    const field = (await page.$('#choose')) as ElementHandle<HTMLInputElement>;
    await field.uploadFile(...chosen);
    await page.waitForFunction(
      (count) => {
        const rows = [...document.querySelectorAll('#file-list > li .about')];
        return rows.length === count && rows.every(({ textContent }) => textContent !== 'reading…');
      },
      {},
      chosen.length,
    );
    await page.$eval('#check-at', (element) => {
      (element as HTMLInputElement).value = '2026-11-21T12:00';
    });
    await page.click('#check-run');
    await page.waitForSelector('#check-result:not([hidden])');
    expect(await page.$eval('#check-result', (element) => element.textContent)).toContain(
      'contoso.yaml is a design that can be deployed',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });
});
