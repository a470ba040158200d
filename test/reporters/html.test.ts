import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report/report.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { ROOT } from '../support/cli.js';
import { fixturePath } from '../support/fixtures.js';
import { HOSTILE, hostileCertificate } from '../support/hostileNames.js';
import { runInProcess } from '../support/runInProcess.js';

const executable = chromiumPath();

const file = (name: string): string => fixturePath(name);
const good = (name: string): string => file(`good/adcs/${name}`);
const ROOTS = ['--roots', good('root.cer')];
const CRLS = ['--crl', good('issuing.crl'), '--crl', good('root.crl')];

/** Arguments of check, by what the report shows. */
const REPORTS: Readonly<Record<string, readonly string[]>> = {
  good: [good('server.pfx'), ...ROOTS, ...CRLS, '--region', 'westus'],
  bad: [
    file('negative/name-prefix-dash.pfx'),
    ...['--service-name', 'GraniteFalls.contoso.com', '--site-server', '2016', '--at', '2027-08-15T12:00:00Z'],
  ],
  'expired, set aside': [file('negative/cert-expired.pfx'), '--skip', 'cert/within-validity=a test of ours', ...ROOTS],
  'chain missing': [file('negative/pfx-chain-missing.pfx')],
  'perhaps public': [file('good/public/server.pfx')],
  'CRLs and CAs': [good('issuing.crl'), good('root.crl'), good('root.cer'), '--as', 'ca'],
  'a design': ['plan', 'check', join(ROOT, 'examples/contoso.yaml')],
  'a design that fails': ['plan', 'check', join(ROOT, 'examples/contoso.yaml'), '--at', '2027-12-01T12:00:00Z'],
  'many files': [
    ...['server.pfx', 'client.cer'].map(good),
    ...['key-1024.pfx', 'crl-none.pfx'].map((name) => file(`negative/${name}`)),
    'nothing-there.pfx',
  ],
};

