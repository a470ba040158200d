import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { cmgCert } from '../support/cli.js';
import { fixture, fixtureBytes, fixturePath } from '../support/fixtures.js';

const AT = ['--at', '2026-11-21T12:00:00Z'];
const SERVER = fixturePath('good/adcs/server.pfx');
const PASSWORD = fixture('good/adcs/server.pfx').password as string;
const WITH_PASSWORD = { env: { PFX_PASSWORD: PASSWORD } };
const temporary = (): string => mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
const json = (stdout: string): Report => JSON.parse(stdout) as Report;

describe('cmg-cert check', () => {
  it('is the default command', () => {
    const args = [SERVER, ...AT, '--password-env', 'PFX_PASSWORD', '--format', 'json'];
    expect(cmgCert(args, WITH_PASSWORD).stdout).toBe(cmgCert(['check', ...args], WITH_PASSWORD).stdout);
  });

  it('reads standard input', () => {
    const run = cmgCert(['check', '-', ...AT, '--password-env', 'PFX_PASSWORD', '--format', 'json'], {
      ...WITH_PASSWORD,
      input: fixtureBytes('good/adcs/server.pfx'),
    });
    expect(json(run.stdout).inputs[0]).toMatchObject({ name: 'standard input', kind: 'pfx', role: 'server' });
  });

  it('finds the kind from the bytes, whatever the file is called', () => {
    const file = join(temporary(), 'report.docx');
    writeFileSync(file, fixtureBytes('good/adcs/server.pfx'));
    const run = cmgCert([file, ...AT, '--password-env', 'PFX_PASSWORD', '--format', 'json'], WITH_PASSWORD);
    expect(json(run.stdout).inputs[0]?.kind).toBe('pfx');
  });

  it('gives five results and one exit code for five files, one of them unreadable', () => {
    const files = [
      SERVER,
      fixturePath('good/public/server.pfx'),
      fixturePath('good/adcs/client.cer'),
      join(temporary(), 'absent.pfx'),
      fixturePath('good/adcs/root.cer'),
    ];
    const run = cmgCert([...files, ...AT, '--password-env', 'PFX_PASSWORD', '--format', 'json'], WITH_PASSWORD);
    const report = json(run.stdout);
    expect(report.inputs.map((input) => input.name)).toEqual(files);
    expect(report.inputs[3]?.error?.code).toBe('unreadable');
    expect(report.inputs[0]?.results.length).toBeGreaterThan(10);
    expect(run.code).toBe(3);
  });

  it('expands patterns itself, as Windows shells do not', () => {
    const run = cmgCert([fixturePath('good/adcs/*.cer'), ...AT, '--as', 'client', '--format', 'json']);
    expect(json(run.stdout).inputs.length).toBeGreaterThan(1);
  });
});

describe('passwords', () => {
  it('calls a wrong one wrong, exit 3, and not the file broken', () => {
    const run = cmgCert([SERVER, '--password-env', 'PFX_PASSWORD', '--format', 'json'], {
      env: { PFX_PASSWORD: 'nonsense' },
    });
    expect(json(run.stdout).inputs[0]?.error?.code).toBe('wrong-password');
    expect(run.code).toBe(3);
  });

  it('asks for one when none was given, and never shows one', () => {
    const run = cmgCert([SERVER]);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('--password-env');
    const opened = cmgCert([SERVER, ...AT, '--password-env', 'PFX_PASSWORD', '-v'], WITH_PASSWORD);
    expect(opened.stdout + opened.stderr).not.toContain(PASSWORD);
  });

  it('reads one from a file, with or without a final newline, UTF-8 or UTF-16', () => {
    const file = join(temporary(), 'password.txt');
    const variants = [
      PASSWORD,
      `${PASSWORD}\r\n`,
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PASSWORD, 'utf16le')]),
    ];
    for (const content of variants) {
      writeFileSync(file, content);
      const run = cmgCert([SERVER, ...AT, '--password-file', file, '--format', 'json']);
      expect(json(run.stdout).inputs[0]?.error).toBeUndefined();
    }
  });

  it('reads one from standard input, and refuses that together with -', () => {
    const run = cmgCert([SERVER, ...AT, '--password-stdin', '--format', 'json'], { input: `${PASSWORD}\n` });
    expect(json(run.stdout).inputs[0]?.error).toBeUndefined();
    expect(cmgCert(['-', '--password-stdin'], { input: 'x' }).code).toBe(2);
  });

  it('says so when the environment variable is not set', () => {
    const run = cmgCert([SERVER, '--password-env', 'NOT_SET']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('NOT_SET');
  });

  it('offers no plain argument for one', () => {
    expect(cmgCert([SERVER, '--password', 'x']).code).toBe(2);
  });
});

