import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePem } from '../../src/core/pem.js';
import type { Crl } from '../../src/core/x509/types.js';
import type { Finding, Report } from '../../src/index.js';
import { openNetwork } from '../../src/platform/node/network/index.js';
import { TestCa } from '../support/ca.js';
import * as der from '../support/der.js';
import { temporaryDirectory } from '../support/openssl.js';
import { UNUSED_PORT } from '../support/ports.js';
import { Publication, redirect } from '../support/publication.js';
import { runInProcess } from '../support/runInProcess.js';

const AT = ['--at', '2026-11-21T12:00:00Z'];
/** Nobody is there: names are another matter. */
const NO_DNS = ['--dns-server', '127.0.0.1:9'];
const TO_NOBODY = ['--allow-private-network', '127.0.0.1/32', '--resolve', `crl.contoso.com:${UNUSED_PORT}=127.0.0.1`];
const folder = temporaryDirectory();
const root = TestCa.root('Contoso Root CA');
let web: Publication;
let issuing: TestCa;

const write = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  web = await Publication.start();
  issuing = root.issueCa('Contoso Issuing CA 1', { crl: [web.url('/root.crl')] });
  web.publish('/root.crl', root.issueCrl().der);
  web.publish('/ca.crl', issuing.issueCrl().der);
  write('root.cer', root.certificate.der);
  write('issuing.cer', issuing.certificate.der);
});

let count = 0;

/** A server certificate whose CRL is at a path, judged online. */
async function check(location: string, more: readonly string[] = [], env: Record<string, string> = {}, extra = {}) {
  count += 1;
  const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: [web.url(location)], ...extra });
  const file = write(`leaf${count}.cer`, leaf.der);
  return judge([file, '--as', 'server', '--online', ...NO_DNS, ...more], env);
}

async function judge(args: readonly string[], env: Record<string, string> = {}) {
  const ca = ['--roots', path.join(folder, 'root.cer'), '--intermediates', path.join(folder, 'issuing.cer')];
  const run = await runInProcess(
    ['check', ...args, ...ca, ...AT, ...web.allow(), '--format', 'json', '--only', 'crl/*', '--only', 'ocsp/*'],
    env,
  );
  const report = run.stdout === '' ? undefined : (JSON.parse(run.stdout) as Report);
  const findings = report?.inputs.flatMap((input) => input.results) ?? [];
  const of = (rule: string): Finding[] => findings.filter((finding) => finding.rule === rule);
  const failing = findings.filter(({ outcome, causedBy }) => outcome === 'fail' && causedBy === undefined);
  return { ...run, report, of, failing };
}

const pem = ({ der: bytes }: Crl): Buffer => Buffer.from(writePem('X509 CRL', bytes));

