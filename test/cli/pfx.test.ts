import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '../../src/core/base64.js';
import { writePem } from '../../src/core/pem.js';
import { openPfx } from '../../src/core/pkcs12/openPfx.js';
import { shortName } from '../../src/core/x509/shortName.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { issueCertificate, testKey } from '../support/certificates.js';
import { type Fixture, fixtureBytes, fixturePath, manifest } from '../support/fixtures.js';
import { temporaryDirectory } from '../support/openssl.js';
import { runInProcess } from '../support/runInProcess.js';

const NEW = 'Neues Paßwort 😀';
const ENV = { OLD: 'GraniteFalls-2026', NEW, COLUMNS: '100' };
const PASSWORDS = ['--password-env', 'OLD', '--out-password-env', 'NEW'];
const directory = temporaryDirectory();
const folder = (): string => mkdtempSync(join(directory, 'run-'));
const run = (verb: string, args: readonly string[], env: Record<string, string> = ENV) =>
  runInProcess(['pfx', verb, ...args, ...PASSWORDS], env);
const read = (file: string, password = NEW) =>
  openPfx(readFileSync(file), { passwords: [password], crypto: nodeCrypto });
const subjects = async (file: string) =>
  (await read(file)).certificates.map(({ certificate }) => shortName(certificate.subject));

/** A key, its certificate and its CA, in files of the forms asked. */
function material(into: string) {
  const key = testKey('server');
  const certificate = issueCertificate();
  const files = {
    keyPem: join(into, 'key.pem'),
    keyDer: join(into, 'key.der'),
    keyEncrypted: join(into, 'encrypted.pem'),
    certificatePem: join(into, 'server.pem'),
    certificateDer: join(into, 'server.cer'),
  };
  writeFileSync(files.keyPem, key.export({ format: 'pem', type: 'pkcs1' }));
  writeFileSync(files.keyDer, key.export({ format: 'der', type: 'pkcs8' }));
  writeFileSync(
    files.keyEncrypted,
    key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: ENV.OLD }),
  );
  writeFileSync(files.certificatePem, writePem('CERTIFICATE', certificate));
  writeFileSync(files.certificateDer, certificate);
  return { ...files, certificate };
}

