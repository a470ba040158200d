import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Io } from '../../../src/cli/io.js';
import { run } from '../../../src/cli/main.js';
import { nodeIo } from '../../../src/cli/nodeIo.js';
import { initLab } from '../../../src/lab/initLab.js';
import { openLab } from '../../../src/lab/ledger.js';
import { revoke } from '../../../src/lab/revoke.js';
import { ROOT } from '../../support/cli.js';
import { hasOpenssl, temporaryDirectory } from '../../support/openssl.js';

const directory = temporaryDirectory();
const folder = path.join(directory, 'lab');

beforeAll(async () => {
  const { lab } = await initLab(folder, { serviceName: 'GraniteFalls.contoso.com', clients: ['PC-1.contoso.com'] });
  lab.close();
}, 60_000);

interface Serving {
  readonly stderr: () => string;
  readonly stdout: () => string;
  readonly url: string;
  readonly stop: () => Promise<number>;
}

/** `lab serve` in this process, until `stop`. */
async function serving(args: readonly string[] = []): Promise<Serving> {
  const text = { out: '', err: '' };
  const into = (stream: 'out' | 'err') => ({
    isTerminal: false,
    columns: undefined,
    write: (part: string) => {
      text[stream] += part;
    },
  });
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const io: Io = { ...nodeIo(), env: {}, stdout: into('out'), stderr: into('err'), untilStopped: () => stopped };
  const code = run(['lab', 'serve', folder, '--listen', '127.0.0.1:0', ...args], io);
  await vi.waitFor(() => expect(text.err).toContain(' Next '), { timeout: 20_000 });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text.err)?.[0] ?? '';
  return {
    url,
    stderr: () => text.err,
    stdout: () => text.out,
    stop: () => {
      stop();
      return code;
    },
  };
}

function shell(command: string): Promise<{ code: number | null; text: string }> {
  const child = spawn('sh', ['-c', command], { cwd: directory });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += String(part);
    });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

