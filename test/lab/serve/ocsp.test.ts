import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePem } from '../../../src/core/pem.js';
import { type LogEntry, type RunningServer, serve } from '../../../src/lab/serve/index.js';
import { conditional } from '../../support/conditional.js';
import { type TestPublication, testPublication } from '../../support/labPublication.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';

const withOpenssl = hasOpenssl();
const directory = temporaryDirectory();
const pem = (der: Uint8Array) => writePem('CERTIFICATE', der);

let publication: TestPublication;
let server: RunningServer;
const log: LogEntry[] = [];

beforeAll(async () => {
  publication = testPublication(Date.now());
  server = await serve({ publication, port: 0, log: (entry) => log.push(entry), pace: { slowMs: 50, dripMs: 1 } });
  writeFileSync(path.join(directory, 'root.pem'), pem(publication.rootDer));
  writeFileSync(path.join(directory, 'issuing.pem'), pem(publication.issuingDer));
  for (const [name, der] of Object.entries(publication.leaves))
    writeFileSync(path.join(directory, `${name}.pem`), pem(der));
});
afterAll(() => server.close());

interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** Asks as an administrator would. Not by spawnSync: the server lives in this process. */
async function ask(leaf: string, where: string, options: readonly string[] = []): Promise<Said> {
  const { spawn } = await import('node:child_process');
  const args = ['ocsp', '-issuer', 'issuing.pem', '-cert', `${leaf}.pem`, '-url', `${server.url}${where}`];
  const child = spawn('openssl', [...args, '-CAfile', 'root.pem', '-timeout', '10', ...options], { cwd: directory });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += String(part);
    });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, text };
}

describe.skipIf(!withOpenssl)('openssl ocsp', () => {
  it.each(['/ocsp', '/ocsp-ca'])(
    'accepts good, revoked and unknown from %s, with the nonce that it sent',
    async (where) => {
      const good = await ask('good', where);
      expect(good).toMatchObject({ code: 0, text: expect.stringContaining('Response verify OK') });
      expect(good.text).toContain('good.pem: good');
      expect(good.text).not.toMatch(/nonce/i);

      const revoked = await ask('revoked', where);
      expect(revoked.text).toContain('Response verify OK');
      expect(revoked.text).toContain('revoked.pem: revoked');
      expect(revoked.text).toContain('Reason: keyCompromise');
      expect(revoked.text).toContain('Revocation Time:');

      const unknown = await ask('unissued', where);
      expect(unknown.text).toContain('Response verify OK');
      expect(unknown.text).toContain('unissued.pem: unknown');
    },
  );

  it('accepts SHA-256 in the certificate id, several certificates in one request, and a request without a nonce', async () => {
    expect((await ask('good', '/ocsp', ['-no_nonce'])).text).toContain('good.pem: good');
    const several = await ask('good', '/ocsp', ['-sha256', '-cert', 'revoked.pem']);
    expect(several.text).toMatch(/good\.pem: good[\s\S]*revoked\.pem: revoked/);
  });

  it('sees a certificate revoked while the server runs at once', async () => {
    expect((await ask('other', '/ocsp')).text).toContain('other.pem: good');
    publication.revoke(publication.leaves.other);
    expect((await ask('other', '/ocsp')).text).toContain('other.pem: revoked');
  });

  it('is told unauthorized for a CA that is not published here', async () => {
    writeFileSync(path.join(directory, 'stranger.pem'), pem(publication.leaves.good));
    const said = await ask('good', '/ocsp', ['-issuer', 'stranger.pem', '-cert', 'other.pem']);
    expect(said.text).toContain('unauthorized');
  });

  it.each([
    ['bad-signature', /Response Verify Failure[\s\S]*(signature failure|bad signature)/],
    ['wrong-responder', /Response Verify Failure[\s\S]*(missing ocspsigning usage|root ca not trusted)/],
    ['stranger-responder', /Response Verify Failure[\s\S]*signer certificate not found/],
    ['stale', /status expired/i],
    ['not-yet-valid', /status not yet valid/i],
    ['wrong-certificate', /good\.pem: ERROR: No Status found/],
    ['wrong-nonce', /Nonce Verify error/],
  ])('refuses the answer of /fault/%s', async (fault, words) => {
    expect((await ask('good', `/fault/${fault}/ocsp`)).text).toMatch(words);
  });

  it.each([
    ['malformed-request', /malformedrequest/i],
    ['internal-error', /internalerror/i],
    ['try-later', /trylater/i],
    ['unauthorized', /unauthorized/i],
    ['garbage', /Error querying OCSP responder/],
    ['html', /Error querying OCSP responder/],
    ['not-found', /Error querying OCSP responder/],
    ['empty', /Error querying OCSP responder/],
    ['cut-short', /Error querying OCSP responder/],
  ])('gets no answer from /fault/%s', async (fault, words) => {
    const said = await ask('good', `/fault/${fault}/ocsp`);
    expect(said.text).toMatch(words);
    expect(said.text).not.toContain('good.pem: good');
  });

  it('warns of an answer without the nonce that it sent, and takes one that only comes late', async () => {
    expect((await ask('good', '/fault/no-nonce/ocsp')).text).toContain('WARNING: no nonce in response');
    expect((await ask('good', '/fault/slow/ocsp')).text).toContain('good.pem: good');
    expect((await ask('good', '/fault/drip/ocsp')).text).toContain('good.pem: good');
  });
});