describe('cmg-cert pfx build', () => {
  it.each(['keyPem', 'keyDer', 'keyEncrypted'] as const)('takes the key from %s, whatever the order', async (form) => {
    const at = folder();
    const files = material(at);
    for (const [index, order] of [
      [files[form], files.certificatePem],
      [files.certificateDer, files[form]],
    ].entries()) {
      const out = join(at, `${index}.pfx`);
      const { code, stdout } = await run('build', [...order, '-o', out, '--friendly-name', 'CMG']);
      expect(stdout).toContain('WRITTEN');
      expect(code).toBe(0);
      const pfx = await read(out);
      expect(pfx.identities).toHaveLength(1);
      expect(pfx.identities[0]?.certificate.certificate.der).toEqual(files.certificate);
      expect(pfx.keys[0]?.attributes).toMatchObject({
        friendlyName: 'CMG',
        provider: 'Microsoft Software Key Storage Provider',
        localMachine: true,
      });
      expect(pfx.keys[0]?.encryption?.name).toBe('AES-256-CBC, PBKDF2 with HMAC-SHA-256');
      expect(pfx.mac).toMatchObject({ hash: 'SHA-256', kind: 'pkcs12' });
    }
  });

  it('puts the intermediates of a P7B in and leaves root and strangers out, unless the root is asked for', async () => {
    const at = folder();
    const key = fixturePath('codecs/key-and-chain.pem');
    const args = [key, fixturePath('codecs/chain.p7b'), fixturePath('good/public/client.cer')];
    const out = join(at, 'out.pfx');
    const { stdout } = await run('build', [...args, '-o', out]);
    expect(await subjects(out)).toEqual(['GraniteFalls.contoso.com', 'Contoso Issuing CA 1']);
    expect(stdout).toMatch(/Left out +Contoso Root CA \(the root: clients have their own\)/);
    expect(stdout).toMatch(/Left out +.* \(not of its chain\)/);
    const whole = join(at, 'whole.pfx');
    await run('build', [...args, '--include-root', '-o', whole]);
    expect(await subjects(whole)).toEqual(['GraniteFalls.contoso.com', 'Contoso Issuing CA 1', 'Contoso Root CA']);
  });

  it('says which issuer is not at hand', async () => {
    const at = folder();
    const { keyPem, certificatePem } = material(at);
    const { stdout } = await run('build', [keyPem, certificatePem, '-o', join(at, 'out.pfx')]);
    expect(stdout).toContain('"Contoso Issuing CA 1", which issued "GraniteFalls.contoso.com", is not at hand.');
  });

  it('refuses a key that is not the certificate’s, and writes nothing', async () => {
    const at = folder();
    const { certificatePem } = material(at);
    const { code, stdout } = await run('build', [
      certificatePem,
      fixturePath('codecs/ec-pkcs8.pem'),
      '-o',
      join(at, 'x.pfx'),
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('No certificate here belongs to the private key: "GraniteFalls.contoso.com".');
    expect(readdirSync(at)).not.toContain('x.pfx');
  });

  it('refuses without a key, and without a certificate', async () => {
    const at = folder();
    const { keyPem, certificatePem } = material(at);
    const report = async (file: string) =>
      JSON.parse((await run('build', [file, '-o', join(at, 'x.pfx'), '--format', 'json'])).stdout);
    expect(await report(certificatePem)).toMatchObject({ written: false, file: null, problem: { code: 'no-key' } });
    expect(await report(keyPem)).toMatchObject({ written: false, problem: { code: 'no-certificate' } });
    expect(readdirSync(at)).not.toContain('x.pfx');
  });

  it('asks which of several certificates of the key is meant', async () => {
    const at = folder();
    const { keyPem, certificatePem } = material(at);
    const renewed = join(at, 'renewed.cer');
    writeFileSync(renewed, issueCertificate({ notBefore: '2027-08-01T00:00:00Z', notAfter: '2028-08-01T00:00:00Z' }));
    const args = [keyPem, certificatePem, renewed, '-o', join(at, 'out.pfx')];
    const { code, stderr } = await run('build', args);
    expect(code).toBe(2);
    const thumbprint = /--thumbprint ([0-9A-F]{40}) \(GraniteFalls\.contoso\.com, until 2028-08-01\)/.exec(stderr)?.[1];
    expect((await run('build', [...args, '--thumbprint', thumbprint ?? ''])).code).toBe(0);
    expect((await read(join(at, 'out.pfx'))).certificates.map(({ certificate }) => certificate.der)).toEqual([
      new Uint8Array(readFileSync(renewed)),
    ]);
    expect((await run('build', [...args, '--force', '--thumbprint', '00'])).code).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('makes a file that its owner alone may read', async () => {
    const at = folder();
    const { keyPem, certificatePem } = material(at);
    await run('build', [keyPem, certificatePem, '-o', join(at, 'out.pfx')]);
    expect(statSync(join(at, 'out.pfx')).mode & 0o777).toBe(0o600);
    expect(readdirSync(at).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('replaces no file without --force, and its own inputs never', async () => {
    const at = folder();
    const { keyPem, certificatePem } = material(at);
    const out = join(at, 'out.pfx');
    writeFileSync(out, 'mine');
    expect((await run('build', [keyPem, certificatePem, '-o', out])).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await run('build', [keyPem, certificatePem, '-o', out, '--force'])).code).toBe(0);
    expect((await run('build', [keyPem, certificatePem, '-o', keyPem, '--force'])).code).toBe(2);
    expect(readFileSync(keyPem, 'utf8')).toContain('PRIVATE KEY');
  });

  it('wants a password that is not empty, given in one way', async () => {
    const at = folder();
    const { keyPem, certificatePem } = material(at);
    const args = ['pfx', 'build', keyPem, certificatePem, '-o', join(at, 'x.pfx')];
    for (const [options, words] of [
      [[], 'no password for the new PFX'],
      [['--out-password-env', 'EMPTY'], 'the password of the new PFX is empty'],
      [['--out-password-env', 'NEW', '--out-password-stdin'], 'given in more than one way'],
      [['--out-password-stdin', '--password-stdin'], 'standard input is wanted for something else too'],
    ] as const) {
      const { code, stderr } = await runInProcess([...args, ...options], { ...ENV, EMPTY: '' });
      expect(stderr).toContain(words);
      expect(code).toBe(2);
    }
    expect(readdirSync(at)).not.toContain('x.pfx');
    const typed = await runInProcess([...args, '--out-password-stdin'], {}, new TextEncoder().encode('from stdin\n'));
    expect(typed.code).toBe(0);
    expect((await read(join(at, 'x.pfx'), 'from stdin')).password).toBe('given');
  });
});

/** Every PFX of the fixtures with one identity, and none that takes 600,000 rounds. */
const CONVERTIBLE = [
  ...new Map(
    manifest()
      .filter(
        ({ kind, keys, file }) => kind === 'pfx' && keys === 1 && !/^(nss|gnutls)|600000|negative|variants/.test(file),
      )
      .map((fixture): [string, Fixture] => [fixture.file, fixture]),
  ).values(),
].filter(({ file }) => !file.startsWith('openssl/key-only'));

describe('a PFX that is text', () => {
  const pfx = fixtureBytes('good/adcs/server.pfx');
  const base64 = encodeBase64(pfx, 64);

  it.each([
    ['Base64', Buffer.from(base64)],
    ['Base64 in UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${base64}`, 'utf16le')],
    ['PEM', Buffer.from(writePem('PKCS12', pfx))],
  ])('of %s is judged, warned of, and made into the binary file', async (_, bytes) => {
    const at = folder();
    const [text, out] = [join(at, 'server.txt'), join(at, 'server.pfx')];
    writeFileSync(text, bytes);
    const judged = await runInProcess(['check', text, '--password-env', 'OLD', '--format', 'json'], ENV);
    const { results } = JSON.parse(judged.stdout).inputs[0];
    const found = results.filter(
      ({ rule, outcome }: Record<string, string>) => rule === 'pfx/windows-importable' && outcome === 'fail',
    );
    expect(found).toMatchObject([{ severity: 'warning', fix: expect.stringContaining('cmg-cert pfx convert') }]);
    expect((await run('convert', [text, '-o', out])).code).toBe(0);
    expect(readFileSync(out)[0]).toBe(0x30);
  });
});

describe('cmg-cert pfx convert', () => {
  it.each(CONVERTIBLE)('makes of $file what Windows imports', async ({ file, password = '' }) => {
    const at = folder();
    const out = join(at, 'out.pfx');
    const { code, stdout } = await run('convert', [fixturePath(file), '-o', out, '--3des', '--format', 'json'], {
      OLD: password,
      NEW,
    });
    expect(code).toBe(0);
    const { pfx } = JSON.parse(stdout);
    expect(pfx).toMatchObject({
      importsOn: 'every Windows',
      encryption: '3DES/SHA-1',
      mac: 'SHA-1',
      localMachine: true,
    });
    const before = await openPfx(fixtureBytes(file), { passwords: [password], crypto: nodeCrypto });
    const after = await read(out);
    expect(after.keys[0]?.key.pkcs8).toEqual(before.keys[0]?.key.pkcs8);
  });

  it('says what changed, which Windows takes it, and what comes next', async () => {
    const at = folder();
    copyFileSync(fixturePath('negative/pfx-pbmac1.pfx'), join(at, 'old.pfx'));
    const out = join(at, 'new.pfx');
    const { stdout } = await run('convert', [join(at, 'old.pfx'), '-o', out, '--3des']);
    // A long folder breaks the first line.
    expect(stdout.replaceAll(out, 'new.pfx').replace(/PFX of\s+/, 'PFX of ')).toMatchInlineSnapshot(`
      " WRITTEN  new.pfx: the PFX of GraniteFalls.contoso.com
                Imports on every Windows. Key and certificate belong together; the file was read back.

         Common name    GraniteFalls.contoso.com
         Valid until    2027-09-01
         Thumbprint     73EC5CCFAFE80B4D673480CCADDBA76A78ACB4F0
         Key            RSA 2048
         Chain          Contoso Issuing CA 1
         Protection     3DES/SHA-1; MAC SHA-1
         Provider       Microsoft Software Key Storage Provider, LocalMachine key set

       Changed
         Encryption     AES-256/SHA-256 -> 3DES/SHA-1
         MAC            SHA-256 (PBMAC1) -> SHA-1
         Imports on     no Windows -> every Windows
         Provider       not stated -> Microsoft Software Key Storage Provider
         Key set        of the user who imports it -> LocalMachine

       ! "Contoso Root CA", which issued "Contoso Issuing CA 1", is not at hand. If it is an intermediate,
         it belongs into the file: give it with --chain. If it is the root, nothing is missing.

       ! The new password has letters outside ASCII. Windows takes them; Java does not
         (docs/pfx-readers.md), and not every keyboard has them.

       Next  cmg-cert check new.pfx
      "
    `);
  });

  it('completes the chain with --chain', async () => {
    const at = folder();
    const out = join(at, 'new.pfx');
    const args = [fixturePath('negative/pfx-chain-missing.pfx'), '-o', out];
    const alone = await run('convert', args);
    expect(alone.stdout).toContain('is not at hand');
    const chain = ['--chain', fixturePath('codecs/chain.p7b'), '--force'];
    expect((await run('convert', [...args, ...chain])).code).toBe(0);
    expect(await subjects(out)).toHaveLength(2);
  });

  it('asks which of several identities', async () => {
    const at = folder();
    const { code, stderr } = await run('convert', [fixturePath('java/two-identities.pfx'), '-o', join(at, 'new.pfx')]);
    expect(code).toBe(2);
    expect(stderr).toContain('2 certificates have their private keys here');
    expect(stderr).toMatch(/--thumbprint [0-9A-F]{40}/);
    expect(readdirSync(at)).toEqual([]);
  });

  it('names pfx build for what is no PFX, and refuses a key of another certificate', async () => {
    const at = folder();
    const { certificatePem } = material(at);
    const wrong = await run('convert', [certificatePem, '-o', join(at, 'new.pfx')]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('cmg-cert pfx build');
    const mismatch = await run('convert', [
      fixturePath('negative/pfx-key-of-another-same-id.pfx'),
      '-o',
      join(at, 'new.pfx'),
    ]);
    expect(mismatch.code).toBe(1);
    expect(readdirSync(at)).not.toContain('new.pfx');
  });

  it('exits 3 for a wrong password', async () => {
    const at = folder();
    const { code } = await run('convert', [fixturePath('good/adcs/server.pfx'), '-o', join(at, 'n.pfx')], {
      OLD: 'x',
      NEW,
    });
    expect(code).toBe(3);
    expect(readdirSync(at)).toEqual([]);
  });
});
