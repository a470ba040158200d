import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { addNote } from './accessLog.js';

/** A body that is ready to be sent. */
export interface Content {
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
  /** For the access log. */
  readonly note: string;
  /** What a cache may be told; undefined for what no cache may keep. Times in ms since 1970. */
  readonly freshness: Freshness | undefined;
}

export interface Freshness {
  readonly modifiedAt: number;
  /** When the body ceases to be valid; undefined where it never does by itself. */
  readonly validUntil: number | undefined;
}

/** A body made wrong, none at all (404), or a kind of file that cannot go wrong in this way. */
export type Changed = Content | 'not-found' | 'does-not-apply';

/** How a content reaches its client: whole and at once, or in one of the ways in which that goes wrong. */
export type Deliver = (
  content: Content,
  request: Request,
  response: Response,
  now: () => number,
) => void | Promise<void>;

/** For a body without an end of its own: a CA certificate. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Sends it with ETag, Last-Modified, Expires and a `max-age` that ends with the validity (RFC 5019 § 6.2, RFC 9111). Express answers a conditional
 * request with 304.
 */
export const deliver: Deliver = ({ type, bytes, note, freshness }, _request, response, now) => {
  addNote(response, note);
  if (freshness === undefined) {
    response.set('Cache-Control', 'no-store');
  } else {
    const until = freshness.validUntil ?? now() + DAY_MS;
    response.set({
      ETag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 32)}"`,
      'Last-Modified': new Date(freshness.modifiedAt).toUTCString(),
      Expires: new Date(until).toUTCString(),
      'Cache-Control': `public, max-age=${Math.max(0, Math.floor((until - now()) / 1000))}, no-transform, must-revalidate`,
    });
  }
  response.type(type).send(Buffer.from(bytes));
};
