import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback that answers as a test says, by path, and remembers what it was asked. */
export class Publication {
  readonly server: Server;
  readonly port: number;
  readonly requests: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers'] }[] =
    [];
  readonly answers = new Map<string, Answer>();

  private constructor(server: Server, port: number) {
    this.server = server;
    this.port = port;
  }

  static async start(address = '127.0.0.1'): Promise<Publication> {
    const server = createServer();
    await new Promise<void>((settle, refuse) => {
      server.once('error', refuse);
      server.listen(0, address, settle);
    });
    const publication = new Publication(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => {
      const { method = '', url = '', headers } = request;
      publication.requests.push({ method, url, headers });
      const answer = publication.answers.get(url) ?? publication.answers.get('*');
      if (answer === undefined) response.writeHead(404).end('not here');
      else answer(request, response);
    });
    afterAll(() => publication.stop());
    return publication;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** As certificates name it: a public name, which tests resolve to loopback. */
  url(path: string, host = 'crl.contoso.com'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Options of a run that may ask it. */
  allow(...hosts: readonly string[]): string[] {
    const names = hosts.length === 0 ? ['crl.contoso.com'] : hosts;
    const resolve = names.flatMap((host) => ['--resolve', `${host}:${this.port}=127.0.0.1`]);
    return ['--allow-private-network', '127.0.0.1/32', ...resolve];
  }

  publish(path: string, bytes: Uint8Array, contentType = 'application/pkix-crl'): void {
    this.answers.set(path, (_, response) => {
      response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length }).end(bytes);
    });
  }

  asked(path: string): number {
    return this.requests.filter(({ url }) => url === path).length;
  }
}

export const redirect =
  (to: string, status = 302): Answer =>
  (_, response) =>
    void response.writeHead(status, { location: to }).end();
