import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, fixtureBytes, fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const PASSWORD = { PFX_PASSWORD: fixture('good/adcs/client.pfx').password as string };
const WITH_PASSWORD = ['--password-env', 'PFX_PASSWORD'];
const folder = (): string => mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
const ROOT = ['--roots', fixturePath('good/adcs/root.cer')];
const PFX = fixturePath('good/adcs/client.pfx');
const ROOT_FILE = 'root-1-Contoso-Root-CA.cer';
const ISSUING_FILE = 'intermediate-1-Contoso-Issuing-CA-1.cer';
// Wide, so that the length of a temporary folder's name wraps no line.
const ENV = { ...PASSWORD, COLUMNS: '160' };
const run = (args: readonly string[]) =>
  runInProcess(['chain', 'export', ...args, '--at', '2026-11-21T12:00:00Z', ...WITH_PASSWORD], ENV);

describe('cmg-cert chain export', () => {
  it('writes the CA certificates of a PFX, DER, and nothing else', async () => {
    const out = join(folder(), 'new', 'upload');
    const { code, stdout } = await run([PFX, ...ROOT, '--out', out]);
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual([ISSUING_FILE, ROOT_FILE]);
    expect(new Uint8Array(readFileSync(join(out, ROOT_FILE)))).toEqual(fixtureBytes('good/adcs/root.cer'));
    expect(new Uint8Array(readFileSync(join(out, ISSUING_FILE)))).toEqual(fixtureBytes('good/adcs/issuing.cer'));
    expect(stdout.replace(out, 'upload')).toMatchInlineSnapshot(`
      " WRITTEN  1 root and 1 intermediate to upload, written to upload
                Every CA above 1 certificate. Within what releases up to 1902 take: 2 roots and 4 intermediates.

         root-1-Contoso-Root-CA.cer               root, Contoso Root CA, 6858 days left
         intermediate-1-Contoso-Issuing-CA-1.cer  intermediate, Contoso Issuing CA 1, 3205 days left

       Where they go
         New CMG       Administration > Cloud Services > Cloud Management Gateway > Create Cloud Management Gateway, page Settings, button "Certificates"
         Existing CMG  the same node > the CMG > Properties, tab Settings, button "Certificates"
         There         add each root-*.cer as trusted root CA and each intermediate-*.cer as intermediate CA: a CA left out means 401 Unauthorized for its clients
      "
    `);
  });

  it('reads a client certificate with its CA files, and a P7B', async () => {
    const files = ['client', 'issuing', 'root'].map((name) => fixturePath(`good/adcs/${name}.cer`));
    for (const args of [files, [fixturePath('codecs/chain.p7b')]]) {
      const out = folder();
      expect((await run([...args, '--out', out])).code).toBe(0);
      expect(readdirSync(out).sort()).toEqual([ISSUING_FILE, ROOT_FILE]);
    }
  });

  it('writes nothing when a CA is missing, and says which and where to fetch it', async () => {
    const out = folder();
    const { code, stdout } = await run([fixturePath('good/adcs/client.cer'), ...ROOT, '--out', out]);
    expect(code).toBe(1);
    expect(readdirSync(out)).toEqual([]);
    expect(stdout).toContain('CN=Contoso Issuing CA 1');
    expect(stdout).toContain('http://pki.contoso.com/pki/Contoso%20Issuing%20CA%201.crt');
  });

  it('refuses to replace a file, before it writes any, unless --force is given', async () => {
    const out = folder();
    writeFileSync(join(out, ISSUING_FILE), 'mine');
    const args = [PFX, ...ROOT, '--out', out];
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain('exists already');
    expect(readdirSync(out)).toEqual([ISSUING_FILE]);
    expect(readFileSync(join(out, ISSUING_FILE), 'utf8')).toBe('mine');
    expect((await run([...args, '--force'])).code).toBe(0);
    expect(new Uint8Array(readFileSync(join(out, ISSUING_FILE)))).toEqual(fixtureBytes('good/adcs/issuing.cer'));
  });

  it('exits 3 and writes nothing for a wrong password or an absent file', async () => {
    const out = folder();
    const wrong = await runInProcess(['chain', 'export', PFX, '--out', out, ...WITH_PASSWORD], { PFX_PASSWORD: 'x' });
    expect(wrong.code).toBe(3);
    expect((await run(['/nowhere/absent.cer', '--out', out])).code).toBe(3);
    expect(readdirSync(out)).toEqual([]);
  });

  it('prints the same as JSON', async () => {
    const out = folder();
    const report = JSON.parse((await run([PFX, ...ROOT, '--out', out, '--format', 'json'])).stdout);
    expect(report).toMatchObject({
      schemaVersion: 1,
      complete: true,
      folder: out,
      counts: { roots: 1, intermediates: 1 },
      limits: { lastVersion: 1902, roots: 2, intermediates: 4, within: true },
      files: [
        { name: ROOT_FILE, kind: 'root' },
        { name: ISSUING_FILE, kind: 'intermediate' },
      ],
    });
  });
});
