// How long the program takes as a whole process, as a ratio to `node -e 0` in the same run (paired, so that a noisy machine cancels out).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = Number(process.argv[2] ?? 15);
const bin = 'bin/cmg-cert.js';
const server = 'fixtures/good/adcs/server.pfx';

/** Name, arguments, budget as a ratio (docs: the design's speed table). */
const CASES = [
  ['cmg-cert --version', [bin, '--version'], 1.5],
  [
    'cmg-cert check server.pfx',
    [
      bin,
      'check',
      server,
      '--password-file',
      'fixtures/password.txt',
      '--at',
      '2026-11-21',
      '--roots',
      'fixtures/good/adcs/root.cer',
    ],
    2.5,
  ],
];

const time = (args) => {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  if (status !== 0) throw new Error(`exit ${status}: node ${args.join(' ')}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

let over = false;
for (const [name, args, budget] of CASES) {
  time(args);
  const pairs = Array.from({ length: ROUNDS }, () => ({ base: time(['-e', '0']), own: time(args) }));
  const ratio = median(pairs.map(({ base, own }) => own / base));
  over ||= ratio > budget;
  const ms = median(pairs.map(({ own }) => own)).toFixed(0);
  console.log(
    `${name.padEnd(28)} ${ms} ms, ${ratio.toFixed(2)} x node -e 0 (budget ${budget})${ratio > budget ? '  OVER' : ''}`,
  );
}
process.exitCode = over ? 1 : 0;
