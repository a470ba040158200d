// Takes the pictures of the HTML report in docs/images, from fixtures and the built program: npm run build && node scripts/screenshots.mjs
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { smallPng } from './lib/small-png.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const good = (name) => join(root, 'fixtures/good/adcs', name);

const PICTURES = [
  {
    picture: 'report-bad-light.png',
    scheme: 'light',
    file: join(root, 'fixtures/negative/name-prefix-dash.pfx'),
    name: 'granite-falls.pfx',
    args: ['--service-name', 'GraniteFalls.contoso.com', '--region', 'westus'],
  },
  {
    picture: 'report-good-dark.png',
    scheme: 'dark',
    file: good('server.pfx'),
    name: 'granitefalls.pfx',
    args: ['--roots', good('root.cer'), '--crl', good('issuing.crl'), '--crl', good('root.crl'), '--region', 'westus'],
  },
];

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-pictures-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  for (const { picture, scheme, file, name, args } of PICTURES) {
    copyFileSync(file, join(folder, name));
    const given = ['--password-file', join(root, 'fixtures/password.txt'), '--at', '2026-11-21T12:00:00Z'];
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'bin/cmg-cert.js'), 'check', name, ...args, ...given, '--format', 'html'],
      { cwd: folder, encoding: 'utf8' },
    );
    const page = join(folder, `${name}.html`);
    writeFileSync(page, stdout);
    const tab = await browser.newPage({ colorScheme: scheme, viewport: { width: 1100, height: 800 } });
    await tab.goto(pathToFileURL(page).href);
    // What follows the periods of validity is lists.
    const { y, height } = await tab.locator('.part:has(.timeline)').boundingBox();
    const shot = await tab.screenshot({
      fullPage: true,
      clip: { x: 0, y: 0, width: 1100, height: Math.round(y + height + 16) },
    });
    writeFileSync(join(root, 'docs/images', picture), smallPng(shot));
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
