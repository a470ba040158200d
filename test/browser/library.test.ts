import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Library from '../../src/browser.js';
import { check as checkInNode } from '../../src/index.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { ROOT } from '../support/cli.js';
import { DEFAULT_AT, fixture, fixtureBytes } from '../support/fixtures.js';

declare global {
  var cmgCert: typeof Library;
}

const executable = chromiumPath();

/** A secure context without a server: every request for this origin is answered by the test. */
const ORIGIN = 'http://localhost/';

describe.skipIf(executable === undefined)('the library in a browser', () => {
  const browser = chromiumOf(executable);
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    const bundle = await build({
      absWorkingDir: ROOT,
      entryPoints: ['src/browser.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'cmgCert',
      platform: 'browser',
      mainFields: ['browser', 'module', 'main'],
      target: 'es2022',
    });
    page = await browser().newPage();
    await page.route(`${ORIGIN}**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>cmg-cert</title>' }),
    );
    await page.goto(ORIGIN);
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
    page.on('request', (request) => requests.push(request.url()));
  }, 60_000);

  const inBrowser = (file: string, password: string): Promise<Library.Report> =>
    page.evaluate(
      ({ bytes, name, password, at }) =>
        globalThis.cmgCert.check([{ name, bytes: Uint8Array.from(bytes) }], { passwords: [password], at }),
      { bytes: [...fixtureBytes(file)], name: file, password, at: Date.parse(DEFAULT_AT) },
    );

  it.each([
    'good/adcs/server.pfx',
    'openssl/pbes1-3des-sha1.pfx',
    'openssl/pbes1-rc2-40.pfx',
    'openssl/pbes2-camellia-256.pfx',
    'openssl/password-unicode-aes.pfx',
  ])('judges %s as Node does, and asks the network for nothing', async (file) => {
    const password = fixture(file).password ?? '';
    const expected = await checkInNode([{ name: file, bytes: fixtureBytes(file) }], {
      passwords: [password],
      at: Date.parse(DEFAULT_AT),
    });
    expect(expected.inputs[0]?.error).toBeUndefined();
    expect(await inBrowser(file, password)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(requests).toEqual([]);
  });

  it('tells a wrong password from a broken file', async () => {
    const report = await inBrowser('good/adcs/server.pfx', 'not the password');
    expect(report.inputs[0]?.error?.code).toBe('wrong-password');
  });

  it.each([
    ['the network', { online: true }, 'there is no network to ask here'],
    ['Azure', { azure: { subscription: '00000000-0000-4000-8000-000000000000' } }, 'Azure cannot be asked from here'],
  ] as const)('refuses to judge a file when %s is to be asked', async (_, options, message) => {
    const asked = page.evaluate(
      ({ bytes, options }) => globalThis.cmgCert.check([{ name: 'root.cer', bytes: Uint8Array.from(bytes) }], options),
      { bytes: [...fixtureBytes('good/adcs/root.cer')], options },
    );
    await expect(asked).rejects.toThrow(message);
  });

  it.each([
    ['DNS', { online: true }, 'there is no DNS to ask here'],
    ['Azure', { azure: { subscription: '00000000-0000-4000-8000-000000000000' } }, 'Azure cannot be asked from here'],
  ] as const)('refuses to judge a name when %s is to be asked', async (_, options, message) => {
    const asked = page.evaluate((given) => globalThis.cmgCert.names('GraniteFalls.contoso.com', given), options);
    await expect(asked).rejects.toThrow(message);
  });

  it('calls unknown what it could only ask the network', async () => {
    const report = await page.evaluate(
      ({ bytes, at }) => globalThis.cmgCert.check([{ name: 'server.cer', bytes: Uint8Array.from(bytes) }], { at }),
      { bytes: [...fixtureBytes('good/adcs/server.cer')], at: Date.parse(DEFAULT_AT) },
    );
    const reachable = report.inputs[0]?.results.find(({ rule }) => rule === 'crl/reachable');
    expect(reachable).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
