import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Debian's Chromium, or undefined with a printed reason where there is none. */
export const chromiumPath = (): string | undefined => {
  const found = CANDIDATES.find((path): path is string => path !== undefined && existsSync(path));
  if (found === undefined)
    process.stdout.write('skipped: no Chromium here (apt-get install chromium, or set CHROMIUM)\n');
  return found;
};

const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root, which is what containers run as; it only loads what the test hands it.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A dozen processes are started and ended, and other tests have the processor, too: more than the ten seconds of a usual hook. */
const HOOK_MS = 120_000;

/** A browser from the first test of a suite to its last. @returns asked when a test runs */
export function chromiumOf(executablePath: string | undefined): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch(executablePath as string);
  }, HOOK_MS);
  afterAll(() => browser?.close(), HOOK_MS);
  return () => browser as Browser;
}
