import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ROOT, type Run } from './cli.js';

/**
 * Runs the built program while this process goes on: for servers that live in the test.
 * @param root folder that has bin/ and dist/; default: the repository
 */
export function spawnCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  root = ROOT,
): Promise<Run> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [resolve(root, 'bin/cmg-cert.js'), ...args], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    });
    const parts = { stdout: '', stderr: '' };
    // A letter of several octets may come in two pieces.
    child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.stderr += text));
    child.on('error', reject);
    child.on('close', (code) => settle({ code, ...parts }));
  });
}
