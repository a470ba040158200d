import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appliesTo, serveFaults } from '../../../src/lab/serve/faults/index.js';
import { type LogEntry, type RunningServer, serve } from '../../../src/lab/serve/index.js';
import { ROOT } from '../../support/cli.js';
import { conditional } from '../../support/conditional.js';
import { type TestPublication, testPublication } from '../../support/labPublication.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';

const directory = temporaryDirectory();
const HUGE = 64 * 1024 * 1024;
const CRL = '/crl/Issuing%201.crl';

let publication: TestPublication;
let server: RunningServer;
const log: LogEntry[] = [];
beforeAll(async () => {
  publication = testPublication(Date.now());
  server = await serve({
    publication,
    port: 0,
    log: (entry) => log.push(entry),
    pace: { slowMs: 200, dripMs: 1, dripForMs: 100, hugeBytes: HUGE },
  });
});
afterAll(() => server.close());

const get = (where: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${where}`, { headers, redirect: 'manual' });
const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** What comes back for octets that no HTTP library would send. */
function raw(text: string, port = server.port): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

function run(command: string, args: readonly string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(command, args, { cwd: directory });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += String(part);
    });
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve({ code, text })));
}

describe('published files', () => {
  it.each([
    [CRL, 'application/pkix-crl', () => publication.crl],
    ['/Issuing%201.crl', 'application/pkix-crl', () => publication.crl],
    ['/crl/Issuing%201+.crl', 'application/pkix-crl', () => publication.delta],
    ['/crl/Issuing%201%2B.crl', 'application/pkix-crl', () => publication.delta],
    ['/crl/root.crt', 'application/pkix-cert', () => publication.rootDer],
  ])('%s has the type %s and the octets of the file', async (where, type, bytes) => {
    const response = await get(where);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await body(response)).toEqual(Buffer.from(bytes()));
  });

  it('may be kept until the next update, and are not sent again to whom they are known', async () => {
    const response = await get(CRL);
    const days = Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]) / 86_400;
    expect(days).toBeGreaterThan(5.9);
    expect(days).toBeLessThanOrEqual(6);
    const etag = response.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{32}"$/);
    const known = (headers: Record<string, string>) => conditional(`${server.url}${CRL}`, headers);
    expect(await known({ 'If-None-Match': etag })).toBe(304);
    expect(await known({ 'If-None-Match': '"other"' })).toBe(200);
    expect(await known({ 'If-Modified-Since': response.headers.get('last-modified') ?? '' })).toBe(304);
  });

  it('answer HEAD with the same header and no body', async () => {
    const head = await fetch(`${server.url}${CRL}`, { method: 'HEAD' });
    expect(Number(head.headers.get('content-length'))).toBe(publication.crl.length);
    expect((await body(head)).length).toBe(0);
  });

  it.skipIf(!hasOpenssl())('are fetched by curl, and openssl crl verifies them', async () => {
    writeFileSync(path.join(directory, 'issuing.der'), publication.issuingDer);
    openssl(directory, ['x509', '-in', 'issuing.der', '-inform', 'DER', '-out', 'issuing.pem']);
    for (const [where, file] of [
      [CRL, 'base.crl'],
      ['/crl/Issuing%201+.crl', 'delta.crl'],
    ] as const) {
      expect(await run('curl', ['--fail', '--silent', '--show-error', '-o', file, `${server.url}${where}`])).toEqual({
        code: 0,
        text: '',
      });
      const verified = await run('openssl', [
        'crl',
        '-in',
        file,
        '-inform',
        'DER',
        '-CAfile',
        'issuing.pem',
        '-noout',
        '-verify',
      ]);
      expect(verified.text).toContain('verify OK');
    }
    await run('curl', ['--silent', '-o', 'bad.crl', `${server.url}/fault/bad-signature/Issuing%201.crl`]);
    const bad = await run('openssl', [
      'crl',
      '-in',
      'bad.crl',
      '-inform',
      'DER',
      '-CAfile',
      'issuing.pem',
      '-noout',
      '-verify',
    ]);
    expect(bad.text).toContain('verify failure');
  });

  it.each([
    '/../package.json',
    '/crl/../../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/crl/..%2f..%2fetc%2fpasswd',
    '//etc/passwd',
    '/crl/%00',
    '/%',
    '/crl/Issuing%201.crl/..',
    '/fault/stale/../../etc/passwd',
    '/fault/nothing/root.crl',
    '/crl',
    '/ledger.json',
  ])('nothing else is served: GET %s', async (where) => {
    const answer = await raw(`GET ${where} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('root:');
    expect(answer).not.toContain('node_modules');
  });

  it('other methods are refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const response = await fetch(`${server.url}${CRL}`, { method });
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
    }
  });
});

