import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Measured {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The report as JSON, of the same run. */
  readonly json: string;
  readonly milliseconds: number;
  /** Peak of the resident set of the whole process; 0 where the system does not tell. */
  readonly megabytes: number;
}

/** Writes its own peak memory to a file as the process ends. Not getrusage: after a fork that counts the parent's memory too. */
const PRELOAD = `
import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  let kilobytes = process.resourceUsage().maxRSS;
  try { kilobytes = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? kilobytes); } catch {}
  writeFileSync(process.env.PEAK_FILE, String(kilobytes));
});`;

/** Runs the built program on one file, as a process of its own. */
export function measure(
  program: string,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly password?: string | undefined },
  args: readonly string[] = [],
  timeout = 60_000,
): Measured {
  const directory = mkdtempSync(path.join(tmpdir(), 'cmg-cert-hostile-'));
  try {
    const peak = path.join(directory, 'peak');
    const preload = path.join(directory, 'preload.mjs');
    writeFileSync(preload, PRELOAD);
    writeFileSync(path.join(directory, file.name), file.bytes);
    const password = file.password === undefined ? [] : ['--password-env', 'PASSWORD'];
    const common = [...password, '--at', '2026-11-21', '-o', 'json=report.json'];
    const argv = ['--import', preload, program, 'check', file.name, ...common, ...args];
    const start = process.hrtime.bigint();
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
      cwd: directory,
      env: { PATH: process.env.PATH ?? '', PASSWORD: file.password ?? '', PEAK_FILE: peak },
      input: '',
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      timeout,
    });
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    const json = contentOf(path.join(directory, 'report.json'));
    return { code: status, stdout, stderr, json, milliseconds, megabytes: Number(contentOf(peak)) / 1024 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Nothing is written where the process was killed, or stopped at the command line. */
function contentOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
