import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodeElement, NULL, octetString, oid, sequence } from '../src/core/asn1/encode.js';
import { readCertificate } from '../src/core/x509/certificate.js';

/**
 * `cmg-cert lab serve` under load, as a process of its own on loopback: 10,000 requests, 200 at once (CRLs, OCSP by GET and POST), while half-open
 * connections lie about. Fails when a request fails, or when the server's memory passes its budget.
 */
const REQUESTS = 10_000;
const AT_ONCE = 200;
const HALF_OPEN = 300;
const BUDGET_MB = 250;

const program = resolve('bin/cmg-cert.js');
const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-bench-'));
const lab = join(folder, 'lab');
execFileSync(process.execPath, [
  program,
  'lab',
  'init',
  lab,
  '--service-name',
  'GraniteFalls.contoso.com',
  '--clients',
  '1',
]);

const server = spawn(process.execPath, [
  program,
  'lab',
  'serve',
  lab,
  '--listen',
  '127.0.0.1:0',
  '--log',
  join(folder, 'log'),
]);
const port = await new Promise<number>((found, failed) => {
  let text = '';
  server.stderr.on('data', (part) => {
    text += String(part);
    const at = / at http:\/\/127\.0\.0\.1:(\d+)\//.exec(text)?.[1];
    if (at !== undefined) found(Number(at));
  });
  server.on('exit', () => failed(new Error(`the server did not start: ${text}`)));
});

const issuer = readCertificate(readFileSync(join(lab, 'ca/CMG-Lab-Issuing-CA-1.cer')));
const leaf = readCertificate(readFileSync(join(lab, 'server/GraniteFalls.contoso.com.cer')));
const sha1 = (data: Uint8Array) => octetString(createHash('sha1').update(data).digest());
const certId = sequence(
  sequence(oid('1.3.14.3.2.26'), NULL),
  sha1(issuer.subject.der),
  sha1(issuer.publicKey.bits),
  encodeElement(0x02, leaf.serialNumber),
);
const question = Buffer.from(sequence(sequence(sequence(sequence(certId)))));

const KINDS = [
  { name: 'CRL', path: '/CMG-Lab-Issuing-CA-1.crl' },
  { name: 'delta CRL', path: '/CMG-Lab-Issuing-CA-1+.crl' },
  { name: 'OCSP GET', path: `/ocsp/${question.toString('base64url')}` },
  { name: 'OCSP POST', path: '/ocsp', body: question },
] as const;

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const errors = new Map<string, number>();
const times: number[] = [];

function one(kind: (typeof KINDS)[number]): Promise<void> {
  const started = performance.now();
  return new Promise((done) => {
    const fail = (why: string) => {
      errors.set(`${kind.name}: ${why}`, (errors.get(`${kind.name}: ${why}`) ?? 0) + 1);
      done();
    };
    const body = 'body' in kind ? kind.body : undefined;
    const headers =
      body === undefined ? {} : { 'Content-Type': 'application/ocsp-request', 'Content-Length': body.length };
    const sent = request({
      port,
      host: '127.0.0.1',
      path: kind.path,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      agent,
    });
    sent.on('error', (error) => fail(error.message));
    sent.on('response', (response) => {
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
      });
      response.on('end', () => {
        times.push(performance.now() - started);
        if (response.statusCode !== 200) fail(`HTTP ${response.statusCode}`);
        else if (size < 400) fail(`${size} octets`);
        else done();
      });
      response.on('error', (error) => fail(error.message));
    });
    sent.end(body);
  });
}

/** Connections that begin a request and never end it; the server closes them after their time, and new ones come. */
const halfOpen = new Set<Socket>();
let stopping = false;
let closedByServer = 0;
function lieAbout(): void {
  const socket = connect(port, '127.0.0.1');
  halfOpen.add(socket);
  socket.on('error', () => undefined);
  socket.on('connect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Unfinished: '));
  socket.resume().on('close', () => {
    halfOpen.delete(socket);
    if (stopping) return;
    closedByServer += 1;
    setTimeout(lieAbout, 100);
  });
}
for (let count = 0; count < HALF_OPEN; count += 1) lieAbout();

const started = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < REQUESTS) {
      const kind = KINDS[next % KINDS.length] as (typeof KINDS)[number];
      next += 1;
      await one(kind);
    }
  }),
);
const seconds = (performance.now() - started) / 1000;
const peak = peakMegabytes(server.pid as number);

stopping = true;
for (const socket of halfOpen) socket.destroy();
agent.destroy();
const ended = new Promise((done) => server.on('exit', done));
const stopAt = performance.now();
server.kill('SIGTERM');
const code = await ended;
const logged = readFileSync(join(folder, 'log'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('"status":200')).length;
rmSync(folder, { recursive: true });

times.sort((a, b) => a - b);
const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
const failed = [...errors.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `${REQUESTS} requests, ${AT_ONCE} at once, ${HALF_OPEN} half-open connections beside them (${closedByServer} closed by the server)`,
);
console.log(
  `${(REQUESTS / seconds).toFixed(0)} a second; median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, slowest ${at(1)} ms`,
);
console.log(
  `errors ${failed}; logged ${logged}; peak memory ${peak === undefined ? 'not known here' : `${peak.toFixed(0)} MB (budget ${BUDGET_MB} MB)`}`,
);
console.log(`stopped with exit code ${code} after ${((performance.now() - stopAt) / 1000).toFixed(1)} s`);
for (const [what, count] of errors) console.log(`  ${count} x ${what}`);
process.exitCode = failed === 0 && code === 0 && logged === REQUESTS && (peak ?? 0) <= BUDGET_MB ? 0 : 1;

/** High-water mark of the resident set, where the system tells it. */
function peakMegabytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
