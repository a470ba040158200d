import { readFileSync } from 'node:fs';
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
});
