import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { CmgCertError } from '../../core/errors.js';
import { makeKey } from '../../write/keys.js';
import { createApp } from './app.js';
import { type FaultContext, PACE, type Pace, type ServeFault } from './faults/fault.js';
import { serveFaults } from './faults/index.js';
import type { Log } from './http/accessLog.js';
import { applyLimits, LIMITS, type Limits } from './http/limits.js';
import type { Publication } from './publication.js';
import { makeResponders } from './responders.js';
import { signingKeyOf } from './signingKey.js';

export interface ServeOptions {
  readonly publication: Publication;
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default 8080; 0 takes a free one. */
  readonly port?: number | undefined;
  readonly log?: Log | undefined;
  /** ms since 1970. */
  readonly now?: (() => number) | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly pace?: Partial<Pace> | undefined;
  /** Name of a fault that everything is to have, at the addresses that certificates name too. */
  readonly fault?: string | undefined;
}

export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:8080`, without a slash at its end. */
  readonly url: string;
  /** Takes no new connection, lets answers under way end for 3 seconds, and cuts what is open then. */
  close(): Promise<void>;
}

export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORT = 8080;

/**
 * Publishes a lab over HTTP: certificates, CRLs, delta CRLs and OCSP, and the faults of all these.
 * @throws CmgCertError `configuration` when the address cannot be had, `usage` when there is no such fault
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { publication, host = DEFAULT_HOST, port = DEFAULT_PORT, log = () => undefined, now = Date.now } = options;
  const everywhere = faultNamed(options.fault);
  const limits: Limits = { ...LIMITS, ...options.limits };
  const stopping = new AbortController();
  const [responders, stranger] = await Promise.all([makeResponders(now), makeKey('rsa-2048')]);
  const context: FaultContext = {
    now,
    stranger: signingKeyOf(stranger),
    unauthorizedResponder: responders.unauthorized,
    pace: { ...PACE, ...options.pace },
    stopping: stopping.signal,
  };
  const app = createApp({ publication, responders, context, log, now, everywhere });
  const server = createServer({ maxHeaderSize: limits.headerBytes, connectionsCheckingInterval: 1000 }, app);
  applyLimits(server, limits);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // A client that leaves was not refused.
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') log(clientErrorEntry(error, socket, now()));
    refuse(error, socket);
  });
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    host,
    port: bound,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () => close(server, stopping, limits.shutdownMs),
  };
}

function faultNamed(name: string | undefined): ServeFault | undefined {
  const found = serveFaults.find((fault) => fault.name === name);
  if (found !== undefined || name === undefined) return found;
  throw new CmgCertError('usage', `there is no fault "${name}"`, {
    remedy: `There are ${serveFaults.map((fault) => fault.name).join(', ')}.`,
  });
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const remedies: Readonly<Record<string, string>> = {
        EADDRINUSE:
          'Another program listens there. Choose another port: --listen 127.0.0.1:8081, or port 0 for a free one.',
        EACCES: 'Ports below 1024 are reserved for administrators. Choose another: --listen 127.0.0.1:8080',
        EADDRNOTAVAIL: 'This computer has no such address. Use 127.0.0.1.',
        ENOTFOUND: 'Give an IP address.',
      };
      reject(
        new CmgCertError('configuration', `cannot listen on ${host} port ${port} (${error.code})`, {
          remedy: remedies[error.code ?? ''] ?? 'Choose another address: --listen 127.0.0.1:8080',
          cause: error,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** What Node itself answers to what is no HTTP, with the connection closed. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request';
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
  else socket.destroy();
}

const clientErrorEntry = (error: NodeJS.ErrnoException, socket: Socket, now: number): Parameters<Log>[0] => ({
  time: new Date(now).toISOString(),
  remote: socket.remoteAddress ?? '',
  method: '',
  url: '',
  status: 0,
  bytes: 0,
  milliseconds: 0,
  note: `refused: ${error.code ?? 'no HTTP'}`,
});

async function close(server: Server, stopping: AbortController, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  stopping.abort();
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cut);
}
