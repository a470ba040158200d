import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'express';
import { addNote } from '../http/accessLog.js';
import { type Deliver, deliver } from '../http/content.js';
import type { FaultContext, ServeFault } from './fault.js';

const HTML = `<!DOCTYPE html>
<html><head><title>Sign in to the guest network</title></head>
<body><h1>Welcome to Fourth Coffee</h1><p>Accept the terms to go online.</p></body></html>
`;

/** Faults of the way, whatever is asked for. */
export const deliveryFaults: readonly ServeFault[] = [
  {
    name: 'slow',
    title: 'The answer is right and comes after 20 seconds: CryptoAPI has given up after 15',
    deliver:
      ({ pace, stopping }) =>
      async (content, request, response, now) => {
        if (await pause(pace.slowMs, response, stopping)) await deliver(content, request, response, now);
      },
  },
  {
    name: 'drip',
    title: 'The answer comes octet by octet, one a second, and is cut off after five minutes',
    deliver: drip,
  },
  {
    name: 'not-found',
    title: 'HTTP 404',
    deliver: () => (_content, _request, response) => {
      response.status(404).type('text').send('Not found\n');
    },
  },
  {
    name: 'server-error',
    title: 'HTTP 500',
    deliver: () => (_content, _request, response) => {
      response.status(500).type('text').send('Internal server error\n');
    },
  },
  {
    name: 'html',
    title: 'A web page with HTTP 200, as a guest network or a proxy puts in the place of the answer',
    deliver: () => (_content, _request, response) => {
      response.type('html').send(HTML);
    },
  },
  {
    name: 'empty',
    title: 'HTTP 200 and no body',
    deliver: () => (content, _request, response) => {
      response.type(content.type).send(Buffer.alloc(0));
    },
  },
  {
    name: 'cut-short',
    title: 'The connection ends in the middle of the body',
    deliver: () => (content, _request, response) => {
      response.type(content.type).set('Content-Length', String(content.bytes.length));
      response.write(content.bytes.subarray(0, content.bytes.length >> 1), () => response.destroy());
    },
  },
  {
    name: 'reset',
    title: 'The connection is closed without an answer',
    deliver: () => (_content, request) => {
      request.socket.destroy();
    },
  },
  {
    name: 'huge',
    title: 'A body of 1 GiB that begins like a CRL',
    deliver: huge,
  },
  {
    name: 'redirect-loop',
    title: 'A redirect to itself, without end',
    deliver: () => (_content, request, response) => {
      const round = (Number(request.query.round) || 0) + 1;
      redirect(response, `${request.originalUrl.split('?')[0]}?round=${round % 1_000_000}`);
    },
  },
  {
    name: 'redirect-file',
    title: 'A redirect to a file: URL of the computer that asks',
    deliver: () => (_content, _request, response) => redirect(response, 'file:///etc/hosts'),
  },
  {
    name: 'redirect-elsewhere',
    title: 'A redirect to another private address, 127.0.0.2',
    deliver: () => (_content, request, response) => {
      redirect(response, `http://127.0.0.2:${request.socket.localPort}${request.originalUrl.split('?')[0]}`);
    },
  },
  {
    name: 'redirect-https',
    title: 'A redirect to https, for which a CRL would be needed first',
    deliver: () => (_content, request, response) =>
      redirect(response, `https://localhost${request.originalUrl.split('?')[0]}`),
  },
];

function redirect(response: Response, to: string): void {
  // express would take the URL apart and write it anew.
  response.status(302).set('Location', to).type('text').send('Moved\n');
}

/** @returns false when the client left or the server stops first */
async function pause(ms: number, response: Response, stopping: AbortSignal): Promise<boolean> {
  const left = new AbortController();
  const leave = () => left.abort();
  response.once('close', leave);
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([stopping, left.signal]) });
    return true;
  } catch {
    response.destroy();
    return false;
  } finally {
    response.off('close', leave);
  }
}

function drip({ pace, stopping }: FaultContext): Deliver {
  return async (content, _request, response) => {
    addNote(response, content.note);
    response.type(content.type).set('Content-Length', String(content.bytes.length));
    const most = Math.floor(pace.dripForMs / pace.dripMs);
    for (let at = 0; at < content.bytes.length; at += 1) {
      if (at >= most || !(await pause(pace.dripMs, response, stopping))) {
        response.destroy();
        return;
      }
      response.write(content.bytes.subarray(at, at + 1));
    }
    response.end();
  };
}

/** Until there is room again, or nobody is left to write to. */
async function drained(response: Response): Promise<void> {
  const done = new AbortController();
  const until = (event: string) => once(response, event, { signal: done.signal }).catch(() => undefined);
  await Promise.race([until('drain'), until('close')]);
  // The one that did not come is listened for no more.
  done.abort();
}

/** Written piece by piece, as fast as the client takes it: the server never holds more than one. */
function huge({ pace, stopping }: FaultContext): Deliver {
  return async (content, _request, response) => {
    const piece = Buffer.alloc(64 * 1024, 0x05);
    const size = Math.min(pace.hugeBytes, 0xffff_ffff);
    const head = Buffer.from([0x30, 0x84, 0, 0, 0, 0]);
    head.writeUInt32BE(size, 2);
    response.type(content.type).write(head);
    for (let sent = 0; sent < size && !response.destroyed && !stopping.aborted; sent += piece.length) {
      if (!response.write(piece)) await drained(response);
    }
    response.end();
  };
}
