// The first thing to see: makes a small lab in a folder of its own and checks its server certificate, with the program just built.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/cmg-cert.js', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'cmg-cert-try-'));

function run(...args) {
  console.log(`\n$ cmg-cert ${args.join(' ')}`);
  const { status, signal } = spawnSync(process.execPath, [program, ...args], { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 70));
}

run('lab', 'init', 'lab', '--service-name', 'GraniteFalls.contoso.com');
run(
  ...['check', 'lab/server/GraniteFalls.contoso.com.pfx', '--password-file', 'lab/password.txt'],
  ...['--roots', 'lab/ca/CMG-Lab-Root-CA-1.cer', '--crl', 'lab/crl/*.crl', '--region', 'westus'],
);
console.log(`\nThe lab is in ${join(cwd, 'lab')}: try more on it, or delete it.`);