describe('cmg-cert check --online', () => {
  it('fetches the CRL of every certificate below the root and finds them good', async () => {
    const { code, failing, of, report } = await check('/ca.crl');
    expect(failing).toEqual([]);
    expect(of('crl/reachable')).toMatchObject([
      {
        outcome: 'pass',
        message: expect.stringContaining('1 more location'),
        evidence: { status: 200, address: '127.0.0.1', contentType: 'application/pkix-crl', from: 'network' },
      },
    ]);
    expect(of('crl/not-revoked')).toMatchObject([{ outcome: 'pass' }]);
    expect(of('crl/covers-chain')).toMatchObject([{ outcome: 'pass' }]);
    expect(report?.online).toEqual({
      from: 'this computer',
      vantage: expect.stringContaining('A client asks as SYSTEM, through its own proxy'),
      asked: expect.arrayContaining([
        expect.objectContaining({
          what: 'crl',
          of: web.url('/ca.crl'),
          result: expect.stringContaining('from 127.0.0.1'),
        }),
        expect.objectContaining({ what: 'crl', of: web.url('/root.crl') }),
      ]),
    });
    expect(code).toBe(0);
  });

  it('says in the text what was asked of whom, and nothing of being offline', async () => {
    count += 1;
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: [web.url('/ca.crl')] });
    const file = write(`leaf${count}.cer`, leaf.der);
    const { stdout } = await runInProcess([
      'check',
      file,
      '--as',
      'server',
      '--online',
      ...NO_DNS,
      ...AT,
      ...web.allow(),
      '--roots',
      path.join(folder, 'root.cer'),
      '--intermediates',
      path.join(folder, 'issuing.cer'),
    ]);
    expect(stdout).toContain(`crl.contoso.com:${web.port}`);
    expect(stdout).toContain('A client asks as SYSTEM');
    expect(stdout).not.toContain('nothing left this computer');
  });

  it('sends a name of its own and neither cookies nor credentials', async () => {
    await check('/ca.crl');
    const asked = web.requests.filter(({ url }) => url === '/ca.crl').at(-1);
    expect(asked?.headers['user-agent']).toMatch(/^cmg-cert\//);
    expect(asked?.headers.host).toBe(`crl.contoso.com:${web.port}`);
    expect(Object.keys(asked?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
    expect(Object.keys(asked?.headers ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
  });

  it('asks each address once for many certificates of one CA', async () => {
    const files = [1, 2, 3].map((n) =>
      write(`client${n}.cer`, issuing.issueLeaf(`pc${n}.contoso.com`, { crl: [web.url('/once.crl')] }).der),
    );
    web.publish('/once.crl', issuing.issueCrl().der);
    const before = web.asked('/root.crl');
    const { failing } = await judge([...files, '--as', 'client', '--online']);
    expect(failing).toEqual([]);
    expect(web.asked('/once.crl')).toBe(1);
    expect(web.asked('/root.crl') - before).toBe(1);
  });

  it('tells a revoked certificate', async () => {
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: [web.url('/revoked.crl')] });
    web.publish('/revoked.crl', issuing.issueCrl({ revoked: [{ certificate: leaf }] }).der);
    const { code, failing } = await judge([write('revoked.cer', leaf.der), '--as', 'server', '--online', ...NO_DNS]);
    expect(failing).toMatchObject([{ rule: 'crl/not-revoked', evidence: { revoked: '2026-08-01' } }]);
    expect(code).toBe(1);
  });

  it('asks nothing without --online', async () => {
    const before = web.requests.length;
    const { report, of } = await judge(
      [
        write('offline.cer', issuing.issueLeaf('granitefalls.contoso.com', { crl: [web.url('/ca.crl')] }).der),
        '--as',
        'server',
      ],
      {},
    ).catch(() => ({ report: undefined, of: () => [] as Finding[] }));
    expect(report?.online).toBeUndefined();
    expect(of('crl/reachable').every(({ outcome }) => outcome !== 'pass')).toBe(true);
    expect(web.requests.length).toBe(before);
  });

  it('refuses options that would change nothing without it', async () => {
    const run = await runInProcess(['check', path.join(folder, 'root.cer'), '--cache', folder]);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--cache has no effect without --online') });
  });

  it.each([
    ['--allow-private-network', '10.0.0.0/40'],
    ['--allow-private-network', 'intranet'],
    ['--resolve', 'crl.contoso.com=127.0.0.1'],
    ['--resolve', 'crl.contoso.com:80=localhost'],
  ])('refuses %s %s with what is wanted', async (option, value) => {
    const run = await runInProcess(['check', path.join(folder, 'root.cer'), '--online', option, value]);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/for example|such as/i) });
    expect(run.stderr).toContain(value);
  });
});

