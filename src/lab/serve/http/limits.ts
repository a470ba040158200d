import type { Server } from 'node:http';

/** What one client, and all of them together, may take. Loopback and a lab network need far less. */
export const LIMITS = {
  /** An OCSP request of 20 certificates in Base64 is a third of this. */
  headerBytes: 16 * 1024,
  bodyBytes: 64 * 1024,
  connections: 1000,
  /** From connecting to the end of the header: half-open connections end here. */
  headersMs: 10_000,
  /** To the end of the body. */
  requestMs: 15_000,
  /** Without a byte in either direction while an answer is under way. */
  idleMs: 60_000,
  /** Between two requests on one connection. */
  keepAliveMs: 5000,
  /** After which open connections are cut when the server is stopped. */
  shutdownMs: 3000,
} as const;
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

export function applyLimits(server: Server, limits: Limits): void {
  server.maxConnections = limits.connections;
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  server.timeout = limits.idleMs;
  server.maxRequestsPerSocket = 1000;
}
