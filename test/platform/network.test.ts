import type { ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HttpRequest, NetworkPolicy } from '../../src/core/ports.js';
import { openNetwork } from '../../src/platform/node/network/index.js';
import { Publication, redirect } from '../support/publication.js';

let web: Publication;

beforeAll(async () => {
  web = await Publication.start();
});

/** The clock of deadlines stands still until the test moves it: how busy this computer is decides nothing. */
const stopTheClock = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
const pass = (milliseconds: number) => void vi.advanceTimersByTime(milliseconds);
afterEach(() => void vi.useRealTimers());

async function get(
  url: string,
  request: Partial<HttpRequest> = {},
  policy: Partial<NetworkPolicy> = {},
  whileReading: () => void = () => undefined,
) {
  const network = openNetwork({
    allowPrivateNetworks: ['127.0.0.1/32'],
    resolve: [`crl.contoso.com:${web.port}=127.0.0.1`],
    userAgent: 'test',
    environment: {},
    ...policy,
  });
  const parts: Buffer[] = [];
  const exchange = await network.http(
    { method: 'GET', url, timeoutMs: 15_000, maxBytes: 10_000, maxRedirects: 3, ...request },
    (chunk) => {
      parts.push(Buffer.from(chunk));
      whileReading();
    },
  );
  return { ...exchange, body: Buffer.concat(parts).toString() };
}