describe('cmg-cert lab serve', () => {
  let server: Serving;
  const log = path.join(directory, 'access.ndjson');
  beforeAll(async () => {
    server = await serving(['--log', log]);
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  const printed = (program: string): string =>
    server
      .stderr()
      .split('\n')
      .find((line) => line.includes(`${program} `))
      ?.replace(/^ Next/, '')
      .trim() ?? '';

  it.skipIf(!hasOpenssl())('prints commands that work as they stand', async () => {
    const head = await shell(printed('curl'));
    expect(head.text).toMatch(/HTTP\/1\.1 200 OK[\s\S]*Content-Type: application\/pkix-crl/);
    const asked = await shell(printed('openssl'));
    expect(asked.text).toMatch(/Response verify OK[\s\S]*GraniteFalls\.contoso\.com\.cer: good/);
  });

  it('says that the certificates name another port, and how to have them lead here', () => {
    expect(server.stderr().replace(/\s+/g, ' ')).toContain(
      'The certificates name pki.contoso.com:80. So that they lead here: --listen 127.0.0.1:80,',
    );
    expect(server.stderr()).not.toContain('cmg-cert check');
  });

  it('serves what certificates of the lab name: the CRLs and the CA', async () => {
    for (const name of ['CMG-Lab-Issuing-CA-1.crl', 'CMG-Lab-Issuing-CA-1+.crl', 'CMG-Lab-Root-CA-1.crl']) {
      const response = await fetch(`${server.url}/${name}`);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(readFileSync(path.join(folder, 'crl', name)));
    }
    const issuing = await fetch(`${server.url}/CMG-Lab-Issuing-CA-1.crt`);
    expect(Buffer.from(await issuing.arrayBuffer())).toEqual(
      readFileSync(path.join(folder, 'ca', 'CMG-Lab-Issuing-CA-1.cer')),
    );
  });

  it('serves no key, password or ledger of the lab', async () => {
    for (const file of ['ledger.jsonl', 'password.txt', 'ca/CMG-Lab-Root-CA-1.key', 'CMG-Lab-Root-CA-1.key', '.lock']) {
      expect([file, (await fetch(`${server.url}/${file}`)).status]).toEqual([file, 404]);
    }
  });

  it.skipIf(!hasOpenssl())(
    'says at once of a certificate that another process revokes that it is revoked',
    async () => {
      const lab = openLab(folder, { write: true });
      revoke(lab, lab.ofKind('server')[0] as never, 'superseded');
      lab.close();
      const asked = await shell(printed('openssl'));
      expect(asked.text).toMatch(/GraniteFalls\.contoso\.com\.cer: revoked[\s\S]*superseded/);
    },
  );

  it('writes the access log to the file, one JSON object a line', async () => {
    await fetch(`${server.url}/log-me`);
    const entries = () =>
      readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    await expect.poll(entries).toContainEqual(expect.objectContaining({ method: 'GET', url: '/log-me', status: 404 }));
    expect(server.stdout()).toBe('');
  });
});

describe('lab serve and its options', () => {
  it('logs to standard output where no file is named, and warns of an address that others reach', async () => {
    const server = await serving(['--listen', '0.0.0.0:0']);
    const port = /:(\d+)\//.exec(server.stderr())?.[1];
    await fetch(`http://127.0.0.1:${port}/`);
    await expect
      .poll(() => server.stdout())
      .toMatch(/^\{"time":"[^"]+","remote":"127\.0\.0\.1","method":"GET","url":"\/","status":200,/);
    expect(server.stderr()).toContain('can be reached from other computers');
    expect(await server.stop()).toBe(0);
  });

  it('lets everything go wrong in one way with --fault', async () => {
    const escaping = await serving(['--fault', 'double-escaping']);
    const statusOf = async (name: string) => (await fetch(`${escaping.url}/${name}`)).status;
    expect(await statusOf('CMG-Lab-Issuing-CA-1+.crl')).toBe(404);
    expect(await statusOf('CMG-Lab-Issuing-CA-1.crl')).toBe(200);
    await escaping.stop();
    const server = await serving(['--fault', 'pem']);
    expect(await (await fetch(`${server.url}/CMG-Lab-Root-CA-1.crl`)).text()).toMatch(/^-----BEGIN X509 CRL/);
    expect((await fetch(`${server.url}/`)).status).toBe(200);
    await server.stop();
  });

  it.each([
    [['--listen', 'pki.contoso.com:80'], 'Give an IP address'],
    [['--listen', '127.0.0.1:70000'], 'Give an IP address'],
    [['--fault', 'nonsense'], 'there is no fault "nonsense"'],
    [['--log', '/no/such/folder/log'], 'cannot be written'],
  ])('refuses %j, exit 2', async (args, words) => {
    let stderr = '';
    const keep = (part: string) => {
      stderr += part;
    };
    const sink = { isTerminal: false, columns: undefined, write: () => {} };
    const io: Io = { ...nodeIo(), env: {}, stdout: sink, stderr: { ...sink, write: keep } };
    expect(await run(['lab', 'serve', folder, ...args], io)).toBe(2);
    expect(stderr).toContain(words);
  });

  it('ends cleanly on SIGTERM with half-open connections', async () => {
    const child = spawn(process.execPath, [
      path.join(ROOT, 'bin/cmg-cert.js'),
      'lab',
      'serve',
      folder,
      '--listen',
      '127.0.0.1:0',
    ]);
    let text = '';
    child.stderr.on('data', (part) => {
      text += String(part);
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await expect.poll(() => text, { timeout: 20_000 }).toContain(' Next ');
    const { connect } = await import('node:net');
    const socket = connect(Number(/127\.0\.0\.1:(\d+)/.exec(text)?.[1]), '127.0.0.1').on('error', () => {});
    socket.write('GET / HTTP/1.1\r\n');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(text).toContain('Stopped.');
    socket.destroy();
  });
});
