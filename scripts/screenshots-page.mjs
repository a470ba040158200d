// Takes the pictures of the offline page in docs/images, from fixtures and the built page: npm run build && node scripts/screenshots-page.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { smallPng } from './lib/small-png.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const DESK = { width: 1040, height: 880 };
const PHONE = { width: 360, height: 740 };
const GOOD = ['good/adcs/server.pfx', 'granitefalls.pfx'];
const BAD = ['negative/name-prefix-dash.pfx', 'granite-falls.pfx'];

const PICTURES = [
  { picture: 'offline-page.png', pfx: GOOD, scheme: 'light', viewport: DESK, before: true },
  { picture: 'offline-page-good.png', pfx: GOOD, scheme: 'dark', viewport: DESK },
  { picture: 'offline-page-bad.png', pfx: BAD, scheme: 'light', viewport: DESK },
  { picture: 'offline-page-phone.png', pfx: GOOD, scheme: 'dark', viewport: PHONE },
];

async function take(tab, picture) {
  // A ring around what has the focus is right on the page, and a riddle in a picture.
  await tab.evaluate(() => document.activeElement.blur());
  writeFileSync(join(root, 'docs/images', picture), smallPng(await tab.screenshot()));
}

const fixture = (file, name) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: readFileSync(join(root, 'fixtures', file)),
});

/** The example's plan with its files, chosen one by one. */
const PLAN = [
  ['../examples/contoso.yaml', 'contoso.yaml'],
  ['password.txt', 'password.txt'],
  ['designs/contoso/connection-point-2.pfx', 'connection-point-2.pfx'],
  ...['server.pfx', 'connection-point.pfx', 'client.pfx', 'root.cer', 'issuing.cer', 'root.crl', 'issuing.crl'].map(
    (name) => [`good/adcs/${name}`, name],
  ),
];
const PLAN_PICTURES = [
  { picture: 'offline-page-plan.png', scheme: 'light', viewport: { width: 1040, height: 1180 } },
  { picture: 'offline-page-plan-phone.png', scheme: 'dark', viewport: { width: 360, height: 1120 } },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  for (const { picture, pfx, scheme, viewport, before } of PICTURES) {
    const tab = await browser.newPage({ colorScheme: scheme, viewport, reducedMotion: 'reduce' });
    await tab.goto(pathToFileURL(join(root, 'dist/cmg-cert.html')).href);
    await tab.$eval('#check-at', (field) => {
      field.value = '2026-11-21T12:00';
    });
    await tab.setInputFiles('#choose', [fixture(...pfx), fixture('good/adcs/root.cer', 'root.cer')]);
    await tab.getByRole('button', { name: 'Trust it as a root' }).click();
    const [password] = readFileSync(join(root, 'fixtures/password.txt'), 'utf8').split('\n');
    await tab.getByLabel(`Password of ${pfx[1]}`).fill(password);
    await tab.fill('#check-region', 'westus');
    if (before) {
      await tab.evaluate(() => scrollTo(0, 0));
    } else {
      await tab.click('#check-run');
      await tab.waitForSelector('#check-result:not([hidden])');
    }
    await take(tab, picture);
  }
  for (const { picture, scheme, viewport } of PLAN_PICTURES) {
    const tab = await browser.newPage({ colorScheme: scheme, viewport, reducedMotion: 'reduce' });
    await tab.goto(pathToFileURL(join(root, 'dist/cmg-cert.html')).href);
    await tab.$eval('#check-at', (field) => {
      field.value = '2026-11-21T12:00';
    });
    await tab.setInputFiles(
      '#choose',
      PLAN.map((file) => fixture(...file)),
    );
    await tab.waitForFunction(() => document.querySelectorAll('#file-list > li .planned:not(:empty)').length > 8);
    await tab.click('#check-run');
    await tab.waitForSelector('#check-result:not([hidden])');
    // From the verdict on the design down to its drawing and the checklist.
    await tab.evaluate(() => document.querySelector('#check-result .file').scrollIntoView());
    await take(tab, picture);
  }
} finally {
  await browser.close();
}
