import { describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.js';
import { chromiumOf, chromiumPath } from '../support/chromium.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const executable = chromiumPath();
const AT = ['--at', '2026-11-21T12:00:00Z'];
const OPENED = [...AT, '--password-file', fixturePath('password.txt')];
const SERVER = fixturePath('good/adcs/server.pfx');
const LINE =
  'ccmsetup.exe SMSSITECODE=AUTO /mp:https://granitefalls.contoso.com/CCM_Proxy_MutualAuth/72 CCMHOSTNAME=granitefalls.contoso.com/CCM_Proxy_MutualAuth/72 /UsePKICert';

/** Arguments of a command that judges something other than a certificate, and sentences that every form of its report has. */
const REPORTS: readonly (readonly [name: string, args: readonly string[], has: readonly string[]])[] = [
  [
    'a renewal',
    ['renewal', SERVER, fixturePath('good/wildcard/server.pfx'), ...OPENED],
    ['is not yet proven to be able to take the place of', 'replace it by 2027-08-02', 'If the console refuses it'],
  ],
  [
    'a name',
    ['names', 'Granite-Falls.contoso.com', '--region', 'westus'],
    ['contains a dash', 'granite-falls.westus.cloudapp.azure.com', 'gfalls.contoso.com'],
  ],
  [
    'a token',
    ['token', 'inspect', fixturePath('tokens/microsoft-2001.2.txt'), ...AT],
    ['cannot be used as a bulk registration token', 'SCCMPreAuthToken', '4,320 minutes'],
  ],
  [
    'a command line',
    ['ccmsetup', 'lint', LINE],
    ['cannot be used as a ccmsetup command line', 'client certificate', '(given)'],
  ],
  [
    'a request',
    ['request', 'check', fixturePath('codecs/request-ec.pem')],
    ['The key is ECDSA P-256, not RSA', 'for the CA to decide', 'cmg-cert request GraniteFalls.contoso.com'],
  ],
];

const reportOf = async (args: readonly string[], format: string): Promise<string> =>
  (await runInProcess([...args, '--format', format])).stdout;

const plain = (text: string): string => text.replace(/\\([^\w\s])/g, '$1').replace(/\s+/g, ' ');

describe('the report', () => {
  it.each(REPORTS)('of %s says the same as text and as Markdown', async (_, args, has) => {
    const [text, markdown] = await Promise.all([reportOf(args, 'text'), reportOf(args, 'markdown')]);
    for (const sentence of has) {
      expect(plain(text)).toContain(sentence);
      expect(plain(markdown)).toContain(sentence);
    }
  });
});

describe.skipIf(executable === undefined)('the HTML report', () => {
  const browser = chromiumOf(executable);

  it.each(REPORTS)(
    'of %s says it too, fits into the width of a phone, and has no fault that axe-core knows',
    async (_, args, has) => {
      const source = await reportOf(args, 'html');
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser().newPage({ colorScheme, bypassCSP: true, viewport: { width: 360, height: 740 } });
        await page.setContent(source);
        const said = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
        for (const sentence of has) expect(said).toContain(sentence);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.close();
      }
    },
    120_000,
  );

  it('calls errors outside the certificate so only where there is one', async () => {
    const [line] = await Promise.all([reportOf(REPORTS[3]?.[1] ?? [], 'html')]);
    expect(line).not.toContain('Outside the certificate');
    expect(line).not.toContain('certificate request mends');
  });

  it('names no digest of a name, which is in no file', async () => {
    expect(await reportOf(REPORTS[1]?.[1] ?? [], 'html')).not.toContain('not read');
  });
});