describe.skipIf(executable === undefined)('the HTML report in a browser', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
  const browser = chromiumOf(executable);

  const reportOf = async (args: readonly string[], format: string): Promise<string> => {
    const at = args.includes('--at') ? [] : ['--at', '2026-11-21T12:00:00Z'];
    const password = ['--password-file', file('password.txt'), '--force'];
    const given = args[0] === 'plan' ? [...args, ...at] : ['check', ...args, ...password, ...at];
    return (await runInProcess([...given, '--format', format])).stdout;
  };

  const pages = new Map<string, string>();
  const addressOf = async (name: string): Promise<string> => {
    const known = pages.get(name);
    if (known !== undefined) return known;
    const path = join(folder, `${pages.size}.html`);
    writeFileSync(path, await reportOf(REPORTS[name] ?? [], 'html'));
    const address = pathToFileURL(path).href;
    pages.set(name, address);
    return address;
  };

  const visit = async <T>(
    name: string,
    options: BrowserContextOptions,
    look: (page: Page, seen: { readonly requests: string[]; readonly messages: string[] }) => Promise<T>,
  ): Promise<T> => {
    const context = await browser().newContext(options);
    try {
      const page = await context.newPage();
      const seen = { requests: [] as string[], messages: [] as string[] };
      page.on('request', (request) => seen.requests.push(request.url()));
      page.on('console', (message) => seen.messages.push(message.text()));
      page.on('pageerror', (error) => seen.messages.push(error.message));
      page.on('dialog', (dialog) => {
        seen.messages.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(await addressOf(name));
      return await look(page, seen);
    } finally {
      await context.close();
    }
  };

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const looks = [
    ...Object.keys(REPORTS).flatMap((name) => [
      { name, scheme: 'light' as const, width: 1100 },
      { name, scheme: 'dark' as const, width: 1100 },
    ]),
    { name: 'bad', scheme: 'light' as const, width: 360 },
  ];

  it.each(looks)(
    'has no fault that axe-core knows: $name, $scheme, $width pixels',
    async ({ name, scheme, width }) => {
      const faults = await visit(name, { colorScheme: scheme, viewport: { width, height: 800 } }, async (page) => {
        await page.evaluate(() => {
          for (const details of Array.from(document.querySelectorAll('details'))) details.open = true;
        });
        return accessibilityFaults(page);
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it.each(Object.keys(REPORTS))('asks for nothing, and its own policy forbids it nothing: %s', async (name) => {
    const { requests, messages } = await visit(name, {}, async (page, seen) => {
      await page.waitForTimeout(50);
      return seen;
    });
    expect(requests).toEqual([await addressOf(name)]);
    expect(messages).toEqual([]);
  });

  it.each([...Object.keys(REPORTS)])('fits into the width of a phone: %s', async (name) => {
    const widths = await visit(name, { viewport: { width: 360, height: 740 } }, (page) =>
      page.evaluate(() => {
        for (const details of Array.from(document.querySelectorAll('details'))) details.open = true;
        return [document.documentElement.scrollWidth, innerWidth];
      }),
    );
    expect(widths[0]).toBe(widths[1]);
  });

  it('refuses a script that is not its own', async () => {
    await visit('good', {}, async (page, { messages }) => {
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "taken"';
        document.body.append(script);
      });
      expect(await page.title()).toBe(`PASS ${good('server.pfx')} can be the CMG server certificate`);
      expect(messages.join()).toContain('Content Security Policy');
    });
  });

  it('says without script all that it says with it, and shows no buttons then', async () => {
    const text = (page: Page) =>
      page.evaluate(() =>
        Array.from(document.querySelectorAll('main, header, footer'), (part) => part.textContent).join(),
      );
    const count = (page: Page) => page.locator('button:visible').count();
    const withScript = await visit('good', {}, async (page) => ({
      said: await text(page),
      buttons: await count(page),
    }));
    const without = await visit('good', { javaScriptEnabled: false }, async (page) => ({
      said: await page
        .locator('html')
        .evaluate((root) =>
          Array.from(root.querySelectorAll('main, header, footer'), (part) => part.textContent).join(),
        ),
      buttons: await count(page),
      names: await page.getByText('granitefalls.westus.cloudapp.azure.com', { exact: true }).isVisible(),
    }));
    expect(without.said).toBe(withScript.said);
    expect(without).toMatchObject({ buttons: 0, names: true });
    expect(withScript.buttons).toBe(6);
  });

  it('copies a name by keyboard', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    await visit('good', { permissions }, async (page) => {
      // The word is taken back after two seconds, in which nobody may have looked.
      await page.evaluate(() => {
        globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
      });
      await page.getByRole('button', { name: 'Copy deployment' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('granitefalls.westus.cloudapp.azure.com');
    });
  });

  it('has banner, main and footer, one first heading, and a heading for each file', async () => {
    await visit('many files', {}, async (page) => {
      for (const role of ['banner', 'main', 'contentinfo'] as const) {
        expect(await page.getByRole(role).count()).toBe(1);
      }
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.locator('article h2').count()).toBe(REPORTS['many files']?.length);
      const name = fixturePath('negative/crl-none.pfx');
      await page.getByRole('link', { name }).click();
      expect(await page.locator(':target').textContent()).toContain(`${name} `);
    });
  });

  it.each(['bad', 'good', 'chain missing'])(
    'has every sentence of the report that people are to read: %s',
    async (name) => {
      const report = JSON.parse(await reportOf(REPORTS[name] ?? [], 'json')) as Report;
      const said = await visit(name, {}, (page) =>
        page.evaluate(() => document.querySelector('main')?.textContent ?? ''),
      );
      const sentences = report.inputs.flatMap(({ results, summary, chain = [], crls = [], sha256 = '' }) => [
        ...results
          // The record stands among the names.
          .filter(({ rule }) => rule !== 'name/cname-needed')
          .flatMap(({ rule, outcome, reason, message, fix, citations, causedBy }) => [
            rule,
            ...(reason === 'not-asked' ? [] : [message]),
            ...(outcome === 'fail' && causedBy === undefined ? [fix, ...citations.map(({ title }) => title)] : []),
          ]),
        ...chain.flatMap(({ label, notAfter = '' }) => [label, notAfter.slice(0, 10)]),
        ...crls.flatMap(({ label, thisUpdate, nextUpdate = '' }) => [
          label.split('/').at(-1) ?? '',
          thisUpdate.slice(0, 10),
          nextUpdate.slice(0, 10),
        ]),
        summary?.thumbprintSha1 ?? 'no thumbprint',
        sha256,
      ]);
      sentences.push(`cmg-cert ${report.tool.version}`);
      expect(sentences.filter((sentence) => !said.includes(sentence))).toEqual([]);
    },
  );

  it('draws what is missing in dashes and says so', async () => {
    await visit('chain missing', {}, async (page) => {
      const missing = page.locator('.link.missing');
      expect(await missing.textContent()).toContain('missing: not at hand');
      expect(await missing.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('dashed');
    });
  });

  it('draws today, the expiry warning and the public limit where they are in the life of the certificate', async () => {
    const { bar, marks } = await visit('perhaps public', {}, (page) =>
      page.evaluate(() => {
        const row = document.querySelector('.timeline tbody tr');
        const at = (selector: string) => Number.parseFloat(row?.querySelector(selector)?.getAttribute('x1') ?? '');
        const drawn = row?.querySelector('rect');
        const start = Number.parseFloat(drawn?.getAttribute('x') ?? '');
        return {
          bar: [start, start + Number.parseFloat(drawn?.getAttribute('width') ?? '')] as const,
          marks: [at('.today'), at('.warning'), at('.limit')],
        };
      }),
    );
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    // The fixture lives from 2026-09-01 to 2027-03-18: 198 days.
    const perDay = (bar[1] - bar[0]) / days('2026-09-01', '2027-03-18');
    const expected = ['2026-11-21T12:00Z', '2027-02-16', '2027-03-20'].map(
      (day) => bar[0] + perDay * days('2026-09-01', day),
    );
    for (const [index, mark] of marks.entries()) expect(Math.abs(mark - (expected[index] ?? 0))).toBeLessThan(0.5);
  });

  it.each([
    ['good', 3],
    ['bad', 4],
  ] as const)('prints on few pages of A4: %s', async (name, most) => {
    const pdf = await visit(name, {}, (page) => page.pdf({ preferCSSPageSize: true }));
    const text = pdf.toString('latin1');
    const pageCount = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pageCount).toBeGreaterThan(0);
    expect(pageCount).toBeLessThanOrEqual(most);
    expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  it.each(Object.entries(HOSTILE))('shows a hostile name as text and runs nothing of it: %s', async (kind, text) => {
    const certificate = join(folder, 'hostile.cer');
    writeFileSync(certificate, hostileCertificate(text));
    const name = `hostile ${kind}`;
    const path = join(folder, `hostile-${kind}.html`);
    writeFileSync(path, await reportOf([certificate, '--as', 'client'], 'html'));
    pages.set(name, pathToFileURL(path).href);
    await visit(name, { viewport: { width: 360, height: 740 } }, async (page, { requests, messages }) => {
      await page.waitForTimeout(50);
      expect(await page.locator('img, iframe, object, embed, form, link, script:not(:last-of-type)').count()).toBe(0);
      expect(await page.locator('b').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(requests).toHaveLength(1);
      expect(messages).toEqual([]);
    });
  });
});