describe('each fault of the publication server', () => {
  const good = () => issuing.issueCrl();
  const faults: readonly (readonly [string, () => void, string, string, string])[] = [
    ['404', () => undefined, 'crl/reachable', 'answers 404', 'certutil -crl'],
    [
      '403',
      () => web.answers.set('/fault.crl', (_, r) => void r.writeHead(403).end()),
      'crl/reachable',
      'answers 403',
      'anonymous',
    ],
    [
      '500',
      () => web.answers.set('/fault.crl', (_, r) => void r.writeHead(500).end()),
      'crl/reachable',
      'answers 500',
      'log',
    ],
    [
      'an HTML page',
      () => web.publish('/fault.crl', Buffer.from('<!doctype html><title>Sign in</title>'), 'text/html'),
      'crl/reachable',
      'HTML page',
      'sign-in',
    ],
    ['an empty body', () => web.publish('/fault.crl', new Uint8Array(0)), 'crl/reachable', 'empty', 'binary mode'],
    [
      'a certificate',
      () => web.publish('/fault.crl', issuing.certificate.der),
      'crl/reachable',
      'a certificate, not a CRL',
      'certutil',
    ],
    [
      'half a CRL',
      () => web.publish('/fault.crl', good().der.subarray(0, 150)),
      'crl/reachable',
      'cannot be read',
      'binary mode',
    ],
    [
      'a connection that breaks',
      () =>
        web.answers.set('/fault.crl', (_, r) => {
          r.writeHead(200, { 'content-length': 5000 });
          r.write(good().der.subarray(0, 100));
          setTimeout(() => r.destroy(), 20);
        }),
      'crl/reachable',
      'broke off',
      'log of the web server',
    ],
    [
      'no HTTP at all',
      () =>
        web.answers.set('/fault.crl', (_, r) => {
          r.socket?.end('SSH-2.0-OpenSSH\r\n\r\n');
        }),
      'crl/reachable',
      'speak HTTP',
      'log of the web server',
    ],
    [
      'a redirect to https',
      () => web.answers.set('/fault.crl', redirect('https://crl.contoso.com/ca.crl')),
      'crl/reachable',
      'redirects to https://',
      'redirect to https',
    ],
    [
      'a redirect to a file',
      () => web.answers.set('/fault.crl', redirect('file:///c:/windows/win.ini')),
      'crl/reachable',
      'redirects to file:///',
      'file: address',
    ],
    [
      'a redirect in a circle',
      () => web.answers.set('/fault.crl', redirect('/fault.crl')),
      'crl/reachable',
      'circle',
      'Remove the redirect',
    ],
    [
      'four redirects',
      () => {
        web.answers.set('/fault.crl', redirect('/r1'));
        for (const n of [1, 2, 3]) web.answers.set(`/r${n}`, redirect(`/r${n + 1}`));
        web.publish('/r4', good().der);
      },
      'crl/reachable',
      'more than 3 times',
      'Remove the redirects',
    ],
    [
      'a redirect to a private address',
      () => web.answers.set('/fault.crl', redirect(`http://127.0.0.2:${web.port}/ca.crl`)),
      'crl/reachable',
      '127.0.0.2, which is the loopback',
      'private network',
    ],
    [
      'a redirect to the metadata address',
      () => web.answers.set('/fault.crl', redirect('http://169.254.169.254/latest')),
      'crl/reachable',
      'link-local',
      'private network',
    ],
    ['PEM', () => web.publish('/fault.crl', pem(good())), 'crl/der', 'is PEM', 'certutil -decode'],
    [
      'a stale CRL',
      () => web.publish('/fault.crl', issuing.issueCrl({ nextUpdate: '261115000000Z' }).der),
      'crl/current',
      'outdated',
      'certutil -crl',
    ],
    [
      'one that is not yet valid',
      () => web.publish('/fault.crl', issuing.issueCrl({ thisUpdate: '261201000000Z' }).der),
      'crl/current',
      'not in force before',
      'certutil -crl',
    ],
    [
      'the CRL of another CA',
      () => web.publish('/fault.crl', root.issueCrl().der),
      'crl/issuer',
      'Contoso Issuing CA 1',
      'certutil -getcrl',
    ],
    [
      'a wrong signature',
      () => {
        const bytes = Uint8Array.from(good().der);
        bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 1;
        web.publish('/fault.crl', bytes);
      },
      'crl/signature',
      'verifies',
      'certutil -crl',
    ],
  ];

  it.each(faults)('%s has a finding and a fix of its own', async (_, prepare, rule, message, fix) => {
    web.answers.delete('/fault.crl');
    prepare();
    const { code, failing } = await check('/fault.crl');
    expect(failing).toHaveLength(1);
    expect(failing[0]).toMatchObject({ rule, severity: 'error' });
    expect(failing[0]?.message).toContain(message);
    expect(failing[0]?.fix).toContain(fix);
    expect(code).toBe(1);
  });

  it('three redirects are followed', async () => {
    web.answers.set('/far.crl', redirect('/f1'));
    web.answers.set('/f1', redirect('/f2', 301));
    web.answers.set('/f2', redirect('/f3', 308));
    web.publish('/f3', good().der);
    const { failing, of } = await check('/far.crl');
    expect(failing).toEqual([]);
    expect(of('crl/covers-chain')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('a location that fails beside one that works is a warning', async () => {
    const extra = { crl: [web.url('/missing.crl'), web.url('/ca.crl')] };
    const { code, failing } = await check('/ca.crl', [], {}, extra);
    expect(failing).toMatchObject([{ rule: 'crl/reachable', severity: 'warning' }]);
    expect(code).toBe(0);
  });

  it('with the check switched off, a fault is worth a note', async () => {
    const { code, failing, of } = await check('/missing.crl', ['--clients-check-crl', 'off']);
    expect(failing).toEqual([]);
    expect(of('crl/reachable')).toMatchObject([{ outcome: 'note', message: expect.stringContaining('404') }]);
    expect(code).toBe(0);
  });
});

describe('delta CRLs', () => {
  const freshest = (url: string) => ({
    oid: '2.5.29.46',
    value: der.sequence(der.sequence(der.explicit(0, der.explicit(0, der.text(0x86, url))))),
  });
  const extension = (url: string) => der.extension('2.5.29.46', freshest(url).value);
  const delta = (base: number, number: number, more = {}) =>
    issuing.issueCrl({ number, extensions: [der.extension('2.5.29.27', der.integer(base), 0xff)], ...more });

  it('are fetched where the CRL names them, and revoke', async () => {
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: [web.url('/base.crl')] });
    web.publish('/base.crl', issuing.issueCrl({ number: 5, extensions: [extension(web.url('/base+.crl'))] }).der);
    web.publish('/base+.crl', delta(5, 6, { revoked: [{ certificate: leaf }] }).der);
    const { failing } = await judge([write('delta.cer', leaf.der), '--as', 'server', '--online', ...NO_DNS]);
    expect(failing).toMatchObject([{ rule: 'crl/not-revoked' }]);
  });

  it('are fetched where the certificate names them', async () => {
    web.publish('/plain.crl', issuing.issueCrl({ number: 5 }).der);
    web.publish('/plain-delta.crl', delta(5, 6).der);
    const { failing, of } = await check('/plain.crl', [], {}, { extra: [freshest(web.url('/plain-delta.crl'))] });
    expect(failing).toEqual([]);
    expect(of('crl/delta-current')).toMatchObject([{ outcome: 'pass' }]);
    expect(web.asked('/plain-delta.crl')).toBe(1);
  });

  it('with a plus sign that answer 404 are told as double escaping', async () => {
    web.publish('/iis.crl', issuing.issueCrl({ number: 5, extensions: [extension(web.url('/iis+.crl'))] }).der);
    const { failing } = await check('/iis.crl');
    expect(failing).toMatchObject([{ rule: 'crl/delta-current', fix: expect.stringContaining('allowDoubleEscaping') }]);
  });

  it('that belong to a later base fail', async () => {
    web.publish('/late.crl', issuing.issueCrl({ number: 5, extensions: [extension(web.url('/late+.crl'))] }).der);
    web.publish('/late+.crl', delta(8, 9).der);
    expect((await check('/late.crl')).failing).toMatchObject([{ rule: 'crl/delta-current' }]);
  });
});

describe('where nothing answers', () => {
  const unreachable = async (url: string, more: readonly string[] = []) => {
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: [url] });
    count += 1;
    return judge([write(`silent${count}.cer`, leaf.der), '--as', 'server', '--online', ...NO_DNS, ...more]);
  };

  it('a refused connection is unknown, unreachable, exit 4', async () => {
    const { code, failing, of, stderr } = await unreachable(`http://crl.contoso.com:${UNUSED_PORT}/ca.crl`, TO_NOBODY);
    expect(failing).toEqual([]);
    expect(of('crl/reachable').filter(({ outcome }) => outcome === 'unknown')).toMatchObject([
      { reason: 'unreachable', message: expect.stringContaining('refuses the connection') },
    ]);
    expect(of('crl/covers-chain')).toMatchObject([{ outcome: 'unknown', reason: 'unreachable' }]);
    expect(of('crl/not-revoked')).toMatchObject([{ outcome: 'unknown', reason: 'unreachable' }]);
    expect(code).toBe(4);
    expect(stderr).toBe('');
  });

  it('a name without an address is unknown, unreachable, exit 4', async () => {
    const { code, of } = await unreachable('http://crl.contoso.invalid/ca.crl');
    expect(of('crl/reachable').some(({ reason }) => reason === 'unreachable')).toBe(true);
    expect(of('crl/reachable').some(({ outcome }) => outcome === 'pass')).toBe(false);
    // The name by itself cannot be public, which fails beside it.
    expect(code).toBe(1);
  });

  it.each([
    ['http://10.1.2.3/ca.crl', 'private'],
    ['http://127.0.0.9/ca.crl', 'loopback'],
    ['http://0x7f.9/ca.crl', 'loopback'],
    ['http://2130706441/ca.crl', 'loopback'],
    ['http://[::1]/ca.crl', 'loopback'],
    ['http://[::ffff:127.0.0.9]/ca.crl', 'loopback'],
    ['http://[64:ff9b::7f00:9]/ca.crl', 'loopback'],
    ['http://[fd00::1]/ca.crl', 'unique local'],
    ['http://[fe80::1]/ca.crl', 'link-local'],
    ['http://169.254.169.254/ca.crl', 'link-local'],
    ['http://168.63.129.16/ca.crl', "Azure's own service"],
    ['http://100.64.0.1/ca.crl', 'carriers'],
  ])('%s is not asked at all', async (url, why) => {
    const { of, report } = await unreachable(url);
    const [finding] = of('crl/reachable').filter(({ outcome }) => outcome === 'unknown');
    expect(finding).toMatchObject({ reason: 'missing-input', message: expect.stringContaining(why) });
    expect(finding?.asks?.[0]).toMatch(/^--allow-private-network /);
    expect(report?.online?.asked.map(({ of: asked }) => asked)).not.toContain(url);
  });

  it('a public name that leads to a private address is not asked, and says how to', async () => {
    const { of, report } = await unreachable(web.url('/ca.crl', 'pki.contoso.com'), [
      '--resolve',
      `pki.contoso.com:${web.port}=127.0.0.2`,
    ]);
    const [finding] = of('crl/reachable').filter(({ outcome }) => outcome === 'unknown');
    expect(finding).toMatchObject({ reason: 'missing-input', asks: ['--allow-private-network 127.0.0.2/32'] });
    expect(report?.online?.asked.every(({ of: asked }) => !asked.includes('pki.contoso.com'))).toBe(true);
  });
});

