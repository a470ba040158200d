import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { afterAll, beforeAll } from 'vitest';

const CANDIDATES = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Firefox ESR, or undefined with a printed reason where there is none. */
export const firefoxPath = (): string | undefined => {
  const found = CANDIDATES.find((path): path is string => path !== undefined && existsSync(path));
  if (found === undefined)
    process.stdout.write('skipped: no Firefox here (apt-get install firefox-esr, or set FIREFOX)\n');
  return found;
};

/** Its start and its end, with other tests on the processor, take more than the ten seconds of a usual hook. */
const HOOK_MS = 120_000;

/** Driven over WebDriver BiDi, the protocol that Firefox itself speaks. */
const start = (executablePath: string): Promise<Browser> =>
  launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: HOOK_MS,
    // For what a driver may not do to a page, such as naming a folder of the disk.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      // Otherwise it is still scrolling smoothly when the place of a click is reckoned.
      'ui.prefersReducedMotion': 1,
      // Otherwise it ends a page that reads a folder which no hand has dropped.
      'dom.filesystem.pathcheck.disabled': true,
    },
    // It refuses to be root in somebody else's home, which is what root has in some containers and after sudo.
    env: {
      ...process.env,
      HOME: mkdtempSync(join(tmpdir(), 'cmg-cert-firefox-')),
      XAUTHORITY: undefined,
      XDG_RUNTIME_DIR: undefined,
    },
  });

/** A browser from the first test of a suite to its last. @returns asked when a test runs */
export function firefoxOf(executablePath: string | undefined): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await start(executablePath as string);
  }, HOOK_MS);
  afterAll(() => browser?.close(), HOOK_MS);
  return () => browser as Browser;
}
