import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePem } from '../../src/core/pem.js';
import type { Report } from '../../src/index.js';
import { type CertificateOptions, ISSUING, issueCa, issueCertificate, ROOT, testKey } from '../support/certificates.js';
import { fixture, fixturePath } from '../support/fixtures.js';
import { UNUSED_PORT } from '../support/ports.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = mkdtempSync(path.join(tmpdir(), 'cmg-renewal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, bytes: Uint8Array): string => {
  const target = path.join(folder, name);
  writeFileSync(target, bytes);
  return target;
};
const pem = (...certificates: Uint8Array[]): string => certificates.map((der) => writePem('CERTIFICATE', der)).join('');
const server = (name: string, options: CertificateOptions) => file(name, issueCertificate(options));
const OLD = server('old.cer', {
  notBefore: '2025-12-01T00:00:00Z',
  notAfter: '2026-12-01T00:00:00Z',
  key: testKey('client'),
});
const CHAIN = ['--roots', file('root.cer', issueCa(ROOT)), '--intermediates', file('issuing.cer', issueCa())];
const AT = ['--at', '2026-11-21T12:00:00Z'];
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const COMPARE = ['--only', 'renewal/*'];
const renewal = (...args: string[]) =>
  runInProcess(['renewal', ...args, ...AT], { PFX: fixture('good/adcs/server.pfx').password as string });

