import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writePem } from '../src/core/pem.js';
import { readCertificate } from '../src/core/x509/certificate.js';
import { ISSUING, issueCa, issueCertificate, ROOT, testKey } from '../test/support/certificates.js';
import { largeCrl } from '../test/support/largeCrl.js';

/**
 * A CRL of 1,000,000 entries: signature and look-up, against `openssl crl -verify` in the same run, paired so that a noisy machine cancels out.
 * Three of ours: the whole program with `check certificate --crl FILE`, the whole program with `check FILE --issuer CA`, and the library's stream in a process.
 */
const ENTRIES = 1_000_000;
const ROUNDS = Number(process.argv[3] ?? 7);
const BUDGET = 0.25;

const folder = mkdtempSync(path.join(tmpdir(), 'cmg-cert-bench-'));
const file = (name: string) => path.join(folder, name);

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Wall time, and the peak of the resident set as the kernel counts it, read until the process is gone. */
async function measure(command: string, args: readonly string[], expected: readonly number[]): Promise<Run> {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (!expected.includes(status ?? -1)) throw new Error(`exit ${status}: ${command} ${args.join(' ')}\n${stderr}`);
  const child = spawn(command, args, { stdio: 'ignore' });
  let kilobytes = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      kilobytes = Math.max(kilobytes, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }, 2);
  await new Promise((settle) => child.once('close', settle));
  clearInterval(timer);
  return { milliseconds, megabytes: kilobytes / 1024 };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

try {
  const ca = issueCa(ISSUING, { crl: 'none' });
  const root = issueCa(ROOT);
  writeFileSync(file('ca.cer'), ca);
  writeFileSync(file('ca.pem'), writePem('CERTIFICATE', ca) + writePem('CERTIFICATE', root));
  writeFileSync(file('root.cer'), root);
  writeFileSync(file('server.cer'), issueCertificate());
  const issuer = readCertificate(ca).subject.der;
  const crl = largeCrl({ count: ENTRIES, key: testKey('issuing'), issuer, serial: Uint8Array.of(0x5a, 1, 2, 3) });
  writeFileSync(file('ca.crl'), crl);
  console.log(`${ENTRIES} entries, ${(crl.length / 1024 / 1024).toFixed(1)} MiB, RSA 2048 and SHA-256`);

  const bin = path.resolve('bin/cmg-cert.js');
  const library = `
    import { openSync, readFileSync, readSync } from 'node:fs';
    import { CrlStream, crypto, readCertificate } from ${JSON.stringify(path.resolve('dist/index.js'))};
    const ca = readCertificate(new Uint8Array(readFileSync(${JSON.stringify(file('ca.cer'))})));
    const wanted = [Uint8Array.of(0x5a, 1, 2, 3)];
    const stream = new CrlStream({ wanted, keysOf: () => [ca.publicKey.der], crypto: crypto.streams });
    const file = openSync(${JSON.stringify(file('ca.crl'))}, 'r');
    const memory = new Uint8Array(262144);
    for (let n = 1; n > 0; ) stream.push(memory.subarray(0, (n = readSync(file, memory, 0, memory.length, null))));
    const crl = stream.end();
    if (crl.signatureUnder(ca.publicKey.der) !== 'valid' || crl.find(wanted[0]) === undefined) process.exitCode = 9;`;
  const certificate = [
    'check',
    file('server.cer'),
    '--as',
    'server',
    '--at',
    '2026-11-21',
    '--roots',
    file('root.cer'),
  ];
  const cases: readonly [string, string, readonly string[], readonly number[]][] = [
    [
      'openssl crl -verify',
      'openssl',
      ['crl', '-inform', 'DER', '-in', file('ca.crl'), '-CAfile', file('ca.pem'), '-noout', '-verify'],
      [0],
    ],
    [
      'check server.cer --crl',
      process.execPath,
      [bin, ...certificate, '--intermediates', file('ca.cer'), '--crl', file('ca.crl')],
      [1],
    ],
    [
      'check ca.crl --issuer',
      process.execPath,
      [bin, 'check', file('ca.crl'), '--issuer', file('ca.cer'), '--at', '2026-11-21'],
      [0, 1],
    ],
    ['library stream', process.execPath, ['--input-type=module', '-e', library], [0]],
  ];
  const rounds: Run[][] = [];
  for (let i = 0; i <= ROUNDS; i += 1) {
    const round: Run[] = [];
    for (const [, command, args, expected] of cases) round.push(await measure(command, args, expected));
    // The first one warms the caches.
    if (i > 0) rounds.push(round);
  }
  let over = false;
  cases.forEach(([name], index) => {
    const time = median(rounds.map((round) => (round[index] as Run).milliseconds));
    const memory = median(rounds.map((round) => (round[index] as Run).megabytes));
    const timeRatio = median(
      rounds.map((round) => (round[index] as Run).milliseconds / (round[0] as Run).milliseconds),
    );
    const memoryRatio = median(rounds.map((round) => (round[index] as Run).megabytes / (round[0] as Run).megabytes));
    const tooMuch = index > 0 && (timeRatio > BUDGET || memoryRatio > BUDGET);
    over ||= tooMuch;
    const figures = `${time.toFixed(0).padStart(5)} ms ${memory.toFixed(0).padStart(4)} MB`;
    const ratios =
      index === 0 ? '' : `  ${timeRatio.toFixed(2)} x time, ${memoryRatio.toFixed(2)} x memory (budget ${BUDGET})`;
    console.log(`${name.padEnd(24)}${figures}${ratios}${tooMuch ? '  OVER' : ''}`);
  });
  process.exitCode = over ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
