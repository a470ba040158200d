import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cmgCert, ROOT } from '../support/cli.js';

const README = readFileSync(resolve(ROOT, 'README.md'), 'utf8');
const AT = ['--at', '2026-11-21', '--password-file', 'fixtures/password.txt'];
const ROOTS = ['--roots', 'fixtures/good/adcs/root.cer'];
const run = (file: string, args: readonly string[], name: string): string =>
  cmgCert(['check', file, ...args, ...AT], { env: { COLUMNS: '96' } }).stdout.replaceAll(file, name);

describe('the README', () => {
  it('shows what the program prints for a good certificate', () => {
    const args = [...ROOTS, '--region', 'westus'];
    const [shown = ''] = run('fixtures/good/adcs/server.pfx', args, 'granitefalls.pfx').split('\n Worth knowing');
    expect(README).toContain(shown.trimEnd());
  });

  it('shows what the program prints for a bad one', () => {
    const [shown = ''] = run('fixtures/negative/name-prefix-dash.pfx', ROOTS, 'granite-falls.pfx').split(
      '\n Certificate',
    );
    expect(README).toContain(shown.trimEnd());
  });

  it('begins with a command that makes a lab and checks its server certificate, as often as one likes', () => {
    const [, script = ''] = /^npm ci && npm run build && npm run -s (\w+)$/m.exec(README) ?? [];
    const [, shown = ''] = /It ends with\n\n```\n([\s\S]*?)```/.exec(README) ?? [];
    const command = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')).scripts[script] as string;
    const [node, ...args] = command.split(' ');
    expect(node).toBe('node');
    const changes = () => execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
    const before = changes();
    for (const _ of ['once', 'again']) {
      // Of the caller's environment no more than it takes: neither colours nor a proxy.
      const { PATH = '', TMPDIR = tmpdir() } = process.env;
      const env = { PATH, TMPDIR, COLUMNS: '96' };
      const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
      expect(stdout).toContain(shown);
      expect(status).toBe(0);
    }
    expect(changes()).toBe(before);
  }, 120_000);
});
