import type { NextFunction, Request, Response } from 'express';
import { visible } from '../../../core/text/escape.js';

/** One line of the access log. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly remote: string;
  readonly method: string;
  readonly url: string;
  /** HTTP status; 0 where the client left before one was sent. */
  readonly status: number;
  /** Octets sent, header included. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** What was answered, in words: `ocsp: good 1a2b`, `fault: slow; crl of Contoso Root CA`. */
  readonly note?: string;
  readonly userAgent?: string;
  /** The client went away before the end. */
  readonly aborted?: true;
}

export type Log = (entry: LogEntry) => void;

/** A URL can fill the header; a line of the log should not. */
const MAX_TEXT = 2000;
const shown = (text: string): string => visible(text.slice(0, MAX_TEXT));

/** Adds to what the access log tells of this answer. */
export const addNote = (response: Response, note: string): void => {
  const { note: before } = response.locals;
  response.locals.note = typeof before === 'string' ? `${before}; ${note}` : note;
};

/** Logs every request once, when its answer has been sent or its client has gone. */
export const accessLog =
  (log: Log, now: () => number) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = now();
    const { socket } = request;
    const sentBefore = socket.bytesWritten;
    const remote = socket.remoteAddress ?? '';
    response.once('close', () => {
      const { note } = response.locals;
      const userAgent = request.get('user-agent');
      log({
        time: new Date(startedAt).toISOString(),
        remote,
        method: request.method,
        url: shown(request.originalUrl),
        status: response.headersSent ? response.statusCode : 0,
        bytes: socket.bytesWritten - sentBefore,
        milliseconds: now() - startedAt,
        ...(typeof note === 'string' ? { note: shown(note) } : {}),
        ...(userAgent === undefined ? {} : { userAgent: shown(userAgent) }),
        ...(response.writableFinished ? {} : { aborted: true }),
      });
    });
    next();
  };