describe('exit codes and usage', () => {
  it('is 2 for an unknown option, format, rule or file pattern, each named', () => {
    for (const [args, word] of [
      [[SERVER, '--nonsense'], '--nonsense'],
      [[SERVER, '--format', 'xml'], 'xml'],
      [[SERVER, '--format', 'sarif'], 'not there yet'],
      [[SERVER, '--only', 'key/colour'], 'key/colour'],
      [[SERVER, '--at', '2026-02-30'], '--at'],
      [[fixturePath('nothing-*.pfx')], 'nothing-*'],
      [['fleet', 'clients'], 'not in this version yet'],
      [[], 'no file given'],
    ] as const) {
      const run = cmgCert(args);
      expect([args, run.code]).toEqual([args, 2]);
      expect(run.stderr).toContain(word);
      expect(run.stderr).not.toContain('    at ');
    }
  });

  it('is 1 for an error, and for a warning only with --fail-on warning', () => {
    const asServer = [fixturePath('good/adcs/client.pfx'), '--as', 'server', ...AT, '--password-env', 'PFX_PASSWORD'];
    expect(cmgCert(asServer, WITH_PASSWORD).code).toBe(1);
    const warns = [
      SERVER,
      '--at',
      '2027-08-20',
      '--password-env',
      'PFX_PASSWORD',
      '--roots',
      fixturePath('good/adcs/root.cer'),
    ];
    expect(cmgCert(warns, WITH_PASSWORD).code).toBe(0);
    expect(cmgCert([...warns, '--fail-on', 'warning'], WITH_PASSWORD).code).toBe(1);
  });

  it('is 4 for what could not be decided, and 0 with --allow-incomplete', () => {
    const wildcard = [
      fixturePath('good/wildcard/server.pfx'),
      ...AT,
      '--password-env',
      'PFX_PASSWORD',
      '--roots',
      fixturePath('good/wildcard/root.cer'),
    ];
    const run = cmgCert(wildcard, WITH_PASSWORD);
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('--service-name');
    expect(cmgCert([...wildcard, '--allow-incomplete'], WITH_PASSWORD).code).toBe(0);
  });

  it('never lets a bare certificate pass as the server certificate', () => {
    const run = cmgCert([
      fixturePath('good/adcs/server.cer'),
      '--as',
      'server',
      ...AT,
      '--roots',
      fixturePath('good/adcs/root.cer'),
      '--intermediates',
      fixturePath('good/adcs/issuing.cer'),
      '--format',
      'json',
    ]);
    expect(json(run.stdout).verdict).toBe('incomplete');
    expect(run.code).toBe(4);
  });

  it('sets a rule aside with its reason, tells so, and never for a mistyped rule', () => {
    const bad = [
      fixturePath('good/adcs/client.pfx'),
      '--as',
      'server',
      ...AT,
      '--password-env',
      'PFX_PASSWORD',
      '--format',
      'json',
    ];
    const report = json(cmgCert([...bad, '--skip', 'usage/server-auth=a trial'], WITH_PASSWORD).stdout);
    const finding = report.inputs[0]?.results.find((result) => result.rule === 'usage/server-auth');
    expect(finding).toMatchObject({ outcome: 'fail', suppressed: { reason: 'a trial' } });
    expect(cmgCert([...bad, '--skip', 'usage/server-auth'], WITH_PASSWORD).code).toBe(2);
    expect(cmgCert([...bad, '--skip', 'usage/serverauth=x'], WITH_PASSWORD).code).toBe(2);
  });

  it('does not claim a server certificate after running some rules only', () => {
    const run = cmgCert(
      [SERVER, ...AT, '--password-env', 'PFX_PASSWORD', '--only', 'key/*', '--format', 'json'],
      WITH_PASSWORD,
    );
    const [input] = json(run.stdout).inputs;
    expect(new Set(input?.results.map((result) => result.rule.split('/')[0]))).toEqual(new Set(['key']));
    expect(input?.claim).not.toContain('can be');
  });
});

describe('what must never pass', () => {
  const withPassword = ['--password-env', 'PFX_PASSWORD', '--format', 'json'];
  const only = (stdout: string) => json(stdout).inputs[0];

  it('a server certificate, or its issuing CA, given as a root: neither is self-signed', () => {
    for (const root of ['good/adcs/server.cer', 'good/adcs/issuing.cer']) {
      const run = cmgCert([SERVER, ...AT, '--roots', fixturePath(root), ...withPassword], WITH_PASSWORD);
      expect(only(run.stdout)?.verdict).toBe('incomplete');
    }
  });

  it('a PFX of two identities, whichever comes first, unless both do for what it is', () => {
    const run = cmgCert(['fixtures/java/two-identities.pfx', ...AT, ...withPassword], WITH_PASSWORD);
    const labels = new Set(only(run.stdout)?.results.map(({ target }) => target.label));
    expect([...labels].filter((label) => label.includes(' > '))).toHaveLength(2);
  });

  it('a run in which the one rule chosen was set aside', () => {
    const run = cmgCert([SERVER, ...AT, '--only', 'key/rsa', '--skip', 'key/rsa=x', ...withPassword], WITH_PASSWORD);
    expect(only(run.stdout)?.verdict).toBe('incomplete');
  });

  it('a bare certificate whose missing key was set aside: it is at best a warning', () => {
    const bare = [fixturePath('good/adcs/server.cer'), '--intermediates', fixturePath('good/adcs/issuing.cer')];
    const options = ['--roots', fixturePath('good/adcs/root.cer'), '--skip', 'pfx/private-key-present=elsewhere'];
    const run = cmgCert([...bare, ...AT, ...options, '--format', 'json']);
    expect(only(run.stdout)?.verdict).toBe('warn');
  });
});