describe('a proxy', () => {
  it('is asked instead, is named, and its password is not', async () => {
    const proxy = await Publication.start();
    proxy.answers.set('*', (request, response) => {
      const name = new URL(request.url ?? '').pathname;
      const crl = name === '/root.crl' ? root.issueCrl() : issuing.issueCrl();
      response.writeHead(200).end(crl.der);
    });
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: ['http://crl.fabrikam.com/ca.crl'] });
    const { code, of, report, stdout } = await judge(
      [write('proxied.cer', leaf.der), '--as', 'server', '--online', ...NO_DNS],
      {
        HTTP_PROXY: `http://user:secret@127.0.0.1:${proxy.port}`,
      },
    );
    expect(of('crl/reachable')).toMatchObject([{ outcome: 'pass' }]);
    expect(report?.online?.from).toContain(`http://127.0.0.1:${proxy.port}`);
    expect(stdout).not.toContain('secret');
    expect(proxy.requests[0]).toMatchObject({ url: 'http://crl.fabrikam.com/ca.crl' });
    expect(proxy.requests[0]?.headers['proxy-authorization']).toBe(
      `Basic ${Buffer.from('user:secret').toString('base64')}`,
    );
    expect(code).toBe(0);
  });

  it('is passed by for what NO_PROXY names', async () => {
    const proxy = await Publication.start();
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: [`http://127.0.0.1:${web.port}/ca.crl`] });
    await judge([write('direct.cer', leaf.der), '--as', 'server', '--online', ...NO_DNS], {
      http_proxy: `127.0.0.1:${proxy.port}`,
      NO_PROXY: 'localhost,127.0.0.0/8',
    });
    expect(proxy.requests).toEqual([]);
  });

  it('that reaches nobody is no word on the host', async () => {
    const proxy = await Publication.start();
    proxy.answers.set('*', (_, response) => void response.writeHead(502).end());
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', { crl: ['http://crl.fabrikam.com/ca.crl'] });
    const { of } = await judge([write('bad-gateway.cer', leaf.der), '--as', 'server', '--online', ...NO_DNS], {
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    });
    expect(of('crl/reachable').some(({ reason }) => reason === 'unreachable')).toBe(true);
  });

  it('that is silent is no word on the host either', { timeout: 30_000 }, async () => {
    const mute = await Publication.start();
    mute.answers.set('*', () => undefined);
    const network = openNetwork({
      allowPrivateNetworks: [],
      resolve: [],
      userAgent: 'test',
      environment: { http_proxy: `http://127.0.0.1:${mute.port}` },
    });
    const request = { method: 'GET', url: 'http://crl.contoso.com/ca.crl', maxBytes: 10, maxRedirects: 3 } as const;
    const exchange = await network.http({ ...request, timeoutMs: 300 }, () => undefined);
    expect(exchange.failure).toMatchObject({ code: 'not-connected', message: expect.stringContaining('no answer') });
  });

  it('is not sent to names of the internal network, nor to private addresses', async () => {
    const proxy = await Publication.start();
    const leaf = issuing.issueLeaf('granitefalls.contoso.com', {
      crl: ['http://ca01/ca.crl', 'http://10.0.0.1/ca.crl'],
    });
    const file = write('internal.cer', leaf.der);
    const args = [
      'check',
      file,
      '--as',
      'server',
      '--online',
      ...NO_DNS,
      ...AT,
      '--only',
      'crl/reachable',
      '--format',
      'json',
    ];
    const { stdout } = await runInProcess(args, { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` });
    expect((JSON.parse(stdout) as Report).inputs[0]?.results.map(({ reason }) => reason)).toEqual([
      'missing-input',
      'missing-input',
    ]);
    expect(proxy.requests).toEqual([]);
  });
});

describe('two locations', () => {
  it('of which one is in a private network leave no question open where the other answers', async () => {
    web.publish('/both.crl', issuing.issueCrl().der);
    const crl = [`http://inside.contoso.com:${UNUSED_PORT}/both.crl`, web.url('/both.crl')];
    const inside = ['--resolve', `inside.contoso.com:${UNUSED_PORT}=10.0.0.7`];
    const { of, report } = await check('/both.crl', inside, {}, { crl });
    expect(of('crl/reachable')).toMatchObject([{ outcome: 'unknown', reason: 'missing-input', severity: 'warning' }]);
    expect(report?.verdict).not.toBe('incomplete');
  });
});

