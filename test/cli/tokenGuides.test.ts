import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cmgCert, ROOT } from '../support/cli.js';
import { fixturePath } from '../support/fixtures.js';

const cwd = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
afterAll(() => rmSync(cwd, { recursive: true }));
copyFileSync(fixturePath('tokens/microsoft-2001.2.txt'), join(cwd, 'token.txt'));
writeFileSync(
  join(cwd, 'install.cmd'),
  'ccmsetup.exe CCMHOSTNAME=https://GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290 ^\n  SMSSITECODE=AUTO /NoCRLChek\n',
);

const examples = ['tokens', 'ccmsetup'].flatMap((guide) => {
  const text = readFileSync(join(ROOT, 'docs/guides', `${guide}.md`), 'utf8');
  return [...text.matchAll(/^```\n\$ cmg-cert (.*)\n([\s\S]*?)^```$/gm)].map(([, command = '', output = '']) => ({
    guide,
    command,
    output,
  }));
});

describe('the guides to tokens and ccmsetup', () => {
  it('have examples', () => {
    expect(examples).toHaveLength(3);
  });

  it.each(examples)('$guide shows what cmg-cert $command prints', ({ command, output }) => {
    expect(cmgCert(command.split(' '), { cwd }).stdout).toBe(output);
  });
});
