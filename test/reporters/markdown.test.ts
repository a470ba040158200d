import { describe, expect, it } from 'vitest';
import { code, codeBlock, escapeMarkdown, link, md } from '../../src/reporters/markdown/template.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const check = async (format: string, files: readonly string[], ...args: string[]): Promise<string> => {
  const given = ['--password-file', fixturePath('password.txt'), '--at', '2026-11-21T12:00:00Z'];
  const { stdout } = await runInProcess(['check', ...files.map(fixturePath), ...given, ...args, '--format', format]);
  return stdout;
};

describe('the Markdown report', () => {
  it('begins with the two lines that the text report begins with', async () => {
    const file = 'negative/name-prefix-dash.pfx';
    const service = ['--service-name', 'GraniteFalls.contoso.com'];
    const [title, , advice] = (await check('markdown', [file], ...service)).split('\n');
    expect(title).toBe(`## FAIL: ${fixturePath(file)} cannot be the CMG server certificate: 2 errors`);
    expect(advice).toBe('Errors 1 and 2 need a new certificate: change all in one request.');
    expect(await check('text', [file], ...service)).toContain(`\n       ${advice}\n`);
  });

  it('has a row for each failure, and its Why, Fix and Source below', async () => {
    const shown = await check('markdown', ['negative/key-1024.pfx']);
    expect(shown).toContain(
      '| 1 | Error | The RSA key has 1024 bits. Supported lengths are 2048 and 4096. | `key/size` |',
    );
    expect(shown).toMatch(
      /\*\*Error 1\*\* The RSA key[^\n]*\n\n- \*\*Why\*\* [\s\S]*\n- \*\*Fix\*\* [\s\S]*\n- \*\*Source\*\* \[/,
    );
  });

  it('has the derived names in a block of code', async () => {
    const shown = await check('markdown', ['good/adcs/server.pfx'], '--region', 'westus');
    expect(shown).toMatch(
      /```text\nRelease {5}2603 assumed[^\n]*\nService {5}granitefalls\.contoso\.com\nDeployment {2}granitefalls\.westus\.cloudapp\.azure\.com\n/,
    );
  });

  it('tells of many files only what is wrong, below a table of all', async () => {
    const good = ['server.pfx', 'client.pfx', 'connection-point.pfx', 'client.cer'].map((name) => `good/adcs/${name}`);
    const roots = [
      '--roots',
      fixturePath('good/adcs/root.cer'),
      '--intermediates',
      fixturePath('good/adcs/issuing.cer'),
    ];
    const shown = await check('markdown', [...good, 'negative/key-1024.pfx'], ...roots);
    expect(shown).toMatch(/^# FAIL: 5 files: /);
    for (const file of good) expect(shown).toContain(`\`${fixturePath(file)}\``);
    expect(shown.match(/^## /gm)).toHaveLength(1);
    expect(shown).toContain(`## FAIL: ${fixturePath('negative/key-1024.pfx')} cannot`);
  });
});

describe('text in Markdown', () => {
  it.each([
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['![a](b) [c]', '!\\[a\\](b) \\[c\\]'],
    ['a|b', 'a\\|b'],
    ['`x` *y* _z_ ~q~ $1$', '\\`x\\` \\*y\\* \\_z\\_ \\~q\\~ \\$1\\$'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['3.5', '3.5'],
    ['a\nb', 'a\\\\u{a}b'],
    ['\u202ea', '\\\\u{202e}a'],
    ['@contoso #12 !3 GH-4', '@&#8203;contoso #&#8203;12 !&#8203;3 GH&#8203;-4'],
    ['http://a.contoso.com', 'http:&#8203;//a.contoso.com'],
    ['WWW.contoso.com', 'WWW&#8203;.contoso.com'],
  ])('%j is written %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
    expect(md`${text}`.text).toBe(expected);
  });

  it.each([
    ['a', '`a`'],
    ['a`b', '`` a`b ``'],
    ['a|b', '`a\\|b`'],
    ['a\nb', '`a\\u{a}b`'],
  ])('%j in a code span is %j', (text, expected) => {
    expect(code(text).text).toBe(expected);
  });

  it('cannot end a block of code that it stands in', () => {
    expect(codeBlock(['a', '```', '````\n# x']).text).toBe('`````text\na\n```\n````\\u{a}# x\n`````');
  });

  it('is a link only to an https address', () => {
    expect(link('a]', 'https://learn.microsoft.com/x').text).toBe('[a\\]](<https://learn.microsoft.com/x>)');
    expect(link('a', 'javascript:alert(1)').text).toBe('a');
    expect(link('a', 'https://x> onclick').text).toBe('a');
  });
});
