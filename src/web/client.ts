import type { Ask, JobName, Jobs, Progress, TellableError, Told } from './protocol.js';
import { workerCode } from './workerCode.js';

/** What went wrong in the worker, in the words of the command line. */
export class JobError extends Error {
  readonly code: string;
  readonly remedy: string;

  constructor({ code, message, remedy }: TellableError) {
    super(message);
    this.name = 'JobError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** A job was given up: somebody pressed Cancel. */
export class Cancelled extends Error {}

interface Waiting {
  readonly told: (told: Told) => void;
  readonly failed: (error: Error) => void;
}

const REMEDY = 'Reload the page, or use another browser.';

let worker: Worker | undefined;
let nextId = 0;
const waiting = new Map<number, Waiting>();

/** Unpacks the worker's code before it is needed; what goes wrong is told when it is. */
export function prepare(): void {
  try {
    workerCode();
  } catch {}
}

/** The worker comes from this page itself: its code is a text in the page, so that nothing is fetched. @throws JobError */
function running(): Worker {
  if (worker !== undefined) return worker;
  const url = URL.createObjectURL(unpacked());
  const started = new Worker(url, { name: 'cmg-cert' });
  started.onmessage = ({ data }: MessageEvent<Told>) => waiting.get(data.id)?.told(data);
  started.onerror = (event) => {
    const message = event.message || 'the worker could not be started';
    stop(new JobError({ code: 'fault', message, remedy: REMEDY }));
  };
  worker = started;
  return started;
}

function unpacked(): Blob {
  try {
    return workerCode();
  } catch (cause) {
    const message = `this browser could not unpack the part of the page that reads files: ${String(cause)}`;
    throw new JobError({ code: 'fault', message, remedy: REMEDY });
  }
}

/** Ends the worker at once, whatever it is doing; the next job starts a new one. */
function stop(reason: Error): void {
  worker?.terminate();
  worker = undefined;
  for (const { failed } of waiting.values()) failed(reason);
  waiting.clear();
}

export const cancel = (): void => stop(new Cancelled());

/** Has the worker do one job. @throws JobError, Cancelled */
export function ask<J extends JobName>(
  job: J,
  given: Jobs[J]['given'],
  progress: (progress: Progress) => void = () => undefined,
): Promise<Jobs[J]['answer']> {
  return new Promise((resolve, reject) => {
    // First: what does not unpack throws, and nobody waits for it then.
    const worker = running();
    const id = nextId++;
    waiting.set(id, {
      told(told) {
        if ('progress' in told) {
          progress(told.progress);
          return;
        }
        waiting.delete(id);
        if ('error' in told) reject(new JobError(told.error));
        else resolve(told.answer as Jobs[J]['answer']);
      },
      failed: reject,
    });
    const message: Ask<J> = { id, job, given };
    worker.postMessage(message);
  });
}