describe('mistakes of the command line', () => {
  it.each(['', 'a b', 'https://granitefalls.contoso.com', '*.contoso.com', 'granitefalls'])(
    'the service name "%s" is one, and no fault of the certificate',
    (name) => {
      const run = cmgCert([SERVER, '--service-name', name, '--password-env', 'PFX_PASSWORD'], WITH_PASSWORD);
      expect(run.code).toBe(2);
    },
  );

  it('a dot at the end of the service name is none', () => {
    const args = [
      SERVER,
      ...AT,
      '--service-name',
      'GraniteFalls.contoso.com.',
      '--roots',
      fixturePath('good/adcs/root.cer'),
    ];
    expect(cmgCert([...args, '--password-env', 'PFX_PASSWORD'], WITH_PASSWORD).code).toBe(0);
  });

  it('a report over a file that is being read is refused, --force or not', () => {
    const file = join(temporary(), 'server.pfx');
    writeFileSync(file, fixtureBytes('good/adcs/server.pfx'));
    const run = cmgCert([file, '-o', `json=${file}`, '--force', '--password-env', 'PFX_PASSWORD'], WITH_PASSWORD);
    expect(run.code).toBe(2);
    expect(new Uint8Array(readFileSync(file))).toEqual(fixtureBytes('good/adcs/server.pfx'));
  });

  it('a root that is not there is reported beside the findings, exit 3', () => {
    const run = cmgCert(
      [SERVER, ...AT, '--roots', 'absent.cer', '--password-env', 'PFX_PASSWORD', '--format', 'json'],
      WITH_PASSWORD,
    );
    expect(run.code).toBe(3);
    expect(json(run.stdout).inputs.map((input) => input.error?.code)).toEqual([undefined, 'unreadable']);
  });

  it('an escape sequence in an argument never reaches the terminal', () => {
    const run = cmgCert(['no\u001b[31m*.pem']);
    expect(run.stderr).not.toContain('\u001b');
  });
});

describe('reports', () => {
  it('go to a file whole, and replace one only with --force', () => {
    const file = join(temporary(), 'report.json');
    const args = [SERVER, ...AT, '--password-env', 'PFX_PASSWORD', '-o', `json=${file}`];
    cmgCert(args, WITH_PASSWORD);
    expect(json(readFileSync(file, 'utf8')).schemaVersion).toBe(1);
    writeFileSync(file, 'mine');
    expect(cmgCert(args, WITH_PASSWORD).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    cmgCert([...args, '--force'], WITH_PASSWORD);
    expect(json(readFileSync(file, 'utf8')).schemaVersion).toBe(1);
  });

  it('have no colour when piped or asked not to, and colour when forced', () => {
    const args = [SERVER, ...AT, '--password-env', 'PFX_PASSWORD'];
    expect(cmgCert(args, WITH_PASSWORD).stdout).not.toContain('\u001b');
    const forced = cmgCert(args, { env: { ...WITH_PASSWORD.env, FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain('\u001b[');
    expect(cmgCert([...args, '--no-color'], { env: { ...WITH_PASSWORD.env, FORCE_COLOR: '1' } }).stdout).not.toContain(
      '\u001b',
    );
  });

  it.each([80, 100, 132, 200])('fit %i columns', (columns) => {
    const bad = [fixturePath('good/adcs/client.pfx'), '--as', 'server', ...AT, '--password-env', 'PFX_PASSWORD', '-v'];
    const run = cmgCert(bad, { env: { ...WITH_PASSWORD.env, COLUMNS: String(columns) } });
    const widest = Math.max(...run.stdout.split('\n').map((line) => line.length));
    expect(widest).toBeLessThanOrEqual(columns);
  });

  it('are plain ASCII where the names in the file are', () => {
    const { stdout } = cmgCert([SERVER, ...AT, '--password-env', 'PFX_PASSWORD', '-v'], WITH_PASSWORD);
    expect([...stdout].filter((character) => character > '~')).toEqual([]);
  });
});

describe('--version and --help', () => {
  it('answer on standard output with exit 0', () => {
    expect(cmgCert(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    const help = cmgCert(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Exit codes');
  });
});
