import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** Whether the openssl command line is at hand; says so when it is not. */
export const hasOpenssl = (): boolean => {
  const found = spawnSync('openssl', ['version']).status === 0;
  if (!found) process.stdout.write('skipped: no openssl here (apt-get install openssl)\n');
  return found;
};

/** Runs openssl in a directory and gives what it prints. */
export const openssl = (directory: string, args: readonly string[], input?: string): string =>
  execFileSync('openssl', args, {
    cwd: directory,
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    // Nothing else runs meanwhile, the time limit of the test included.
    timeout: 120_000,
  });

/** A directory that is gone after the tests of the file. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'cmg-cert-test-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
