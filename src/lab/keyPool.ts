import type { KeyObject } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { makeKey } from '../write/keys.js';

interface Job {
  readonly bits: 2048 | 4096;
  readonly done: (key: KeyObject) => void;
  readonly failed: (error: Error) => void;
}

/** Plain JavaScript, so that it needs no file of its own in a bundle. */
const WORKER = `
  const { parentPort } = require('node:worker_threads');
  const { generateKeyPairSync } = require('node:crypto');
  parentPort.on('message', (bits) => {
    parentPort.postMessage(generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: 0x10001 }).privateKey);
  });
`;

/**
 * Makes RSA keys on every core at once. libuv's pool would do so on four threads only, whatever the computer, since Node has started
 * it before a program can ask for more; and files and password derivation would wait there behind the keys.
 */
export class KeyPool {
  readonly #waiting: Job[] = [];
  readonly #idle: Worker[] = [];
  readonly #working = new Map<Worker, Job>();
  readonly #workers: Worker[] = [];
  readonly #most: number;
  #lost = 0;

  constructor(most = availableParallelism()) {
    this.#most = most;
  }

  rsa(bits: 2048 | 4096): Promise<KeyObject> {
    return new Promise((done, failed) => {
      const job = { bits, done, failed };
      if (this.#lost === this.#most) {
        inThisThread(job);
        return;
      }
      this.#waiting.push(job);
      this.#next();
    });
  }

  #next(): void {
    const worker = this.#idle.pop() ?? (this.#workers.length < this.#most ? this.#start() : undefined);
    if (worker === undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#idle.push(worker);
      return;
    }
    this.#working.set(worker, job);
    worker.postMessage(job.bits);
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { eval: true });
    this.#workers.push(worker);
    worker.on('message', (key: KeyObject) => {
      this.#working.get(worker)?.done(key);
      this.#working.delete(worker);
      this.#idle.push(worker);
      this.#next();
    });
    // A thread that the system refuses (its limit of memory or threads) costs speed, not the lab.
    worker.on('error', () => this.#withoutThread(worker));
    return worker;
  }

  #withoutThread(worker: Worker): void {
    const job = this.#working.get(worker);
    this.#working.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    if (job !== undefined) inThisThread(job);
    // It stays counted, so that no other is started in its place; where it was the last, nobody else would take what waits.
    this.#lost += 1;
    if (this.#lost === this.#most) for (const waiting of this.#waiting.splice(0)) inThisThread(waiting);
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

const inThisThread = ({ bits, done, failed }: Job): void => {
  makeKey(bits === 4096 ? 'rsa-4096' : 'rsa-2048').then(done, failed);
};
