import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HARMFUL, HOSTILE, hostileCertificate } from '../support/hostileNames.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const render = async (text: string, format: string): Promise<string> => {
  const file = join(folder, 'pc1.cer');
  writeFileSync(file, hostileCertificate(text));
  const args = ['check', file, '--as', 'client', '--computer', 'PC1.contoso.com', '--at', '2026-11-21', '-v'];
  const { stdout, stderr } = await runInProcess([...args, '--format', format]);
  expect(stderr).toBe('');
  return stdout;
};

const kinds = Object.entries(HOSTILE).map(([kind, text]) => ({ kind, text }));
const MAX = 200_000;

describe('a hostile certificate', () => {
  it.each(kinds)('is shown in text without a control or bidi character, within bounds: $kind', async ({ text }) => {
    const shown = await render(text, 'text');
    expect(shown).not.toMatch(HARMFUL);
    expect(shown.length).toBeLessThan(MAX);
    for (const line of shown.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
  });

  it.each(kinds)('makes no markup in HTML: $kind', async ({ text }) => {
    const shown = await render(text, 'html');
    expect(shown).not.toMatch(HARMFUL);
    expect(shown.length).toBeLessThan(MAX);
    expect(shown).not.toContain('<img');
    expect(shown).not.toContain('<b>');
    expect(shown.match(/<script>/g)).toHaveLength(1);
    expect(shown.match(/<\/style>/g)).toHaveLength(1);
  });

  it.each(kinds)('makes no block, markup or link in Markdown: $kind', async ({ text }) => {
    const shown = await render(text, 'markdown');
    expect(shown).not.toMatch(HARMFUL);
    expect(shown.length).toBeLessThan(MAX);
    // What takes no room parts a name from its @, a number from its #.
    const prose = withoutCode(shown).replaceAll('&#8203;', '\u2063');
    expect(prose).not.toMatch(/<(?!https:)/);
    expect(prose).not.toMatch(/(?<!\\)!\[/);
    expect(prose).not.toMatch(/^# Heading/m);
    expect(prose).not.toMatch(/(?<!\\)\]\((?!<https:\/\/)/);
    expect(prose).not.toMatch(/@[a-z]/i);
    expect(prose).not.toMatch(/#\d/);
    expect(prose.replaceAll(/\]\(<https:[^>]*>\)/g, '')).not.toMatch(/:\/\/|www\./);
    for (const row of prose.split('\n').filter((line) => line.startsWith('|'))) {
      expect(row.match(/(?<!\\)\|/g)?.length).toBeLessThanOrEqual(5);
    }
  });

  it('is told within bounds where a run tells of two', async () => {
    const files = [HOSTILE.long, HOSTILE.longRightToLeft].map((text, index) => {
      const file = join(folder, `${index}.cer`);
      writeFileSync(file, hostileCertificate(text));
      return file;
    });
    for (const format of ['text', 'html', 'markdown']) {
      const { stdout } = await runInProcess(['check', ...files, '--at', '2026-11-21', '--format', format]);
      expect(stdout).toContain('have the same key');
      expect(stdout.length).toBeLessThan(MAX);
    }
  });

  it('still says what it holds', async () => {
    expect(await render(HOSTILE.markup, 'text')).toContain(HOSTILE.markup);
    expect(await render(HOSTILE.markup, 'html')).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(await render(HOSTILE.markup, 'markdown')).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(await render(HOSTILE.bidi, 'markdown')).toContain('PC1.\\\\u{202e}moc');
  });
});

/** Without fenced blocks and code spans, in which nothing is markup. */
const withoutCode = (markdown: string): string =>
  markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '').replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');