describe('cmg-cert renewal', () => {
  it('says that a good one can take the place, what to do, and by when', async () => {
    const { code, stdout } = await renewal(OLD, server('new.cer', {}), ...CHAIN, ...COMPARE);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/ PASS .*new\.cer can take the place of .*old\.cer/);
    expect(stdout).toContain('In use until       2026-12-01; replace it now');
    expect(stdout).toContain('The new one until  2027-09-01; renew it by 2027-08-02');
    expect(stdout).toContain('Certificate file: choose the new PFX');
  });

  it("exits 1 on a name that differs in case alone, with the console's sentence filled in", async () => {
    const next = server('case.cer', { commonName: 'granitefalls.contoso.com' });
    const { code, stdout } = await renewal(OLD, next, ...CHAIN, ...COMPARE);
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'The existing certificate has a CName of GraniteFalls.contoso.com The new certificate has a CName of granitefalls.contoso.com',
    );
    expect(oneLine(stdout)).toContain('stop here and request the certificate again with the old spelling');
    expect(stdout).not.toContain('new service name');
    expect(stdout).toContain('Next  cmg-cert request GraniteFalls.contoso.com');
  });

  it('leads clients from the old gateway to another when the name is another', async () => {
    const next = server('other.cer', { commonName: 'cmgwest.contoso.com' });
    const { code, stdout } = await renewal(OLD, next, ...CHAIN, ...COMPARE);
    expect(code).toBe(1);
    expect(stdout).toContain('This change needs another gateway');
    expect(stdout).toContain('Wait a day or more');
    expect(stdout).toContain('Next  cmg-cert request GraniteFalls.contoso.com');
  });

  it('leaves a name in place of a wildcard undecided, and tells what to do if the console refuses', async () => {
    const old = server('wildcard.cer', { commonName: '*.contoso.com', notAfter: '2026-12-01T00:00:00Z' });
    const { code, stdout } = await renewal(old, server('named.cer', {}), ...CHAIN, ...COMPARE);
    expect(code).toBe(4);
    expect(oneLine(stdout)).toContain('whether the console compares the wildcard');
    expect(stdout).toContain('If the console refuses it');
  });

  it('judges the new file by every other rule too', async () => {
    const { code, stdout } = await renewal(
      fixturePath('good/adcs/server.cer'),
      fixturePath('good/adcs/server.pfx'),
      '--password-env',
      'PFX',
      '--roots',
      fixturePath('good/adcs/root.cer'),
      '--format',
      'json',
    );
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report.inputs.map((input: { kind: string }) => input.kind)).toEqual(['renewal', 'pfx']);
    expect(report.inputs[1].claim).toBe('can be the CMG server certificate');
    expect(report.inputs[0].renewal).toMatchObject({ newEnds: '2027-09-01', change: 'in-place' });
  });

  it('says first of all that a new certificate has ended itself', async () => {
    const next = server('ended.cer', { notAfter: '2026-11-20T00:00:00Z' });
    const { stdout } = await renewal(OLD, next, ...CHAIN, ...COMPARE);
    expect(stdout).toContain('The new one ended  2026-11-20: no client takes it');
    expect(stdout).toContain('1. The new certificate has ended itself: request another before all else.');
  });

  it('leaves a bare new certificate incomplete: the wizard takes a PFX', async () => {
    const { code } = await renewal(OLD, server('bare.cer', {}), ...CHAIN);
    expect(code).toBe(4);
  });

  it('judges of a chain in one file the server certificate alone', async () => {
    const next = server('chain-leaf.cer', { key: testKey('client') });
    const chain = file('chain.pem', Buffer.from(pem(issueCa(), readFileSync(next), issueCa(ROOT))));
    const { code, stdout } = await renewal(OLD, chain, '--roots', CHAIN[1] as string, '--format', 'json');
    const report = JSON.parse(stdout);
    expect(report.inputs.map((input: { kind: string }) => input.kind)).toEqual(['renewal', 'certificate']);
    expect(report.counts.error).toBe(0);
    expect(new Set(report.inputs.map((input: { sha256: string }) => input.sha256)).size).toBe(1);
    expect(code).toBe(4);
  });

  it('takes neither CA certificates for the one of a server nor one of several identities', async () => {
    const ca = await renewal(CHAIN[3] as string, OLD, ...COMPARE);
    expect(ca.code).toBe(3);
    expect(ca.stderr).toContain('holds no certificate of a server');
    const several = await renewal(OLD, fixturePath('java/two-identities.pfx'), '--password-env', 'PFX', ...COMPARE);
    expect(several.code).toBe(2);
    expect(several.stderr).toContain('--thumbprint');
  });

  it('tells of a new private root before anything else is done', async () => {
    const other = { name: [['CN', 'Contoso Root CA G2']] as const, key: testKey('server') };
    const next = file(
      'g2.pem',
      Buffer.from(pem(issueCertificate({ issuer: other, key: testKey('client') }), issueCa(other, { issuer: 'self' }))),
    );
    const { stdout } = await renewal(OLD, next, ...CHAIN, ...COMPARE);
    expect(stdout).toContain('renewal/issuer');
    expect(stdout).toMatch(/1\. Bring the root "Contoso Root CA G2"/);
  });

  it('refuses a conversion of a name in cloudapp.net', async () => {
    const name = { commonName: 'granitefalls.cloudapp.net' };
    const next = server('classic-new.cer', name);
    const old = server('classic-old.cer', { ...name, notAfter: '2026-12-01T00:00:00Z' });
    const { code, stdout } = await renewal(old, next, '--convert', ...CHAIN, ...COMPARE);
    expect(code).toBe(1);
    expect(stdout).toContain('renewal/convertible');
    expect(stdout).toContain('cmg-cert names NAME');
  });

  it('takes a name in cloudapp.net for a conversion where a scale set is asked about, and no other name', async () => {
    const convertible = async (commonName: string, ...more: string[]) => {
      const next = server(`${commonName}-next.cer`, { commonName });
      const old = server(`${commonName}-old.cer`, { commonName, notAfter: '2026-12-01T00:00:00Z' });
      const { stdout } = await renewal(
        old,
        next,
        ...more,
        ...CHAIN,
        '--only',
        'renewal/convertible',
        '--format',
        'json',
      );
      return (JSON.parse(stdout) as Report).inputs[0]?.results.map(({ outcome }) => outcome);
    };
    expect(await convertible('granitefalls.cloudapp.net', '--deployment', 'scale-set')).toEqual(['fail']);
    expect(await convertible('granitefalls.cloudapp.net')).toEqual(['not-applicable']);
    expect(await convertible('GraniteFalls.contoso.com', '--deployment', 'scale-set')).toEqual(['not-applicable']);
  });

  it('writes the next renewal as a calendar entry, the same one each time', async () => {
    const next = server('calendar.cer', {});
    const [first, second] = [path.join(folder, 'one.ics'), path.join(folder, 'two.ics')];
    await renewal(OLD, next, ...CHAIN, '--ics', first);
    await renewal(OLD, next, ...CHAIN, '--ics', second);
    const text = readFileSync(first, 'utf8');
    expect(text).toBe(readFileSync(second, 'utf8'));
    expect(text).toContain('DTSTART;VALUE=DATE:20270802');
    expect(text).toContain('SUMMARY:Renew the CMG server certificate GraniteFalls.contoso.com');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const again = await renewal(OLD, next, ...CHAIN, '--ics', first);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('--force');
  });

  it('exits 2 for one file or three, and 3 for a file that cannot be read', async () => {
    expect((await renewal(OLD)).code).toBe(2);
    expect((await renewal(OLD, OLD, OLD)).code).toBe(2);
    expect((await renewal(OLD, '--connect', 'no host')).code).toBe(2);
    const missing = await renewal(OLD, path.join(folder, 'missing.cer'));
    expect(missing.code).toBe(3);
    expect(missing.stderr).toContain('missing.cer');
  });

  describe('with --connect', () => {
    let live: Server;
    const port = () => (live.address() as { port: number }).port;
    beforeAll(async () => {
      const leaf = issueCertificate({ notBefore: '2024-12-01T00:00:00Z', notAfter: '2025-12-01T00:00:00Z' });
      live = createServer({
        key: testKey('server').export({ type: 'pkcs8', format: 'pem' }),
        cert: pem(leaf, issueCa(ISSUING)),
      });
      await new Promise<void>((resolve) => live.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => live.close());

    it('takes the old certificate from the live service, expired as it may be', async () => {
      const next = server('live.cer', { key: testKey('client') });
      const { code, stdout } = await renewal(next, '--connect', `127.0.0.1:${port()}`, ...CHAIN, ...COMPARE);
      expect(stdout).toMatch(new RegExp(`can take the place of 127\\.0\\.0\\.1:${port()}`));
      expect(stdout).toContain('In use, ended      2025-12-01');
      expect(stdout).toContain(`Online: this computer asked 127.0.0.1:${port()}.`);
      expect(stdout).not.toContain('Offline');
      expect(code).toBe(0);
    });

    it('exits 3 where nothing listens, and where what listens speaks no TLS', async () => {
      const plain = createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
      const other = (plain.address() as { port: number }).port;
      const notTls = await renewal(OLD, '--connect', `127.0.0.1:${other}`);
      plain.close();
      expect(notTls.code).toBe(3);
      const nothing = await renewal(OLD, '--connect', `127.0.0.1:${UNUSED_PORT}`);
      expect(nothing.code).toBe(3);
      expect(nothing.stderr).toContain('ECONNREFUSED');
    });
  });
});
