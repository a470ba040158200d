import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { buildArguments, check, type Report, writeCommandLine } from '../../src/index.js';
import { GATEWAY, GOOD_LINE } from '../support/commandLines.js';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';
import { NOON, tokenText } from '../support/tokens.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const AT = ['--at', '2026-11-21T12:00:00Z'];
const ID = '72057594037928290';
const BASE = ['--host', 'GraniteFalls.contoso.com', '--mp-id', ID, '--site-code', 'ABC'];
const token = file('token.txt', tokenText());
const failed = (stdout: string): string[] =>
  (JSON.parse(stdout) as Report).inputs.flatMap(({ results }) =>
    results.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule),
  );

describe('ccmsetup lint', () => {
  it('passes a good line given as argument, file or standard input', async () => {
    for (const [args, input] of [
      [[GOOD_LINE], undefined],
      [[file('good.cmd', GOOD_LINE)], undefined],
      [['-'], Buffer.from(`\ufeff${GOOD_LINE}`, 'utf16le')],
      [[`/mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`], undefined],
    ] as const) {
      const run = await runInProcess(
        ['ccmsetup', 'lint', ...args],
        {},
        input === undefined ? undefined : new Uint8Array(input),
      );
      expect([args, run.code, run.stderr]).toEqual([args, 0, '']);
      expect(run.stdout.replace(/\s+/g, ' ')).toContain('has no mistake that can be seen in a ccmsetup command line');
    }
  });

  it('is a report of kind commandline, with exit codes like any other', async () => {
    const run = await runInProcess(['ccmsetup', 'lint', 'ccmsetup.exe /mp:x SMSSITECOD=ABC', '--format', 'json']);
    const report = JSON.parse(run.stdout) as Report;
    expect([run.code, report.inputs[0]?.kind, report.verdict]).toEqual([0, 'commandline', 'warn']);
    const strict = await runInProcess(['ccmsetup', 'lint', 'ccmsetup.exe SMSSITECOD=ABC', '--fail-on', 'warning']);
    expect(strict.code).toBe(1);
    const none = await runInProcess(['ccmsetup', 'lint', '-'], {}, new Uint8Array(Buffer.from('\r\n')));
    expect(none.code).toBe(3);
    const missing = await runInProcess(['ccmsetup', 'lint', join(folder, 'missing.cmd')]);
    expect(missing.code).toBe(3);
  });

  it("judges the sample line of Microsoft's page and the token in it", async () => {
    const run = await runInProcess([
      'ccmsetup',
      'lint',
      fixturePath('tokens/microsoft-page.cmd'),
      ...AT,
      '--format',
      'json',
    ]);
    expect([...new Set(failed(run.stdout))].sort()).toEqual(['ccmsetup/parameter-order', 'token/claims', 'token/form']);
  });

  it('judges an expired token in the line by the rules of tokens', async () => {
    const expired = tokenText({ claims: { exp: NOON - 60 } });
    const line = file('expired.cmd', `ccmsetup.exe /regtoken:${expired} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`);
    const run = await runInProcess(['check', line, ...AT, '--format', 'json']);
    expect([run.code, failed(run.stdout)]).toEqual([1, ['token/current']]);
  });

  it('tells a line from Word once for each mistake', async () => {
    const line = `ccmsetup.exe \u2013mp:https://${GATEWAY} CCMHOSTNAME=\u201c${GATEWAY}\u201d SMSSITECODE=ABC`;
    const run = await runInProcess(['ccmsetup', 'lint', line, '--format', 'json']);
    const report = JSON.parse(run.stdout) as Report;
    expect([run.code, report.counts.error]).toEqual([1, 2]);
  });
});

