import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ROOT } from './cli.js';
import { fixtureBytes } from './fixtures.js';

const BUILT = resolve(ROOT, 'dist/cmg-cert.html');

/** The built page, opened as a double click opens it. */
export function pageUrl(): string {
  if (!existsSync(BUILT)) throw new Error('dist/cmg-cert.html is missing: run npm run build before the tests');
  return pathToFileURL(BUILT).href;
}
export const pageText = (): string => readFileSync(BUILT, 'utf8');

export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly password?: string | undefined;
  /** As the page's choice of uses has it; what the page chooses by itself when absent. */
  readonly use?: 'judge' | 'root' | 'intermediate' | 'crl' | 'issuer' | 'key' | 'plan' | undefined;
}

/** A file of fixtures/, under its own name. */
export const dropped = (file: string, more: Partial<Dropped> = {}): Dropped => ({
  name: file.slice(file.lastIndexOf('/') + 1),
  bytes: fixtureBytes(file),
  ...more,
});

/** Drives the page as a person does: the file field, the fields, the buttons. */
export class OfflinePage {
  /** Whatever the page asked of anybody but itself; it has to stay empty. */
  readonly requests: string[] = [];
  /** Scripts that failed, and what the policy refused. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('request', (request) => {
      if (!/^(file|blob|data):/.test(request.url())) this.requests.push(request.url());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('dialog', (dialog) => {
      this.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** @param before run in the page before its own script */
  static async open(browser: Browser, options: BrowserContextOptions = {}, before?: () => void): Promise<OfflinePage> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(60_000);
    const opened = new OfflinePage(await context.newPage());
    if (before !== undefined) await opened.page.addInitScript(before);
    await opened.page.goto(pageUrl());
    return opened;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async show(tab: 'check' | 'upload' | 'select' | 'names'): Promise<void> {
    await this.page.click(`#tab-${tab}`);
  }

  /** Chooses files, waits until they are described, and gives each its use and password. */
  async choose(files: readonly Dropped[]): Promise<void> {
    const { page } = this;
    const before = await page.locator('#file-list > li').count();
    await page.setInputFiles(
      '#choose',
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
    );
    await this.#described(before + files.length);
    // In one go: two hundred files are six hundred controls.
    await page.evaluate(
      ({ before, wanted }) => {
        const rows = [...document.querySelectorAll('#file-list > li')].slice(before);
        for (const [index, { use, password }] of wanted.entries()) {
          const select = rows[index]?.querySelector('select');
          const field = rows[index]?.querySelector('input');
          if (use !== undefined && select) {
            select.value = use;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          }
          if (password !== undefined && field) {
            field.value = password;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }
        }
      },
      { before, wanted: files.map(({ use, password }) => ({ use, password })) },
    );
  }

  /** Chooses a folder of the disk, and waits until its files are described. */
  async chooseFolder(folder: string): Promise<void> {
    await this.page.setInputFiles('#choose-folder', folder);
    await this.#described();
  }

  /** Drops a folder of the disk as a file manager does: the page is told of the folder, and reads what is in it. */
  async drop(folder: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
  }

  async dropFolder(folder: string): Promise<void> {
    await this.drop(folder);
    await this.#described();
  }

  /** @param count of files in all; without it, any but none */
  async #described(count?: number): Promise<void> {
    await this.page.waitForFunction((count) => {
      const rows = [...document.querySelectorAll('#file-list > li')];
      const all = count === undefined ? rows.length > 0 : rows.length === count;
      return all && !rows.some((row) => row.querySelector('.about')?.textContent === 'reading…');
    }, count);
  }

  removeAll(): Promise<void> {
    return this.page.click('#remove-all');
  }

  /** `2026-11-21T12:00:00Z` into a field for a time in UTC. */
  async at(field: string, time: string): Promise<void> {
    await this.set(field, time.replace(/Z$/, ''));
  }

  /** Fills a field or chooses in a list, even one that is folded away. */
  async set(field: string, value: string): Promise<void> {
    await this.page.$eval(`#${field}`, (element) => {
      const details = element.closest('details');
      if (details) details.open = true;
    });
    const control = this.page.locator(`#${field}`);
    if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }

  /** Presses the button of a view and waits for its result. */
  async run(view: 'check' | 'upload' | 'select' | 'names'): Promise<string> {
    await this.page.evaluate((id) => document.getElementById(id)?.setAttribute('hidden', ''), `${view}-result`);
    await this.page.click(`#${view}-run`);
    const result = this.page.locator(`#${view}-result`);
    await result.waitFor({ state: 'visible', timeout: 150_000 });
    return (await result.innerText()).trim();
  }

  /** Presses a button and reads the file that it saves. */
  async saved(button: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.click(button)]);
    return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
  }

  async savedText(button: string): Promise<string> {
    return new TextDecoder().decode((await this.saved(button)).bytes);
  }

  /** The report of the check on the page, by its own export. */
  json(): Promise<string> {
    return this.savedText('#check-result button[data-format=json]');
  }
}

/** Makes a test of what is to be done on a fresh page; every page is held to what it promises. @param browser asked when the test runs */
export const pageTests =
  (browser: () => Browser) =>
  (test: (page: OfflinePage) => Promise<void>, options?: BrowserContextOptions) =>
  async (): Promise<void> => {
    const page = await OfflinePage.open(browser(), options);
    try {
      await test(page);
      expect(page.requests).toEqual([]);
      expect(page.complaints).toEqual([]);
    } finally {
      await page.close();
    }
  };
