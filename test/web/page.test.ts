import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { nodePlatform } from '../../src/platform/node/index.js';
import { accessibilityFaults } from '../support/accessibility.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { DEFAULT_AT, fixture, fixtureBytes } from '../support/fixtures.js';
import { HARMFUL, HOSTILE, hostileCertificate } from '../support/hostileNames.js';
import { type Dropped, dropped, OfflinePage, pageTests, pageText } from '../support/page.js';
import { runInProcess } from '../support/runInProcess.js';

declare global {
  var harmed: boolean | undefined;
}

/** By a variable: its types are its sources, which are not written for this compiler's settings. */
const LZMA: string = 'lzma1';
const executable = chromiumPath();
const PASSWORD = fixture('good/adcs/server.pfx').password ?? '';

/** What the command line prints for the same files, by the same names. */
async function printed(files: readonly Dropped[], args: readonly string[]): Promise<string> {
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  const passwords = [...new Set(files.flatMap(({ password }) => password ?? []))];
  const env = Object.fromEntries(passwords.map((password, index) => [`P${index}`, password]));
  const given = [...args, ...Object.keys(env).flatMap((name) => ['--password-env', name])];
  const read = async (name: string) => bytes.get(name) as Uint8Array;
  const run = await runInProcess(given, env, undefined, {
    platform: { ...nodePlatform, machineRoots: async () => [] },
    expand: async (name) => [name],
    readFile: read,
    openFile: read,
  });
  return run.stdout;
}

