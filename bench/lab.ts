// cmg-cert lab init --clients N against as many `openssl genrsa 2048` on all cores: node bench/run.mjs lab [N]
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BUDGET = 1.1;
const clients = Number(process.argv[3] ?? 1000);
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-bench-'));
const cores = availableParallelism();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const ended = (command: string, args: readonly string[]): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`${command} ended with ${code}`))));
  });

/** The lab makes keys of its own beside those of the clients: root, issuing CA, responder, tokens, server, connection point. */
const OTHERS = 6;

const lab = (count: number, name: string): Promise<void> =>
  ended(process.execPath, [
    join(root, 'bin/cmg-cert.js'),
    ...['lab', 'init', join(folder, name), '--service-name', 'granitefalls.contoso.com', '--clients', String(count)],
  ]);

/** A process a key, one on each core. */
async function openssl(count: number): Promise<void> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await ended('openssl', ['genrsa', '-out', join(folder, 'key.pem'), '2048']);
    }
  };
  await Promise.all(Array.from({ length: cores }, worker));
}

// In turns, because key generation is luck and the machine may be busy with other things.
const ROUNDS = 4;
const share = Math.ceil(clients / ROUNDS);
let ours = 0;
let theirs = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  ours += await timed(() => lab(share, `lab-${round}`));
  theirs += await timed(() => openssl(share + OTHERS));
}
rmSync(folder, { recursive: true });

const ratio = ours / theirs;
const version = execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
console.log(`${ROUNDS} labs of ${share} clients  ${ours.toFixed(1)} s`);
console.log(`${ROUNDS} x ${share + OTHERS} openssl genrsa  ${theirs.toFixed(1)} s on ${cores} cores (${version})`);
console.log(`ratio ${ratio.toFixed(2)}, budget ${BUDGET}`);
if (ratio > BUDGET) process.exitCode = 1;