describe.skipIf(!withOpenssl)('OCSP by GET', () => {
  const request = (leaf: string, options: readonly string[] = []): Buffer => {
    openssl(directory, [
      'ocsp',
      '-issuer',
      'issuing.pem',
      '-cert',
      `${leaf}.pem`,
      ...options,
      '-reqout',
      'request.der',
    ]);
    return readFileSync(path.join(directory, 'request.der'));
  };
  const verdict = (body: Uint8Array): string => {
    writeFileSync(path.join(directory, 'answer.der'), body);
    const { stdout, stderr } = spawnSync(
      'openssl',
      ['ocsp', '-respin', 'answer.der', '-issuer', 'issuing.pem', '-cert', 'good.pem', '-CAfile', 'root.pem'],
      { cwd: directory, encoding: 'utf8' },
    );
    return stdout + stderr;
  };

  it.each([
    ['escaped', (der: Buffer) => encodeURIComponent(der.toString('base64'))],
    ['as it is', (der: Buffer) => der.toString('base64')],
    ['in the alphabet for URLs', (der: Buffer) => der.toString('base64url')],
  ])('takes Base64 %s, and tells caches how long the answer holds', async (_how, encode) => {
    const response = await fetch(`${server.url}/ocsp/${encode(request('good', ['-no_nonce']))}`);
    expect(response.headers.get('content-type')).toBe('application/ocsp-response');
    const maxAge = Number(/max-age=(\d+)/.exec(response.headers.get('cache-control') ?? '')?.[1]);
    expect(maxAge).toBeGreaterThan(3000);
    expect(maxAge).toBeLessThanOrEqual(3600);
    expect(Date.parse(response.headers.get('expires') ?? '')).toBeGreaterThan(Date.now());
    expect(Date.parse(response.headers.get('last-modified') ?? '')).toBeLessThanOrEqual(Date.now());
    expect(verdict(new Uint8Array(await response.arrayBuffer()))).toMatch(/good\.pem: good[\s\S]*Response verify OK/);
  });

  it('answers 304 to whom the same answer is known', async () => {
    const url = `${server.url}/ocsp/${request('good', ['-no_nonce']).toString('base64url')}`;
    // Answers change with the minute: a second try is in the same one.
    let status = 0;
    for (let round = 0; round < 2 && status !== 304; round += 1) {
      const etag = (await fetch(url)).headers.get('etag') ?? '';
      status = await conditional(url, { 'If-None-Match': etag });
    }
    expect(status).toBe(304);
  });

  it('lets no cache keep an answer with a nonce', async () => {
    const response = await fetch(`${server.url}/ocsp/${request('good').toString('base64url')}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('what is no OCSP request', () => {
  const MALFORMED = Buffer.from('30030a0101', 'hex');
  const post = (body: Buffer<ArrayBuffer>, type = 'application/ocsp-request') =>
    fetch(`${server.url}/ocsp`, { method: 'POST', body, headers: { 'Content-Type': type } });
  const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['an empty list', Buffer.from('30043002' + '3000', 'hex')],
    ['bytes behind it', Buffer.from('3004300230000500', 'hex')],
    ['nesting without end', Buffer.from('3080'.repeat(5000), 'hex')],
    ['a length of 4 GB', Buffer.from('3084ffffffff', 'hex')],
  ])('is malformedRequest: %s', async (_what, body) => {
    const response = await post(Buffer.from(body));
    expect(response.status).toBe(200);
    expect(await bytes(response)).toEqual(MALFORMED);
  });

  it('is malformedRequest in a path too', async () => {
    for (const rest of ['', '/', '/%%%', '/MAAA', '/a%20b', '//']) {
      const response = await fetch(`${server.url}/ocsp${rest}`);
      expect([rest, await bytes(response)]).toEqual([rest, MALFORMED]);
    }
  });

  it('is refused by its size and by its type', async () => {
    expect((await post(Buffer.alloc(70_000))).status).toBe(413);
    expect((await post(Buffer.from('x'), 'text/plain')).status).toBe(415);
    expect((await fetch(`${server.url}/ocsp`, { method: 'PUT', body: 'x' })).status).toBe(405);
  });

  it('asks of at most 20 certificates, and of no critical extension that is not known', async () => {
    const element = (tag: number, ...parts: Buffer[]): Buffer => {
      const content = Buffer.concat(parts);
      const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255];
      return Buffer.concat([Buffer.from([tag, ...length]), content]);
    };
    const sha1 = element(0x30, Buffer.from('06052b0e03021a', 'hex'));
    const id = element(
      0x30,
      element(
        0x30,
        sha1,
        element(0x04, Buffer.alloc(20)),
        element(0x04, Buffer.alloc(20)),
        element(0x02, Buffer.from([1])),
      ),
    );
    const extension = element(0x30, Buffer.from('06022a030101ff', 'hex'), element(0x04, Buffer.alloc(0)));
    const unauthorized = Buffer.from('30030a0106', 'hex');
    const ask = async (...tbs: Buffer[]) => bytes(await post(Buffer.from(element(0x30, element(0x30, ...tbs)))));
    expect(await ask(element(0x30, ...Array(20).fill(id)))).toEqual(unauthorized);
    expect(await ask(element(0x30, ...Array(21).fill(id)))).toEqual(MALFORMED);
    expect(await ask(element(0x30, id), element(0xa2, element(0x30, extension)))).toEqual(MALFORMED);
  });

  it('is in the access log, each request one line, with what was answered', async () => {
    log.length = 0;
    await (await post(Buffer.from('hello'))).arrayBuffer();
    await expect.poll(() => log.length).toBe(1);
    expect(log[0]).toMatchObject({
      method: 'POST',
      url: '/ocsp',
      status: 200,
      remote: '127.0.0.1',
      note: expect.stringContaining('malformedRequest'),
    });
    expect(log[0]?.bytes).toBeGreaterThan(0);
  });
});