describe('ccmsetup build', () => {
  it.each([
    ['entra', `ccmsetup.exe /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`],
    ['pki', `ccmsetup.exe /UsePKICert /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`],
    ['token', `ccmsetup.exe /mp:https://${GATEWAY} /regtoken:${tokenText()} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`],
  ])('writes the line for %s', async (auth, line) => {
    const own = auth === 'token' ? ['--token', token] : [];
    const run = await runInProcess(['ccmsetup', 'build', '--auth', auth, ...BASE, ...own, ...AT]);
    expect([run.code, run.stdout]).toEqual([0, `${line}\n`]);
  });

  it('quotes for PowerShell and for Intune', async () => {
    const powershell = await runInProcess(['ccmsetup', 'build', '--auth', 'entra', ...BASE, '--shell', 'powershell']);
    expect(powershell.stdout).toBe(
      `.\\ccmsetup.exe '/mp:https://${GATEWAY}' 'CCMHOSTNAME=${GATEWAY}' 'SMSSITECODE=ABC'\n`,
    );
    const intune = await runInProcess(['ccmsetup', 'build', '--auth', 'pki', ...BASE, '--intune', '--no-crl-check']);
    expect(intune.stdout).toBe(
      `CCMSETUPCMD="/UsePKICert /NoCRLCheck /mp:https://${GATEWAY} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC"\n`,
    );
  });

  it('refuses what Intune would cut, and says what to leave out', async () => {
    const args = ['ccmsetup', 'build', '--auth', 'token', ...BASE, '--token', token, ...AT, '--intune'];
    const run = await runInProcess(args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/more than the 1,024 that Intune takes\n.*Leave out.*\/mp by --no-mp \(76\)/);
    const shorter = await runInProcess([...args, '--no-mp']);
    expect([shorter.code, shorter.stdout.trimEnd().length <= 1024]).toEqual([0, true]);
  });

  it.each([
    [
      'an expired token',
      ['--auth', 'token', '--token', file('old.txt', tokenText({ claims: { exp: NOON - 1 } })), ...BASE],
      1,
    ],
    ['a token that is none', ['--auth', 'token', '--token', fixturePath('password.txt'), ...BASE], 3],
    ['no token', ['--auth', 'token', ...BASE], 2],
    ['a token for a certificate', ['--auth', 'pki', '--token', token, ...BASE], 2],
    [
      'Entra ids for a certificate',
      ['--auth', 'pki', '--tenant-id', '607b7853-6f6f-4d5d-b3d4-811c33fdd49a', ...BASE],
      2,
    ],
    ['a tenant that is no GUID', ['--auth', 'entra', '--tenant-id', 'contoso.com', ...BASE], 2],
    ['a URL for the host', ['--auth', 'entra', ...BASE, '--host', 'https://a.contoso.com'], 2],
    ['AUTO for the site', ['--auth', 'entra', ...BASE, '--site-code', 'AUTO'], 2],
    ['an address that a shell would take apart', ['--auth', 'entra', ...BASE, '--resource-uri', 'https://a&calc'], 2],
    ['what belongs to no registry value', ['--registry', 'reg', '--host', 'a.contoso.com', '--site-code', 'ABC'], 2],
  ])('refuses %s', async (_, args, code) => {
    const run = await runInProcess(['ccmsetup', 'build', ...args, ...AT]);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).not.toBe('');
  });

  it('writes a file with a token in it for its owner alone', async () => {
    const out = join(folder, 'install.cmd');
    await runInProcess(['ccmsetup', 'build', '--auth', 'token', ...BASE, '--token', token, ...AT, '-o', out]);
    expect(readFileSync(out, 'utf8')).toContain('/regtoken:');
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
    const again = await runInProcess(['ccmsetup', 'build', '--auth', 'entra', ...BASE, '-o', out]);
    expect(again.code).toBe(2);
  });

  it('writes lines that pass lint, whatever the values', async () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{2,20}$/);
    const guid = fc.uuid();
    const request = fc.record({
      authentication: fc.constantFrom('entra' as const, 'pki' as const, 'token' as const),
      host: fc.tuple(label, label).map(([a, b]) => `${a}.${b}.com`),
      managementPointId: fc.stringMatching(/^[1-9]\d{0,18}$/),
      siteCode: fc.stringMatching(/^[A-Za-z0-9]{3}$/),
      initialManagementPoint: fc.option(
        label.map((name) => `https://${name}.contoso.com`),
        { nil: undefined },
      ),
      crlCheck: fc.boolean(),
      alwaysInternet: fc.boolean(),
      mp: fc.boolean(),
      ids: fc.option(fc.tuple(guid, guid), { nil: undefined }),
      shell: fc.constantFrom('cmd' as const, 'powershell' as const, 'intune' as const),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ ids, shell, ...rest }) => {
        const entra = rest.authentication === 'entra' && ids !== undefined;
        const list = buildArguments({
          ...rest,
          ...(rest.authentication === 'token' ? { token: tokenText() } : {}),
          ...(entra ? { tenantId: ids[0], clientAppId: ids[1], resourceUri: 'https://ConfigMgrService' } : {}),
        });
        if (shell === 'intune' && list.join(' ').length > 1000) return;
        const line = writeCommandLine(list, shell);
        const report = await check([{ name: 'line', bytes: new TextEncoder().encode(line) }], {
          at: NOON * 1000,
          clientsCheckCrl: rest.crlCheck,
          configmgrVersion: 2503,
        });
        expect([line, report.inputs[0]?.kind, report.verdict]).toEqual([line, 'commandline', 'pass']);
        expect(report.inputs[0]?.commandLines?.[0]?.properties.length).toBe(
          list.filter((one) => !one.startsWith('/')).length,
        );
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('the registry values', () => {
  it('are a file that regedit takes: UTF-16 with byte order mark, CRLF', async () => {
    const out = join(folder, 'cmg.reg');
    const run = await runInProcess([
      'ccmsetup',
      'build',
      '--registry',
      'reg',
      '--host',
      'GraniteFalls.contoso.com',
      '--always-internet',
      '-o',
      out,
    ]);
    const bytes = readFileSync(out);
    expect([run.code, bytes[0], bytes[1]]).toEqual([0, 0xff, 0xfe]);
    expect(bytes.subarray(2).toString('utf16le')).toBe(
      [
        'Windows Registry Editor Version 5.00',
        '',
        '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\CCM]',
        '"CMGFQDNs"="https://GraniteFalls.contoso.com"',
        '',
        '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\CCM\\Security]',
        '"ClientAlwaysOnInternet"=dword:00000001',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('are a PowerShell script as well', async () => {
    const run = await runInProcess([
      'ccmsetup',
      'build',
      '--registry',
      'powershell',
      '--host',
      'GraniteFalls.contoso.com',
    ]);
    expect(run.stdout).toContain("-Name 'CMGFQDNs' -Value 'https://GraniteFalls.contoso.com' -PropertyType String");
    expect(run.stdout).not.toContain('ClientAlwaysOnInternet');
    expect(run.stdout).toContain('Restart-Service -Name CcmExec');
  });
});
