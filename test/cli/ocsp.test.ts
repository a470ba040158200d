import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/index.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../support/openssl.js';
import { UNUSED_PORT } from '../support/ports.js';
import { Publication } from '../support/publication.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = temporaryDirectory();
const file = (name: string): string => path.join(folder, name);

const CONFIG = `
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
default_days = 30
default_crl_days = 30
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign,digitalSignature
subjectKeyIdentifier = hash
[responder]
extendedKeyUsage = OCSPSigning
noCheck = ignored
keyUsage = critical,digitalSignature
[checked-responder]
extendedKeyUsage = OCSPSigning
keyUsage = critical,digitalSignature
[no-purpose]
keyUsage = critical,digitalSignature
[leaf]
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = DNS:granitefalls.contoso.com
authorityInfoAccess = OCSP;URI:http://ocsp.contoso.com:PORT
`;

interface ResponderOptions {
  readonly index?: string;
  readonly more?: readonly string[];
}

/** OpenSSL's own responder: its answers are made by nobody here. */
describe.skipIf(!hasOpenssl())('a foreign OCSP responder', () => {
  const running: ChildProcess[] = [];
  const doors: Server[] = [];

  const request = (name: string, subject: string) =>
    openssl(folder, [
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${subject}`,
    ]);
  const sign = (name: string, extensions: string, ca = 'root') =>
    openssl(folder, [
      'ca',
      '-batch',
      '-config',
      'ca.cnf',
      '-cert',
      `${ca}.pem`,
      '-keyfile',
      `${ca}.key`,
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-extensions',
      extensions,
      '-notext',
    ]);

  beforeAll(() => {
    writeFileSync(file('index.txt'), '');
    writeFileSync(file('index.txt.attr'), 'unique_subject = no\n');
    writeFileSync(file('serial'), '1000\n');
    writeFileSync(
      file('ca.cnf'),
      CONFIG.replace('PORT', '1').replace('noCheck = ignored\n', '1.3.6.1.5.5.7.48.1.5 = ASN1:NULL\n'),
    );
    for (const name of ['root', 'stranger']) {
      openssl(
        folder,
        [
          'req',
          '-x509',
          '-newkey',
          'rsa:2048',
          '-nodes',
          '-keyout',
          `${name}.key`,
          '-out',
          `${name}.pem`,
          '-subj',
          '/CN=Contoso Root CA',
          '-days',
          '30',
          '-config',
          'ca.cnf',
          '-extensions',
          'root',
        ].filter((part) => part !== ''),
      );
    }
    for (const [name, extensions] of [
      ['responder', 'responder'],
      ['checked', 'checked-responder'],
      ['nopurpose', 'no-purpose'],
    ] as const) {
      request(name, `Contoso ${name}`);
      sign(name, extensions);
    }
    request('foreign', 'Fabrikam responder');
    sign('foreign', 'responder', 'stranger');
  }, 120_000);

  afterAll(() => {
    for (const child of running) child.kill();
    for (const door of doors) door.close();
  });

  /** Issues a certificate that names a responder at this port. */
  function leafNaming(port: number): { readonly leaf: string; readonly name: string } {
    writeFileSync(
      file('ca.cnf'),
      CONFIG.replace('PORT', String(port)).replace('noCheck = ignored\n', '1.3.6.1.5.5.7.48.1.5 = ASN1:NULL\n'),
    );
    const name = `leaf${port}`;
    request(name, 'granitefalls.contoso.com');
    sign(name, 'leaf');
    return { leaf: file(`${name}.pem`), name };
  }

  /**
   * A certificate, and the responder that it names. The responder reads its index when it starts, and the certificate names the port before: so the test
   * holds that port, and hands on what comes to the one that the responder was given.
   */
  async function responder(signer: string, { index = 'index.txt', more = [] }: ResponderOptions = {}) {
    const door = createServer();
    doors.push(door);
    await new Promise<void>((settle) => door.listen(0, '127.0.0.1', settle));
    const { port } = door.address() as AddressInfo;
    const start = async () => {
      const inner = await startResponder([
        '-index',
        index,
        '-rsigner',
        `${signer}.pem`,
        '-rkey',
        `${signer}.key`,
        ...more,
      ]);
      door.on('connection', (outside) => {
        const inside = connect(inner, '127.0.0.1');
        outside.on('error', () => inside.destroy());
        inside.on('error', () => outside.destroy());
        outside.pipe(inside).pipe(outside);
      });
      return inner;
    };
    return { ...leafNaming(port), start, port };
  }

  /** @returns its port, once it listens there */
  function startResponder(args: readonly string[]): Promise<number> {
    const child = spawn('openssl', ['ocsp', '-port', '0', '-CA', 'root.pem', ...args], { cwd: folder });
    running.push(child);
    return new Promise((settle, refuse) => {
      let said = '';
      const listen = (text: Buffer) => {
        said += text.toString();
        const port = /ACCEPT \S+:(\d+)\s/.exec(said)?.[1];
        if (port !== undefined) settle(Number(port));
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', refuse);
      child.once('exit', (code) => refuse(new Error(`openssl ocsp ended with ${code}: ${said}`)));
    });
  }

  async function judge(leaf: string, port: number) {
    const run = await runInProcess([
      'check',
      leaf,
      '--as',
      'server',
      '--roots',
      file('root.pem'),
      '--online',
      '--dns-server',
      '127.0.0.1:9',
      '--format',
      'json',
      '--only',
      'ocsp/*',
      '--allow-private-network',
      '127.0.0.1/32',
      '--resolve',
      `ocsp.contoso.com:${port}=127.0.0.1`,
    ]);
    const findings = (JSON.parse(run.stdout) as Report).inputs[0]?.results ?? [];
    const of = (rule: string) => findings.find((finding) => finding.rule === rule) as Finding;
    return { code: run.code, good: of('ocsp/good'), responder: of('ocsp/responder'), json: run.stdout };
  }

  it('signed by the CA itself says good, by POST and by GET', async () => {
    const { leaf, start, port } = await responder('root', { more: ['-ndays', '2'] });
    await start();
    const found = await judge(leaf, port);
    expect(found.good).toMatchObject({ outcome: 'pass', evidence: { answer: 'good', status: 200 } });
    expect(found.responder).toMatchObject({
      outcome: 'pass',
      message: expect.stringContaining('the CA "Contoso Root CA" itself'),
    });
    expect(found.code).toBe(0);
  });

  it('says revoked, with day and reason', async () => {
    const { leaf, name, start, port } = await responder('responder');
    openssl(folder, [
      'ca',
      '-config',
      'ca.cnf',
      '-cert',
      'root.pem',
      '-keyfile',
      'root.key',
      '-revoke',
      `${name}.pem`,
      '-crl_reason',
      'keyCompromise',
    ]);
    await start();
    const found = await judge(leaf, port);
    expect(found.good).toMatchObject({
      outcome: 'fail',
      severity: 'error',
      message: expect.stringContaining('keyCompromise'),
    });
    expect(found.responder).toMatchObject({ outcome: 'pass', message: expect.stringContaining('which the CA named') });
    expect(found.code).toBe(1);
  });

  it('that does not know the certificate fails, because no CRL is named either', async () => {
    writeFileSync(file('other.txt'), '');
    writeFileSync(file('other.txt.attr'), 'unique_subject = no\n');
    const { leaf, start, port } = await responder('root', { index: 'other.txt' });
    await start();
    const found = await judge(leaf, port);
    expect(found.good).toMatchObject({
      outcome: 'fail',
      severity: 'error',
      message: expect.stringContaining('does not know it'),
    });
  });

  it('without id-pkix-ocsp-nocheck is worth a note', async () => {
    const { leaf, start, port } = await responder('checked');
    await start();
    const found = await judge(leaf, port);
    expect(found.responder).toMatchObject({ outcome: 'note', message: expect.stringContaining('nocheck') });
    expect(found.good.outcome).toBe('pass');
  });

  it.each([
    ['nopurpose', 'not for OCSP signing'],
    ['foreign', 'the CA did not sign'],
    ['stranger', 'whose certificate the CA did not sign'],
  ])('signed by %s is not believed', async (signer, message) => {
    const { leaf, start, port } = await responder(signer);
    await start();
    const found = await judge(leaf, port);
    expect(found.responder).toMatchObject({
      outcome: 'fail',
      severity: 'warning',
      message: expect.stringContaining(message),
    });
    expect(found.good).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
    expect(found.code).toBe(4);
  });

  it('that is not there is unknown, unreachable, exit 4', async () => {
    const { leaf } = leafNaming(UNUSED_PORT);
    const found = await judge(leaf, UNUSED_PORT);
    expect(found.good).toMatchObject({ outcome: 'unknown', reason: 'unreachable' });
    expect(found.responder).toMatchObject({ outcome: 'unknown', reason: 'unreachable' });
    expect(found.code).toBe(4);
  });

  it('that gives an old answer to every question is not believed', async () => {
    const { leaf, name, start, port } = await responder('root', { more: ['-nmin', '1'] });
    // This program waits for the answer, and would be the door meanwhile.
    const inner = await start();
    openssl(folder, [
      'ocsp',
      '-issuer',
      'root.pem',
      '-cert',
      `${name}.pem`,
      '-url',
      `http://127.0.0.1:${inner}/`,
      '-respout',
      'old.der',
      '-no_nonce',
      '-CAfile',
      'root.pem',
    ]);
    const replay = await Publication.start();
    const old = readFileSync(file('old.der'));
    replay.answers.set('*', (_, response) => void response.writeHead(200).end(old));
    const args = [
      'check',
      leaf,
      '--as',
      'server',
      '--roots',
      file('root.pem'),
      '--online',
      '--dns-server',
      '127.0.0.1:9',
      '--format',
      'json',
      '--only',
      'ocsp/*',
    ];
    const network = ['--allow-private-network', '127.0.0.1/32', '--resolve', `ocsp.contoso.com:${port}=127.0.0.1`];
    // The same answer, an hour after it ended.
    const later = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, '');
    const { stdout } = await runInProcess([...args, ...network, '--at', later]);
    expect(
      (JSON.parse(stdout) as Report).inputs[0]?.results.find(({ rule }) => rule === 'ocsp/responder'),
    ).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('ended on'),
    });
  });
});
