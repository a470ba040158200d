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
  'old.pfx': 'negative/pfx-pbmac1.pfx',
  'chain.p7b': 'codecs/chain.p7b',
  'other.key': 'codecs/ec-pkcs8.pem',
  'request.csr': 'codecs/request-java.pem',
} as const;

const PASSWORD = fixturePath('password.txt');
const AT = ['--at', '2026-11-21T12:00:00Z'];
/** What the examples of a guide do not show, because it is not what they are about. */
const GUIDES: Readonly<Record<string, readonly string[]>> = {
  'upload-set': [...AT, '--password-file', PASSWORD],
  'client-certificate-selection': [...AT, '--password-file', PASSWORD],
  request: AT,
  pfx: ['--password-file', PASSWORD, '--out-password-file', PASSWORD],
};

const examples = Object.entries(GUIDES).flatMap(([guide, given]) => {
  const text = readFileSync(join(ROOT, 'docs/guides', `${guide}.md`), 'utf8');
  return [...text.matchAll(/^```\n\$ cmg-cert (.*)\n([\s\S]*?)^```$/gm)].map(([, command = '', output = '']) => ({
    guide,
    given,
    command,
    output,
  }));
});

describe('the guides', () => {
  it('have examples', () => {
    expect(examples).toHaveLength(8);
  });

  it.each(examples)('$guide shows what cmg-cert $command prints', ({ command, given, output }) => {
    const cwd = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
    for (const [name, file] of Object.entries(FILES)) copyFileSync(fixturePath(file), join(cwd, name));
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(cmgCert([...args, ...given], { cwd }).stdout).toBe(output);
  });
});
