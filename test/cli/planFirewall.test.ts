import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInProcess } from '../support/runInProcess.js';

const CONTOSO = resolve(import.meta.dirname, '../../examples/contoso.yaml');

describe('cmg-cert plan firewall', () => {
  it('prints the table, and exits 0 where every name is known', async () => {
    const { code, stdout, stderr } = await runInProcess(['plan', 'firewall', CONTOSO]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Clients,,CMG,granitefalls.contoso.com,443,HTTPS,');
  });

  it('writes the script to a file that ends in .ps1, and replaces no file without --force', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'firewall-')), 'test.ps1');
    const first = await runInProcess(['plan', 'firewall', CONTOSO, '-o', file]);
    expect([first.code, first.stdout]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toContain('[System.Net.Sockets.TcpClient]'.slice(1, -1));
    writeFileSync(file, 'mine');
    const second = await runInProcess(['plan', 'firewall', CONTOSO, '-o', file]);
    expect(second.code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await runInProcess(['plan', 'firewall', CONTOSO, '-o', file, '--force'])).code).toBe(0);
  });

  it('exits 4 and names the keys, where names are left out', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'firewall-')), 'plan.yaml');
    writeFileSync(file, 'configmgr: 2503\n');
    const { code, stdout, stderr } = await runInProcess(['plan', 'firewall', file]);
    expect(code).toBe(4);
    expect(stderr).toContain('deployment.serviceName, managementPoints');
    expect(stdout).toContain('management.azure.com');
    expect(stdout).not.toContain('<');
  });

  it('refuses a plan with a mistake, with its line', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'firewall-')), 'plan.yaml');
    writeFileSync(file, 'configmgr: 2503\nregoin: x\n');
    const { code, stderr } = await runInProcess(['plan', 'firewall', file]);
    expect(code).toBe(2);
    expect(stderr).toContain('line 2');
  });
});