describe('--cache', () => {
  it('answers in place of the network until the next CRL is due', async () => {
    const cache = path.join(folder, 'cache');
    web.publish('/cached.crl', issuing.issueCrl().der);
    await check('/cached.crl', ['--cache', cache]);
    const { of, failing } = await check('/cached.crl', ['--cache', cache]);
    expect(web.asked('/cached.crl')).toBe(1);
    expect(failing).toEqual([]);
    expect(of('crl/covers-chain')).toMatchObject([{ outcome: 'pass' }]);
    // Nobody asked whether it can be fetched now.
    expect(of('crl/reachable').every(({ outcome, reason }) => outcome === 'unknown' && reason === 'not-asked')).toBe(
      true,
    );
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(cache)) {
      expect(name).toMatch(/^[0-9a-f]{64}\.crl$/);
      expect(statSync(path.join(cache, name)).mode & 0o777).toBe(0o600);
    }
  });

  it('is not believed when a file in it is damaged or of another CA', async () => {
    const cache = path.join(folder, 'cache-damaged');
    web.publish('/kept.crl', issuing.issueCrl().der);
    await check('/kept.crl', ['--cache', cache]);
    const files = readdirSync(cache).map((name) => path.join(cache, name));
    const stranger = TestCa.root('Contoso Issuing CA 1').issueCrl();
    for (const file of files) {
      writeFileSync(file, stranger.der);
      await check('/kept.crl', ['--cache', cache]);
      expect(Buffer.from(stranger.der).equals(readFileSync(file))).toBe(false);
      const bytes = readFileSync(file);
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] as number) ^ 0xff;
      writeFileSync(file, bytes);
      const { failing } = await check('/kept.crl', ['--cache', cache]);
      expect(failing).toEqual([]);
      expect(readFileSync(file).equals(bytes)).toBe(false);
    }
  });

  it('is not asked for the CRL of another CA that lay at the location once', async () => {
    const cache = path.join(folder, 'cache-mistaken');
    web.publish('/mistaken.crl', root.issueCrl().der);
    const { of } = await check('/mistaken.crl', ['--cache', cache]);
    expect(of('crl/issuer')).toMatchObject([{ outcome: 'fail' }]);
    web.publish('/mistaken.crl', issuing.issueCrl().der);
    const { failing } = await check('/mistaken.crl', ['--cache', cache]);
    expect(failing).toEqual([]);
  });

  it('keeps nothing that is wrong, and leaves nothing half-written', async () => {
    const cache = path.join(folder, 'cache-bad');
    web.publish('/stale.crl', issuing.issueCrl({ nextUpdate: '261115000000Z' }).der);
    await check('/stale.crl', ['--cache', cache]);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('follows no link and waits for no pipe that somebody put there', async () => {
    const cache = path.join(folder, 'foreign-cache');
    web.publish('/planted.crl', issuing.issueCrl().der);
    await check('/planted.crl', ['--cache', cache]);
    for (const name of readdirSync(cache)) {
      const file = path.join(cache, name);
      renameSync(file, `${file}.elsewhere`);
      symlinkSync(`${file}.elsewhere`, file);
    }
    const linked = await check('/planted.crl', ['--cache', cache]);
    expect(linked.of('crl/not-revoked')).toMatchObject([{ outcome: 'pass' }]);
    expect(web.asked('/planted.crl')).toBe(2);
    if (spawnSync('mkfifo', ['--version']).status !== 0) return;
    for (const name of readdirSync(cache).filter((one) => one.endsWith('.crl'))) {
      rmSync(path.join(cache, name));
      spawnSync('mkfifo', [path.join(cache, name)]);
    }
    const piped = await check('/planted.crl', ['--cache', cache]);
    expect(piped.of('crl/not-revoked')).toMatchObject([{ outcome: 'pass' }]);
    expect(web.asked('/planted.crl')).toBe(3);
  });

  it('serves several runs at a time', async () => {
    const cache = path.join(folder, 'cache-shared');
    web.publish('/shared.crl', issuing.issueCrl().der);
    const runs = await Promise.all([1, 2, 3, 4].map(() => check('/shared.crl', ['--cache', cache])));
    expect(runs.flatMap(({ failing }) => failing)).toEqual([]);
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('that cannot be made is an error of usage', async () => {
    const file = write('no-folder', Uint8Array.of(1));
    mkdirSync(path.join(folder, 'x'), { recursive: true });
    const { code, stderr } = await check('/ca.crl', ['--cache', path.join(file, 'below')]);
    expect(code).toBe(2);
    expect(stderr).toContain('--cache');
  });
});

describe('a CRL by its address', () => {
  const alone = (url: string, ...more: string[]) =>
    runInProcess([
      'check',
      url,
      '--issuer',
      path.join(folder, 'issuing.cer'),
      ...AT,
      ...web.allow(),
      '--format',
      'json',
      ...more,
    ]);

  it('is fetched without --online, because it is named, and judged', async () => {
    const { code, stdout } = await alone(web.url('/ca.crl'));
    const report = JSON.parse(stdout) as Report;
    expect(report.inputs[0]).toMatchObject({ kind: 'crl', verdict: 'pass' });
    const outcomes = new Map(report.inputs[0]?.results.map(({ rule, outcome }) => [rule, outcome]));
    expect(outcomes.get('crl/reachable')).toBe('pass');
    expect(outcomes.get('crl/signature')).toBe('pass');
    expect(report.online?.asked).toMatchObject([{ what: 'crl', of: web.url('/ca.crl') }]);
    expect(code).toBe(0);
  });

  it('has its hash in the report, and brings the delta CRL that it names along', async () => {
    const named = der.extension(
      '2.5.29.46',
      der.sequence(der.sequence(der.explicit(0, der.explicit(0, der.text(0x86, web.url('/alone+.crl')))))),
    );
    const base = issuing.issueCrl({ number: 5, extensions: [named] });
    const indicator = der.extension('2.5.29.27', der.integer(5), 0xff);
    web.publish('/alone.crl', base.der);
    web.publish('/alone+.crl', issuing.issueCrl({ number: 6, extensions: [indicator] }).der);
    const good = JSON.parse((await alone(web.url('/alone.crl'))).stdout) as Report;
    const sha256 = createHash('sha256').update(base.der).digest('hex').toUpperCase();
    expect(good.inputs[0]).toMatchObject({ sha256, verdict: 'pass' });
    expect(good.inputs[0]?.crls).toMatchObject([{ delta: false }, { delta: true, label: web.url('/alone+.crl') }]);
    expect(good.inputs[0]?.results.filter(({ rule }) => rule === 'crl/delta-current')).toContainEqual(
      expect.objectContaining({ outcome: 'pass' }),
    );
    expect(web.asked('/alone+.crl')).toBe(1);

    web.publish(
      '/alone+.crl',
      issuing.issueCrl({ number: 6, nextUpdate: '261115000000Z', extensions: [indicator] }).der,
    );
    const stale = JSON.parse((await alone(web.url('/alone.crl'))).stdout) as Report;
    const failing = stale.inputs[0]?.results.filter(({ outcome, causedBy }) => outcome === 'fail' && !causedBy) ?? [];
    expect(failing.length).toBeGreaterThan(0);
    web.answers.delete('/alone+.crl');
    const missing = await alone(web.url('/alone.crl'));
    expect((JSON.parse(missing.stdout) as Report).inputs[0]?.results).toContainEqual(
      expect.objectContaining({ rule: 'crl/delta-current', outcome: 'fail', message: expect.stringContaining('404') }),
    );
    expect(missing.code).toBe(1);
  });

  it('that is not there fails, and one that does not answer is unknown with exit 4', async () => {
    const missing = await alone(web.url('/nothing.crl'));
    expect(missing.code).toBe(1);
    expect((JSON.parse(missing.stdout) as Report).inputs[0]?.results).toMatchObject([
      { rule: 'crl/reachable', outcome: 'fail', message: expect.stringContaining('404') },
    ]);
    const silent = await alone(`http://crl.contoso.com:${UNUSED_PORT}/ca.crl`, ...TO_NOBODY);
    expect(silent).toMatchObject({ code: 4, stderr: '' });
    expect(silent.stdout).toContain('unreachable');
  });

  it('over https is refused with the reason', async () => {
    expect(await alone('https://crl.contoso.com/ca.crl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('over http:// alone'),
    });
  });
});
