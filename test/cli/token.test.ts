import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';
import { otherCertificate, signingCertificate, tokenText } from '../support/tokens.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const AT = ['--at', '2026-11-21T12:00:00Z'];
const good = tokenText();
const token = file('token.txt', `${good}\r\n`);
const signing = file('signing.cer', signingCertificate());
const other = file('other.cer', otherCertificate());
const reportOf = (stdout: string): Report => JSON.parse(stdout) as Report;
const tool = `7506ee10-f7ec-415a-b415-cd3d58790d97\r\nToken is valid until 11/23/2026 12:00:00 PM.\r\n\r\n${good}\r\n`;

describe('check', () => {
  it('finds a token from its bytes, however it was saved', async () => {
    const forms = {
      'alone.bin': good,
      'tool.pfx': tool,
      'tool16.txt': Buffer.from(`\ufeff${tool}`, 'utf16le'),
      'quoted.json': `{"token": "${good}"}`,
      'broken.txt': good.replace(/(.{80})/g, '$1\r\n'),
    };
    for (const [name, content] of Object.entries(forms)) {
      const run = await runInProcess(['check', file(name, content), ...AT, '--format', 'json']);
      const [input] = reportOf(run.stdout).inputs;
      expect([name, input?.kind, run.code]).toEqual([name, 'token', 0]);
      expect([name, input?.verdict]).toEqual([name, name === 'broken.txt' ? 'warn' : 'pass']);
    }
  });

  it('never says more of a token than was checked', async () => {
    const words = (text: string) => text.replace(/\s+/g, ' ');
    const without = await runInProcess(['check', token, ...AT]);
    expect(words(without.stdout)).toContain('its signature was not verified');
    expect(without.stdout).toContain('--signing-certificate FILE');
    const by = await runInProcess(['check', token, ...AT, '--signing-certificate', signing]);
    expect(words(by.stdout)).toContain('is a bulk registration token, signed by the certificate given');
    const wrong = await runInProcess(['check', token, ...AT, '--signing-certificate', other]);
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('token/signature')]);
  });

  it('refuses a signing certificate without a certificate in it', async () => {
    const run = await runInProcess(['check', token, '--signing-certificate', token]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('--signing-certificate')]);
  });

  it.each([
    ['the end cut off', good.slice(0, -30)],
    ['without its signature', good.slice(0, good.lastIndexOf('.'))],
    ['unsigned', tokenText({ header: { alg: 'none' }, unsigned: true })],
    ['of a shared secret', tokenText({ header: { alg: 'HS256' }, hmac: 'secret' })],
    ['with a foreign character', good.replace(/a/, '\u00e4')],
  ])('fails a token %s', async (name, text) => {
    const run = await runInProcess(['check', file(`${name}.txt`, text), ...AT, '--format', 'json']);
    expect([reportOf(run.stdout).inputs[0]?.kind, run.code]).toEqual(['token', 1]);
  });
});

describe('token inspect', () => {
  it('explains every claim and the times', async () => {
    const run = await runInProcess(['token', 'inspect', token, ...AT]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('2026-11-20 12:00 UTC to 2026-11-23 12:00 UTC (4,320 minutes), 2 days left');
    expect(run.stdout).toMatch(/exp +\d+ {2}\(expires: 2026-11-23 12:00 UTC\)/);
    expect(run.stdout).toMatch(/UniqueId +7506ee10-\S+ {2}\(by this the console lists it/);
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('reads standard input, and gives the same as JSON', async () => {
    const run = await runInProcess(['token', 'inspect', '-', ...AT, '--format', 'json'], {}, Buffer.from(tool));
    const [input] = reportOf(run.stdout).inputs;
    expect(input?.token).toMatchObject({ lifetimeMinutes: 4320, expires: '2026-11-23T12:00:00Z' });
    expect(input?.token).not.toHaveProperty('value');
  });

  it('shows any other JSON Web Token, and says that it is none for registering', async () => {
    const text = tokenText({ claimsText: '{"iss":"https://sts.windows.net/","sub":"x","roles":["a","b"]}' });
    const run = await runInProcess(['token', 'inspect', file('entra.txt', text), ...AT]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('It is a token of another service');
    expect(run.stdout).toMatch(/roles +\["a","b"\]/);
  });

  it('says what a file is that holds no token', async () => {
    const certificate = await runInProcess(['token', 'inspect', signing]);
    expect([certificate.code, certificate.stderr]).toEqual([
      3,
      expect.stringContaining('is no token but a certificate'),
    ]);
    const text = await runInProcess(['token', 'inspect', file('text.txt', 'nothing here')]);
    expect(text.code).toBe(3);
  });

  it("names Microsoft's corrupted sample, and what is wrong with it", async () => {
    const page = readFileSync(fixturePath('tokens/microsoft-page.cmd'), 'utf8');
    const sample = file('sample.txt', /\/regtoken:(\S+)/.exec(page)?.[1] ?? '');
    const run = await runInProcess(['token', 'inspect', sample, ...AT]);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('The claims are not UTF-8: octet 301 is 0xB5, in "exp".');
    expect(run.stdout).toContain("This is the corrupted sample of Microsoft's documentation");
  });
});

describe('the value of a token', () => {
  const secret = good.slice(40, 200);

  it('stands in no output unasked', async () => {
    const line = file(
      'line.cmd',
      `ccmsetup.exe /regtoken:${good} CCMHOSTNAME=a SMSSITECODE=ABC REGTOKEN=${good} ${good}`,
    );
    for (const format of ['text', 'json']) {
      for (const args of [
        ['check', token],
        ['token', 'inspect', token],
        ['ccmsetup', 'lint', line],
        ['check', line],
      ]) {
        const run = await runInProcess([...args, ...AT, '--format', format, '-v']);
        expect(run.stdout.length).toBeGreaterThan(500);
        const all = (run.stdout + run.stderr).replace(/\s/g, '');
        expect([args, all.includes(secret)]).toEqual([args, false]);
        expect([args, all.includes(good.slice(-60))]).toEqual([args, false]);
      }
    }
  });

  it('is printed with --show-token', async () => {
    const run = await runInProcess(['token', 'inspect', token, '--show-token', ...AT]);
    expect(run.stdout.replace(/\s/g, '')).toContain(good);
    const json = await runInProcess(['token', 'inspect', token, '--show-token', ...AT, '--format', 'json']);
    expect(reportOf(json.stdout).inputs[0]?.token?.value).toBe(good);
  });

  it('makes a report that holds it one for its owner alone', async () => {
    const into = (name: string) => join(folder, name);
    const args = ['token', 'inspect', token, ...AT];
    await runInProcess([...args, '-o', `json=${into('short.json')}`]);
    await runInProcess([...args, '--show-token', '-o', `json=${into('whole.json')}`]);
    expect(readFileSync(into('short.json'), 'utf8')).not.toContain(good);
    expect(readFileSync(into('whole.json'), 'utf8')).toContain(good);
    expect(statSync(into('whole.json')).mode & 0o077).toBe(0);
  });
});