describe('an exchange over HTTP', () => {
  it('that is never answered is slow, not unreachable', async () => {
    stopTheClock();
    web.answers.set('/silent', () => pass(15_000));
    expect(await get(web.url('/silent'))).toMatchObject({
      failure: { code: 'slow', message: 'was not done after 15 s' },
    });
  });

  it('that drips is cut off at the deadline of the whole', async () => {
    stopTheClock();
    let answer: ServerResponse | undefined;
    web.answers.set('/drip', (_, response) => {
      answer = response.writeHead(200);
      response.write('x');
    });
    const drop = () => {
      pass(4000);
      answer?.write('x');
    };
    const { failure, bytes } = await get(web.url('/drip'), {}, {}, drop);
    expect(failure).toMatchObject({ code: 'slow' });
    expect(bytes).toBe(4);
  });

  it('shares one deadline with its redirects', async () => {
    stopTheClock();
    for (const n of [1, 2, 3]) {
      web.answers.set(`/late${n}`, (request, response) => {
        pass(6000);
        redirect(`/late${n + 1}`)(request, response);
      });
    }
    const { failure, redirects } = await get(web.url('/late1'));
    expect(failure).toMatchObject({ code: 'slow' });
    expect(redirects).toHaveLength(2);
  });

  it('stops reading where it is too large, whatever it announced', async () => {
    web.answers.set('/large', (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (response.write('x'.repeat(1000)));
        response.once('drain', more);
      };
      more();
    });
    const { failure, bytes } = await get(web.url('/large'));
    expect(failure).toMatchObject({ code: 'too-large' });
    expect(bytes).toBeLessThan(200_000);
  });

  it('never asks a name again: the connection goes to the address that was judged', async () => {
    web.answers.set('/pinned', (request, response) => void response.end(`${request.headers.host}`));
    const { body, address, finalUrl } = await get(web.url('/pinned'));
    expect(body).toBe(`crl.contoso.com:${web.port}`);
    expect(address).toBe('127.0.0.1');
    expect(finalUrl).toBe(web.url('/pinned'));
  });

  it('judges the address of every redirect', async () => {
    web.answers.set('/away', redirect(`http://127.0.0.2:${web.port}/secret`));
    web.answers.set('/secret', (_, response) => void response.end('secret'));
    const { failure, body, redirects } = await get(web.url('/away'));
    expect(failure).toMatchObject({ code: 'private-address', message: expect.stringContaining('127.0.0.2') });
    expect(body).toBe('');
    expect(redirects).toEqual([`http://127.0.0.2:${web.port}/secret`]);
    expect(web.asked('/secret')).toBe(0);
  });

  it.each(['http://localhost', 'http://[::1]', 'http://0177.0.0.2', 'http://2130706434', 'http://127.2'])(
    'redirected to %s goes nowhere',
    async (origin) => {
      web.answers.set('/inside', redirect(`${origin}:${web.port}/secret`));
      const before = web.asked('/secret');
      const { failure } = await get(
        web.url('/inside'),
        {},
        {
          allowPrivateNetworks: ['127.0.0.1/32'],
          resolve: [`crl.contoso.com:${web.port}=127.0.0.1`, `localhost:${web.port}=127.0.0.3`],
        },
      );
      expect(failure).toMatchObject({ code: 'private-address' });
      expect(web.asked('/secret')).toBe(before);
    },
  );

  it('drops user names and passwords of a URL, and sends none', async () => {
    web.answers.set('/plain', (_, response) => void response.end('ok'));
    const { body, finalUrl } = await get(`http://user:secret@crl.contoso.com:${web.port}/plain`);
    expect(body).toBe('ok');
    expect(finalUrl).not.toContain('secret');
    expect(web.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  it('does not follow a POST elsewhere', async () => {
    web.answers.set('/post', redirect('/plain', 307));
    expect(await get(web.url('/post'), { method: 'POST', body: Uint8Array.of(1) })).toMatchObject({
      status: 307,
      redirects: [],
    });
  });

  it('refuses anything but http', async () => {
    for (const url of ['https://crl.contoso.com/', 'file:///etc/passwd', 'ftp://crl.contoso.com/', 'nonsense']) {
      expect((await get(url)).failure, url).toMatchObject({ code: 'not-http' });
    }
  });

  it('hands on what its receiver throws', async () => {
    const network = openNetwork({
      allowPrivateNetworks: ['127.0.0.1/32'],
      resolve: [],
      userAgent: 'test',
      environment: {},
    });
    web.answers.set('/thrown', (_, response) => void response.end('body'));
    const request = {
      method: 'GET',
      url: `http://127.0.0.1:${web.port}/thrown`,
      timeoutMs: 15_000,
      maxBytes: 100,
      maxRedirects: 0,
    } as const;
    await expect(
      network.http(request, () => {
        throw new Error('a fault of the receiver');
      }),
    ).rejects.toThrow('a fault of the receiver');
  });

  it('says that a proxy is none that it can use', () => {
    for (const value of ['socks5://127.0.0.1:1080', 'http://']) {
      expect(() =>
        openNetwork({ allowPrivateNetworks: [], resolve: [], userAgent: '', environment: { HTTP_PROXY: value } }),
      ).toThrow(expect.objectContaining({ code: 'configuration' }));
    }
  });
});

it.each([65_536, 65_537, 65_636, 65_700, 131_172, 131_200])(
  'a server that closes while the receiver is behind ends no process (%d bytes)',
  async (size) => {
    const body = Buffer.alloc(size, 0x61);
    const server = createServer((socket) => {
      socket.once('data', () => {
        socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`);
        // The receiver gets a first piece to be busy with.
        socket.write(body.subarray(0, 100));
        setTimeout(() => socket.end(body.subarray(100)), 30);
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    const { port } = server.address() as AddressInfo;
    const network = openNetwork({
      allowPrivateNetworks: ['127.0.0.1/32'],
      resolve: [],
      userAgent: 'test',
      environment: {},
    });
    const request = { method: 'GET', maxBytes: 8 * 1024 * 1024, maxRedirects: 0, timeoutMs: 15_000 } as const;
    let first = true;
    const exchange = await network.http({ ...request, url: `http://127.0.0.1:${port}/ca.crl` }, async () => {
      if (first) await new Promise((settle) => setTimeout(settle, 200));
      first = false;
    });
    server.close();
    expect(exchange).toMatchObject({ failure: undefined, bytes: body.length });
  },
);