describe('the file of the offline page', () => {
  it('keeps within its budget of 1 MB, and 340 kB compressed', () => {
    expect(Buffer.byteLength(pageText())).toBeLessThanOrEqual(1_000_000);
    expect(gzipSync(pageText(), { level: 9 }).length).toBeLessThanOrEqual(340_000);
  });

  it('holds the code of its worker as text that any LZMA tool unpacks', async () => {
    const { decompress } = (await import(LZMA)) as { readonly decompress: (packed: Uint8Array) => Uint8Array };
    const packed = /XQAA[A-Za-z0-9+/=]*/.exec(pageText())?.[0] ?? '';
    const code = new TextDecoder().decode(decompress(Buffer.from(packed, 'base64')));
    expect(code).toContain('trust/path-valid');
    expect(code).toMatch(/onmessage=.*\)\(\);\s*$/s);
  });

  it('names no address that it would load', () => {
    expect(pageText().match(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=(?!"data:)[^>]*>/g)).toBeNull();
  });

  it('has a policy of hashes that allows nothing else', () => {
    // The page tells its readers to look at its fifth line.
    const line = pageText().split('\n')[4] ?? '';
    const policy = /^<meta http-equiv="Content-Security-Policy" content="([^"]*)">$/.exec(line)?.[1] ?? '';
    const directives = policy
      .split('; ')
      .map((directive) => directive.replaceAll(/'sha256-[A-Za-z0-9+/]{43}='/g, 'HASH'));
    expect(directives).toEqual([
      "default-src 'none'",
      'script-src HASH',
      'style-src HASH HASH',
      'worker-src blob:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });
});

describe.skipIf(executable === undefined)('the offline page in Chromium', { timeout: 120_000 }, () => {
  const browser = chromiumOf(executable);
  const onPage = pageTests(browser);

  it.each([
    ['3DES', 'openssl/pbes1-3des-sha1.pfx'],
    ['RC2', 'openssl/pbes1-rc2-40.pfx'],
    ['AES under a password with an emoji', 'openssl/password-unicode-aes.pfx'],
  ])('opens a PFX of %s and says what the command line says', (_, name) =>
    onPage(async (page) => {
      const file = dropped(name, { password: fixture(name).password });
      await page.choose([file]);
      await page.at('check-at', DEFAULT_AT);
      await page.run('check');
      const report = await page.json();
      expect((JSON.parse(report) as Report).inputs[0]?.error).toBeUndefined();
      expect(report).toBe(await printed([file], ['check', file.name, '--at', DEFAULT_AT, '--format', 'json']));
    })(),
  );

  it(
    'says that a password is wrong, leads to its field, and opens the file with the right one',
    onPage(async (page) => {
      await page.choose([
        dropped('good/adcs/server.pfx', { password: 'not the password' }),
        dropped('good/adcs/root.cer', { use: 'root' }),
      ]);
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('server.pfx: the password is wrong');
      await page.page.getByRole('button', { name: 'Enter the password' }).click();
      const field = page.page.getByLabel('Password of server.pfx');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      await field.fill(PASSWORD);
      expect(await page.run('check')).toContain('server.pfx can be the CMG server certificate');
      expect(await field.getAttribute('aria-invalid')).toBe('false');
      expect(await page.json()).not.toContain(PASSWORD);
    }),
  );

  it(
    'uses files as somebody says: roots, intermediates and CRLs',
    onPage(async (page) => {
      const files = [
        dropped('good/adcs/server.cer'),
        dropped('good/adcs/root.cer', { use: 'root' }),
        dropped('good/adcs/issuing.cer', { use: 'intermediate' }),
        dropped('good/adcs/issuing.crl', { use: 'crl' }),
      ];
      await page.choose(files);
      await page.at('check-at', DEFAULT_AT);
      await page.set('clients-check-crl', 'on');
      await page.set('configmgr', '2503');
      await page.set('site-server', '2016');
      await page.set('expires-soon', '40');
      await page.run('check');
      const companions = ['--roots', 'root.cer', '--intermediates', 'issuing.cer', '--crl', 'issuing.crl'];
      const options = [
        '--clients-check-crl',
        'on',
        '--configmgr',
        '2503',
        '--site-server',
        '2016',
        '--expires-soon',
        '40',
      ];
      const args = ['check', 'server.cer', ...companions, ...options, '--at', DEFAULT_AT, '--format'];
      expect(await page.json()).toBe(await printed(files, [...args, 'json']));
      expect(await page.savedText('#check-result button[data-format=html]')).toBe(
        await printed(files, [...args, 'html']),
      );
      expect(await page.savedText('#check-result button[data-format=markdown]')).toBe(
        await printed(files, [...args, 'markdown']),
      );
    }),
  );

  it(
    'offers a root among the files as trusted, and never trusts it unasked',
    onPage(async (page) => {
      await page.choose([dropped('good/adcs/server.pfx', { password: PASSWORD }), dropped('good/adcs/root.cer')]);
      const use = page.page.getByLabel('Use of root.cer');
      expect(await use.inputValue()).toBe('judge');
      await page.page.getByRole('button', { name: 'Trust it as a root' }).click();
      expect(await use.inputValue()).toBe('root');
    }),
  );

  it(
    'takes 200 files at once, and finds in them what the command line finds',
    onPage(async (page) => {
      const bytes = [fixtureBytes('good/adcs/client.cer'), fixtureBytes('negative/crl-host-corp.cer')];
      const files = Array.from(
        { length: 200 },
        (_, index): Dropped => ({
          name: `client-${index}.cer`,
          bytes: bytes[index % 2] as Uint8Array,
        }),
      );
      await page.choose(files);
      await page.at('check-at', DEFAULT_AT);
      expect(await page.run('check')).toContain('client-199.cer');
      const args = ['check', ...files.map(({ name }) => name), '--at', DEFAULT_AT, '--format', 'json'];
      expect(await page.json()).toBe(await printed(files, args));
    }),
  );

  it(
    'takes files that are dropped anywhere on it, and text that is pasted',
    onPage(async (page) => {
      await page.page.evaluate(
        (bytes) => {
          const carried = new DataTransfer();
          carried.items.add(new File([Uint8Array.from(bytes)], 'dropped.cer'));
          const event = { bubbles: true, cancelable: true, dataTransfer: carried };
          document.querySelector('footer')?.dispatchEvent(new DragEvent('drop', event));
        },
        [...fixtureBytes('good/adcs/client.cer')],
      );
      await page.page.getByText('Certificate: PC-0201.contoso.com').waitFor();
      await page.page.getByText('Paste text instead').click();
      await page.page.fill('#paste', new TextDecoder().decode(fixtureBytes('codecs/server.pem')));
      await page.page.click('#paste-add');
      await page.page.getByText('Certificate: GraniteFalls.contoso.com').waitFor();
      await page.run('check');
      const { inputs } = JSON.parse(await page.json()) as Report;
      expect(inputs.map(({ name, error }) => [name, error])).toEqual([
        ['dropped.cer', undefined],
        ['pasted text', undefined],
      ]);
    }),
  );

  it(
    'one password serves all files that have none of their own',
    onPage(async (page) => {
      await page.choose([dropped('good/adcs/server.pfx'), dropped('good/adcs/client.pfx')]);
      await page.set('shared-password', PASSWORD);
      await page.run('check');
      const { inputs } = JSON.parse(await page.json()) as Report;
      expect(inputs.map(({ error }) => error)).toEqual([undefined, undefined]);
    }),
  );

  it(
    'cancels at once, forgets nothing that was chosen, and starts again',
    onPage(async (page) => {
      const slow = Array.from({ length: 20 }, (_, index) =>
        dropped('openssl/iterations-600000.pfx', { name: `slow-${index}.pfx`, password: 'not the password' }),
      );
      await page.choose(slow);
      await page.page.click('#check-run');
      await page.page.locator('#activity-text', { hasText: 'Reading' }).waitFor();
      await page.page.click('#cancel');
      await page.page.locator('#activity').waitFor({ state: 'hidden' });
      expect(await page.page.textContent('#status')).toBe('Cancelled.');
      expect(await page.page.evaluate(() => document.activeElement?.id)).toBe('check-run');
      expect(await page.page.locator('#file-list > li').count()).toBe(20);
      await page.removeAll();
      await page.choose([dropped('good/adcs/client.cer')]);
      expect(await page.run('check')).toContain('client.cer');
    }),
  );

  it(
    'judges the size of a file before it reads it',
    onPage(async (page) => {
      await page.page.evaluate(
        (size) => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(size).fill(0x30)], 'disk.pfx'));
          document.dispatchEvent(new DragEvent('drop', { cancelable: true, dataTransfer: carried }));
        },
        17 * 1024 * 1024,
      );
      await page.page.getByText('Not recognised: it has more than 16 MiB').waitFor();
      expect(await page.run('check')).toContain('more than 16 MiB');
    }),
  );

  it(
    'gives the CA files to upload, one by one and as a ZIP, as chain export writes them',
    onPage(async (page) => {
      await page.show('upload');
      const files = [dropped('good/adcs/client.pfx', { password: PASSWORD }), dropped('good/adcs/root.cer')];
      await page.choose(files);
      await page.at('upload-at', DEFAULT_AT);
      expect(await page.run('upload')).toContain('Complete: 1 root and 1 intermediate to upload');
      const root = await page.saved('#upload-result tbody tr:first-child button');
      expect(root.name).toBe('root-1-Contoso-Root-CA.cer');
      expect(root.bytes).toEqual(fixtureBytes('good/adcs/root.cer'));
      const archive = await page.saved('#upload-result .primary');
      expect(storedFiles(archive.bytes)).toEqual(
        new Map([
          ['root-1-Contoso-Root-CA.cer', fixtureBytes('good/adcs/root.cer')],
          ['intermediate-1-Contoso-Issuing-CA-1.cer', fixtureBytes('good/adcs/issuing.cer')],
        ]),
      );
    }),
  );

  it(
    'says which CA is missing, and gives no file then',
    onPage(async (page) => {
      await page.show('upload');
      await page.choose([dropped('good/adcs/client.cer')]);
      await page.at('upload-at', DEFAULT_AT);
      const text = await page.run('upload');
      expect(text).toContain('Incomplete: 1 problem');
      expect(text).toContain('Contoso Issuing CA 1');
      expect(await page.page.locator('#upload-result .primary').count()).toBe(0);
    }),
  );

  it(
    'tells which client certificate is picked, as select does',
    onPage(async (page) => {
      await page.show('select');
      const files = [dropped('good/adcs/client.cer'), dropped('good/adcs/server.cer')];
      await page.choose(files);
      await page.set('select-computer', 'PC-0201');
      await page.set('issuers', 'CN=Contoso Root CA; DC=contoso; DC=com');
      await page.at('select-at', DEFAULT_AT);
      await page.run('select');
      const names = files.map(({ name }) => name);
      const args = ['--computer', 'PC-0201', '--issuers', 'CN=Contoso Root CA; DC=contoso; DC=com', '--at', DEFAULT_AT];
      expect(await page.savedText('#select-result .exports button')).toBe(
        await printed(files, ['select', ...names, ...args, '--format', 'json']),
      );
    }),
  );

  it(
    'shows what a name becomes, and what is wrong with it',
    onPage(async (page) => {
      await page.show('names');
      await page.set('names-service', 'GraniteFalls.contoso.com');
      await page.set('names-region', 'westus');
      const good = await page.run('names');
      expect(good).toContain('granitefalls.westus.cloudapp.azure.com');
      expect(good).toContain('this page asks nobody');
      await page.set('names-service', 'granite-falls.contoso.com');
      expect(await page.run('names')).toContain('Name prefix "granite-falls" contains a dash.');
      const json = JSON.parse(await page.savedText('#names-result button[data-format=json]')) as Report;
      const args = ['names', 'granite-falls.contoso.com', '--region', 'westus', '--format', 'json'];
      expect({ ...json, checkedAt: '' }).toEqual({ ...JSON.parse(await printed([], args)), checkedAt: '' });
      await page.set('names-service', '*.contoso.com');
      expect(await page.run('names')).toContain('This cannot be done yet');
    }),
  );

  it(
    'refuses a field that is wrong, in words, before anything runs',
    onPage(async (page) => {
      expect(await page.run('check')).toContain('No file was chosen.');
      await page.choose([dropped('good/adcs/server.cer')]);
      await page.set('configmgr', '25');
      expect(await page.run('check')).toContain('four digits');
      expect(await page.page.getAttribute('#configmgr', 'aria-invalid')).toBe('true');
      await page.set('configmgr', '');
      await page.set('service-name', 'granitefalls');
      expect(await page.run('check')).toContain('no fully qualified host name');
    }),
  );

  it(
    'works by keyboard alone, and moves the focus to the result',
    onPage(async (page) => {
      const { keyboard } = page.page;
      const focused = () => page.page.evaluate(() => document.activeElement?.id);
      await page.page.focus('#tab-check');
      await keyboard.press('ArrowLeft');
      expect(await focused()).toBe('tab-names');
      expect(await page.page.isVisible('#panel-names')).toBe(true);
      expect(await page.page.isVisible('#panel-check')).toBe(false);
      await keyboard.press('Tab');
      expect(await focused()).toBe('names-service');
      await keyboard.type('granitefalls.contoso.com');
      await keyboard.press('Enter');
      await page.page.locator('#names-result').waitFor();
      expect(await focused()).toBe('names-result-title');
      await page.page.focus('#tab-names');
      await keyboard.press('Home');
      expect(await focused()).toBe('tab-check');
      for (let steps = 0; steps < 10 && (await focused()) !== 'choose'; steps++) await keyboard.press('Tab');
      expect(await focused()).toBe('choose');
    }),
  );

  it.each(Object.entries(HOSTILE))('shows a certificate harmlessly whose names are hostile: %s', (_, text) =>
    onPage(async (page) => {
      await page.choose([{ name: `${text.slice(0, 40)}.cer`, bytes: hostileCertificate(text) }]);
      await page.run('check');
      await page.show('select');
      await page.set('select-computer', 'PC1');
      await page.run('select');
      await page.show('upload');
      await page.run('upload');
      const seen = await page.page.evaluate(() => ({
        // All but the page's own script.
        text: ['main', '#status', '#activity'].map((part) => document.querySelector(part)?.textContent).join(' '),
        foreign: document.querySelectorAll('main img, main script, main iframe, main style, main [onerror]').length,
        width: document.documentElement.scrollWidth - innerWidth,
      }));
      expect(seen.foreign).toBe(0);
      expect(HARMFUL.exec(seen.text)).toBeNull();
      expect(seen.width).toBeLessThanOrEqual(0);
    })(),
  );

  it('is held to its policy by the browser: no request, no script in markup', async () => {
    const page = await OfflinePage.open(browser());
    const refused = await page.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violations.push(effectiveDirective),
      );
      await fetch('https://contoso.com/').catch(() => undefined);
      const place = document.createElement('p');
      document.body.append(place);
      place.innerHTML = '<img src="https://contoso.com/x.png"><img src=x onerror="globalThis.harmed = true">';
      // Both images fail, and the script in the markup would run then.
      const failed = [...place.children].map(
        (image) => new Promise((resolve) => image.addEventListener('error', resolve)),
      );
      await Promise.all(failed);
      const expected = ['connect-src', 'img-src', 'script-src-attr'];
      while (expected.some((directive) => !violations.includes(directive)))
        await new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve, { once: true }));
      return { violations, harmed: globalThis.harmed === true };
    });
    expect(refused.harmed).toBe(false);
    expect(refused.violations).toEqual(expect.arrayContaining(['connect-src', 'img-src', 'script-src-attr']));
    await page.close();
  });

  it('says what is wrong where its worker cannot be unpacked, and leaves no file as being read', async () => {
    const page = await OfflinePage.open(browser(), {}, () => {
      globalThis.atob = () => {
        throw new RangeError('Array buffer allocation failed');
      };
    });
    await page.page.setInputFiles('#choose', [
      { name: 'server.cer', mimeType: '', buffer: Buffer.from(fixtureBytes('good/adcs/server.cer')) },
    ]);
    await page.page.getByText('this browser could not unpack the part of the page that reads files').waitFor();
    expect(await page.run('check')).toContain('Array buffer allocation failed');
    expect(await page.page.locator('#activity').isVisible()).toBe(false);
    await page.close();
  });

  it('says without script what it needs', async () => {
    const page = await OfflinePage.open(browser(), { javaScriptEnabled: false });
    expect(await page.page.innerText('body')).toContain('This page needs JavaScript');
    await page.close();
  });

  const views = async (page: OfflinePage, seen: (view: string) => Promise<void>): Promise<void> => {
    await seen('empty');
    await page.choose([
      dropped('negative/name-prefix-dash.pfx', { password: PASSWORD }),
      dropped('good/adcs/server.pfx', { password: 'wrong' }),
      dropped('good/adcs/root.cer'),
    ]);
    await page.at('check-at', DEFAULT_AT);
    await page.run('check');
    await seen('check');
    await page.removeAll();
    await page.choose([
      dropped('good/adcs/client.cer'),
      dropped('good/adcs/issuing.cer'),
      dropped('good/adcs/root.cer'),
    ]);
    await page.show('upload');
    await page.at('upload-at', DEFAULT_AT);
    await page.run('upload');
    await seen('upload');
    await page.show('select');
    await page.set('select-computer', 'PC-0201');
    await page.run('select');
    await seen('select');
    await page.show('names');
    await page.set('names-service', 'granite-falls.contoso.com');
    await page.run('names');
    await seen('names');
  };

  it.each(['light', 'dark'] as const)('has no fault that axe-core knows, in any view, %s', (colorScheme) =>
    onPage(
      async (page) => {
        await views(page, async (view) => {
          expect([view, await accessibilityFaults(page.page)]).toEqual([view, []]);
        });
      },
      { colorScheme },
    )(),
  );

  it(
    'fits a phone of 360 pixels in every view',
    onPage(
      (page) =>
        views(page, async (view) => {
          const width = await page.page.evaluate(() => document.documentElement.scrollWidth);
          expect([view, width]).toEqual([view, 360]);
        }),
      { viewport: { width: 360, height: 740 } },
    ),
  );
});

/** The files of an archive, read by its directory as an unpacker does; each has to be stored and not compressed. */
function storedFiles(archive: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const found = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    expect(view.getUint16(at + 10, true)).toBe(0);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true);
    found.set(name, archive.slice(start, start + size));
    at += 46 + nameLength;
  }
  return found;
}
