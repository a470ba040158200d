import workerCode from 'worker-code';
import type { Ask, JobName, Jobs, Progress, TellableError, Told } from './protocol.js';

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

let worker: Worker | undefined;
let nextId = 0;
const waiting = new Map<number, Waiting>();

/** The worker comes from this page itself: its code is a text in the page, so that nothing is fetched. */
function running(): Worker {
  if (worker !== undefined) return worker;
  const url = URL.createObjectURL(new Blob([workerCode], { type: 'text/javascript' }));
  const started = new Worker(url, { name: 'cmg-cert' });
  started.onmessage = ({ data }: MessageEvent<Told>) => waiting.get(data.id)?.told(data);
  started.onerror = (event) => {
    const message = event.message || 'the worker could not be started';
    stop(new JobError({ code: 'fault', message, remedy: 'Reload the page, or use another browser.' }));
  };
  worker = started;
  return started;
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
    running().postMessage(message);
  });
}
