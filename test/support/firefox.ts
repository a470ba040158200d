import { existsSync } from 'node:fs';
import { type Browser, launch } from 'puppeteer-core';

const CANDIDATES = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Firefox ESR, or undefined with a printed reason where there is none. */
export const firefoxPath = (): string | undefined => {
  const found = CANDIDATES.find((path): path is string => path !== undefined && existsSync(path));
  if (found === undefined)
    process.stdout.write('skipped: no Firefox here (apt-get install firefox-esr, or set FIREFOX)\n');
  return found;
};

/** Driven over WebDriver BiDi, the protocol that Firefox itself speaks. */
export const launchFirefox = (executablePath: string): Promise<Browser> =>
  launch({ browser: 'firefox', executablePath, headless: true });