describe('the index page', () => {
  it('lists every file and every fault, with what certificates hold escaped', async () => {
    const response = await get('/');
    const page = (await body(response)).toString();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('href="/crl/Issuing%201+.crl"');
    expect(page).toContain('Contoso &#60;Issuing&#62; &#38; &#34;CA&#34; 1');
    expect(page).not.toContain('<Issuing>');
    for (const { name } of serveFaults) expect(page).toContain(`/fault/${name}/`);
  });
});

describe('the guide', () => {
  it('lists every fault with what it goes for and what is wrong', () => {
    const guide = readFileSync(path.join(ROOT, 'docs/guides/lab-serve.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, ...cells]) => cells);
    const wanted = serveFaults.map((fault) => {
      const { files, ocsp } = appliesTo(fault);
      return [fault.name, [...(files ? ['files'] : []), ...(ocsp ? ['OCSP'] : [])].join(', '), fault.title];
    });
    expect(rows).toEqual(wanted);
  });
});

describe('faults on demand', () => {
  const fault = (name: string, file = 'Issuing%201.crl') => get(`/fault/${name}/${file}`);

  it('are shown by openssl: dates, issuer, form', async () => {
    const text = async (name: string) => {
      writeFileSync(path.join(directory, 'fault.crl'), await body(await fault(name)));
      return openssl(directory, ['crl', '-in', 'fault.crl', '-inform', 'DER', '-noout', '-text', '-nameopt', 'utf8']);
    };
    if (!hasOpenssl()) return;
    const date = (label: string, out: string) => Date.parse(new RegExp(`${label}: (.*)`).exec(out)?.[1] ?? '');
    expect(date('Next Update', await text('stale'))).toBeLessThan(Date.now());
    expect(date('Last Update', await text('not-yet-valid'))).toBeGreaterThan(Date.now());
    expect(await text('wrong-issuer')).toContain('Fabrikam Issuing CA');
    expect(await text('wrong-issuer')).toContain('4103');
  });

  it('a CRL as PEM, as HTML, as nothing, as garbage', async () => {
    expect((await body(await fault('pem'))).toString()).toMatch(/^-----BEGIN X509 CRL-----\n/);
    const html = await fault('html');
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await body(await fault('empty'))).length).toBe(0);
    expect((await body(await fault('garbage'))).toString()).toContain('no DER');
  });

  it('statuses: 404, 500, and 404 for a plus alone', async () => {
    expect((await fault('not-found')).status).toBe(404);
    expect((await fault('server-error')).status).toBe(500);
    expect((await fault('double-escaping', 'Issuing%201+.crl')).status).toBe(404);
    expect((await fault('double-escaping')).status).toBe(200);
    // A certificate has no dates that could be remade here.
    expect((await fault('stale', 'root.crt')).status).toBe(404);
  });

  it('redirects: round in circles, to a file, to another address, to https', async () => {
    const to = async (name: string) => {
      const response = await fault(name);
      expect(response.status).toBe(302);
      return response.headers.get('location') ?? '';
    };
    const second = await get(await to('redirect-loop'));
    expect([second.status, second.headers.get('location')]).toEqual([
      302,
      '/fault/redirect-loop/Issuing%201.crl?round=2',
    ]);
    expect(await to('redirect-file')).toMatch(/^file:\/\//);
    expect(new URL(await to('redirect-elsewhere')).hostname).toBe('127.0.0.2');
    expect(await to('redirect-https')).toMatch(/^https:/);
  });

  it('late and slow answers are right, one that drips too long is cut off', async () => {
    expect(await body(await fault('slow'))).toEqual(Buffer.from(publication.crl));
    await expect(fault('drip').then(body)).rejects.toThrow();
    await expect(fault('cut-short').then(body)).rejects.toThrow();
    await expect(fault('reset')).rejects.toThrow();
  });

  it('a huge body is streamed whole, and a client that stops reading makes the server hold none of it', async () => {
    let size = 0;
    const response = await fault('huge');
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) size += part.length;
    expect(size).toBeGreaterThanOrEqual(HUGE);

    const before = process.memoryUsage().arrayBuffers;
    const socket = connect(server.port, '127.0.0.1').pause();
    socket.write('GET /fault/huge/root.crl HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const held = process.memoryUsage().arrayBuffers - before;
    socket.destroy();
    await expect.poll(() => log.at(-1)).toMatchObject({ note: 'fault: huge', aborted: true });
    expect(held).toBeLessThan(HUGE / 4);
  });

  it('every fault says what it is in the access log', async () => {
    log.length = 0;
    await body(await fault('pem'));
    await fault('not-found');
    await expect
      .poll(() => log.map(({ note }) => note))
      .toEqual([expect.stringContaining('fault: pem; crl of Contoso'), 'fault: not-found']);
  });
});

describe('bounds', () => {
  it('a header above 16 KiB is refused, and what is no HTTP too, each with a line in the log', async () => {
    log.length = 0;
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await raw('\x16\x03\x01\x00\x00\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    await expect
      .poll(() => log.map(({ note }) => note))
      .toEqual(['refused: HPE_HEADER_OVERFLOW', expect.stringMatching(/^refused: HPE_/)]);
  });

  it('a half-open connection is closed after its time, and meanwhile others are served', async () => {
    const own = await serve({ publication, port: 0, limits: { headersMs: 500, requestMs: 1000 } });
    try {
      const halfOpen = raw('GET / HTTP/1.1\r\nHost: x\r\nX-Never: ', own.port);
      const silent = raw('', own.port);
      expect((await fetch(`${own.url}${CRL}`)).status).toBe(200);
      expect(await halfOpen).toMatch(/^HTTP\/1\.1 408 /);
      expect(await silent).toMatch(/^(HTTP\/1\.1 408 .*)?/);
    } finally {
      await own.close();
    }
  });

  it('no more connections are held than allowed', async () => {
    const own = await serve({ publication, port: 0, limits: { connections: 3, headersMs: 5000 } });
    const sockets = Array.from({ length: 3 }, () => connect(own.port, '127.0.0.1'));
    try {
      await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
      await expect(fetch(`${own.url}/`)).rejects.toThrow();
    } finally {
      for (const socket of sockets) socket.destroy();
      await own.close();
    }
  });

  it('a line of the log shows no control character of a request', async () => {
    log.length = 0;
    await get('/%1b[31m', { 'User-Agent': 'caf\u00e9\u0085' });
    await expect.poll(() => log.length).toBe(1);
    expect(JSON.stringify(log)).not.toMatch(/[\u0080-\u009f]/);
  });
});

describe('stopping', () => {
  it('lets nobody wait: answers under way are cut after the grace, idle connections at once', async () => {
    const own = await serve({ publication, port: 0, limits: { shutdownMs: 300 } });
    const slow = fetch(`${own.url}/fault/slow/root.crl`).then(
      () => 'answered',
      () => 'cut',
    );
    const halfOpen = raw('GET / HTTP/1.1\r\n', own.port);
    await fetch(`${own.url}/`).then((response) => response.text());
    await own.close();
    expect(await slow).toBe('cut');
    await halfOpen;
    await expect(fetch(`${own.url}/`)).rejects.toThrow();
  });

  it('an address that is taken is said so', async () => {
    await expect(serve({ publication, port: server.port })).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('EADDRINUSE'),
    });
  });
});
