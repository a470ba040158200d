import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, fixtureBytes, fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const AT = ['--at', '2026-11-21T12:00:00Z'];
const PASSWORD = { PFX_PASSWORD: fixture('good/adcs/client.pfx').password as string };
const CLIENT = fixturePath('good/adcs/client.cer');
const CHAIN = ['--roots', fixturePath('good/adcs/root.cer'), '--intermediates', fixturePath('good/adcs/issuing.cer')];
const line = (file: string): string => Buffer.from(fixtureBytes(file)).toString('base64');
const select = (args: readonly string[], input?: Uint8Array) =>
  runInProcess(['select', ...args, ...AT], PASSWORD, input);

describe('cmg-cert select', () => {
  it('names the one chosen, and the rule by which each other lost', async () => {
    const args = ['adcs/client', 'adcs/server', 'public/client'].map((name) => `fixtures/good/${name}.cer`);
    const { code, stdout } = await select([...args, '--computer', 'pc-0201', ...CHAIN]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      " CHOSEN  pc-0201 chooses fixtures/good/adcs/client.cer (PC-0201.contoso.com)
               3 candidates; no issuers list: that rule is skipped; default search, computer name in the
               subject.

       + fixtures/good/adcs/client.cer: PC-0201.contoso.com
         Valid     2026-09-01 to 2027-09-01, thumbprint 4B466C1613F7B29A68AE183ABB34A5AC6E132391

       x fixtures/good/adcs/server.cer: GraniteFalls.contoso.com
         Not       client authentication: Extended key usage lacks Client Authentication
                   (1.3.6.1.5.5.7.3.2); it has Server Authentication (1.3.6.1.5.5.7.3.1).
         Valid     2026-09-01 to 2027-09-01, thumbprint AB0D5FF95F8E4C169015FCF794F068AC328B52B4

       x fixtures/good/public/client.cer: PC-0101.contoso.com
         Not       subject: the subject "CN=PC-0101.contoso.com" does not contain pc-0201
         Valid     2026-09-01 to 2027-09-01, thumbprint 28EA93818C891DC4E2BCE0A05C731D3C72774613

       Taken for granted, because files do not tell
       - it is in the Personal store of the computer
       - it is not revoked
       - its private key is in the store and the client may use it: only the certificate was given
      "
    `);
  });

  it('exits 1 when none is chosen', async () => {
    const { code, stdout } = await select([CLIENT, '--computer', 'PC-9999']);
    expect(code).toBe(1);
    expect(stdout).toContain('does not contain PC-9999');
  });

  it('exits 4 when it depends on what is not at hand, and says what to give', async () => {
    const { code, stdout } = await select([CLIENT, '--computer', 'PC-0201', '--issuers', 'CN=Contoso Root CA']);
    expect(code).toBe(4);
    expect(stdout).toContain('--intermediates');
  });

  it('exits 2 without a computer, and for a criterion that is none', async () => {
    expect((await select([CLIENT])).code).toBe(2);
    expect((await select([CLIENT, '--computer', 'A', '--select', 'nonsense'])).code).toBe(2);
    expect((await select([CLIENT, '--computer', 'A', '--issuers', 'X', '--issuer-file', CLIENT])).code).toBe(2);
  });

  it('exits 3 when a file cannot be read, and judges the others all the same', async () => {
    const { code, stdout } = await select([CLIENT, '/nowhere/absent.cer', '--computer', 'PC-0201']);
    expect(code).toBe(3);
    expect(stdout).toContain('CHOSEN');
    expect(stdout).toContain('absent.cer cannot be read: there is no such file');
  });

  it.each(['utf8', 'utf16le'] as const)(
    'reads a store from standard input, one Base64 certificate a line, in %s',
    async (encoding) => {
      const text = `\ufeff${['good/adcs/client.cer', 'good/public/client.cer', 'good/adcs/server.cer'].map(line).join('\r\n')}\r\n`;
      const { code, stdout } = await select(['-', '--computer', 'PC-0101'], Buffer.from(text, encoding));
      expect(code).toBe(0);
      expect(stdout).toContain('chooses standard input, line 2');
    },
  );

  it('reads one Base64 certificate, wrapped or not, as one file', async () => {
    const wrapped = line('good/adcs/client.cer').replace(/(.{64})/g, '$1\n');
    expect((await select(['-', '--computer', 'PC-0201'], Buffer.from(wrapped))).stdout).toContain(
      'chooses standard input (',
    );
  });

  it('names the line that is no certificate', async () => {
    const text = `${line('good/adcs/client.cer')}\nnot Base64 at all!\n`;
    const { code, stdout } = await select(['-', '--computer', 'PC-0201'], Buffer.from(text));
    expect(code).toBe(3);
    expect(stdout).toContain('standard input, line 2 cannot be read');
  });

  it('proves the key of a PFX instead of taking it for granted', async () => {
    const args = ['--password-env', 'PFX_PASSWORD', '--computer', 'PC-0201', ...CHAIN];
    expect((await select([fixturePath('good/adcs/client.pfx'), ...args])).stdout).not.toContain('private key');
    expect((await select([CLIENT, ...args])).stdout).toContain('its private key is in the store');
  });

  it('takes the issuers list from a file as mobileclient.tcf has it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'cmg-cert-test-')), 'issuers.txt');
    writeFileSync(
      file,
      '\ufeffCertificateIssuers="CN=Litware Root CA | CN=Contoso Root CA; DC=contoso; DC=com"\r\n',
      'utf16le',
    );
    const { code } = await select([CLIENT, '--computer', 'PC-0201', '--issuer-file', file, ...CHAIN]);
    expect(code).toBe(0);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await select([CLIENT, '--computer', 'PC-0201', ...CHAIN, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      outcome: 'chosen',
      issuers: null,
      criterion: null,
      candidates: [{ state: 'chosen', label: 'PC-0201.contoso.com' }],
      unreadable: [],
    });
  });

  it('keeps within the width of the terminal', async () => {
    for (const columns of ['80', '120', '200']) {
      const { stdout } = await runInProcess(['select', CLIENT, '--computer', 'X', ...AT], { COLUMNS: columns });
      expect(Math.max(...stdout.split('\n').map((one) => one.length))).toBeLessThanOrEqual(Number(columns));
    }
  });
});
