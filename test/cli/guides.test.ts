import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cmgCert, ROOT } from '../support/cli.js';
import { fixturePath } from '../support/fixtures.js';

/** What the guides show is what the program prints. */

const FILES = {
  'client.pfx': 'good/adcs/client.pfx',
  'client.cer': 'good/adcs/client.cer',
  'server.cer': 'good/adcs/server.cer',
  'root.cer': 'good/adcs/root.cer',
  'issuing.cer': 'good/adcs/issuing.cer',
  'other.cer': 'good/public/client.cer',
} as const;

const examples = ['upload-set', 'client-certificate-selection'].flatMap((guide) => {
  const text = readFileSync(join(ROOT, 'docs/guides', `${guide}.md`), 'utf8');
  return [...text.matchAll(/^```\n\$ cmg-cert (.*)\n([\s\S]*?)^```$/gm)].map(([, command = '', output = '']) => ({
    guide,
    command,
    output,
  }));
});

describe('the guides', () => {
  it('have examples', () => {
    expect(examples).toHaveLength(3);
  });

  it.each(examples)('$guide shows what cmg-cert $command prints', ({ command, output }) => {
    const cwd = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
    for (const [name, file] of Object.entries(FILES)) copyFileSync(fixturePath(file), join(cwd, name));
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const given = ['--at', '2026-11-21T12:00:00Z', '--password-file', fixturePath('password.txt')];
    expect(cmgCert([...args, ...given], { cwd }).stdout).toBe(output);
  });
});
