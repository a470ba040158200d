import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, importX509 } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePem } from '../../../src/core/pem.js';
import { decodeToken } from '../../../src/core/token/decodeToken.js';
import type { Report } from '../../../src/index.js';
import { fixtureBytes } from '../../support/fixtures.js';
import { runInProcess } from '../../support/runInProcess.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
const lab = join(folder, 'lab');
const signing = join(lab, 'token-signing/SMS-Token-Signing-Certificate.cer');
const issue = (...args: string[]) => runInProcess(['lab', 'token', '--lab', lab, ...args]);

beforeAll(async () => {
  const args = ['--service-name', 'GraniteFalls.contoso.com', '--clients', '1', '--intermediates', '0'];
  expect((await runInProcess(['lab', 'init', lab, ...args])).code).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('lab token', () => {
  it('has the form of the sample that Microsoft printed, name for name', async () => {
    const { token } = JSON.parse((await issue('--format', 'json')).stdout) as { token: string };
    const own = decodeToken(token);
    const sample = decodeToken(Buffer.from(fixtureBytes('tokens/microsoft-2001.2.txt')).toString());
    expect(own.faults).toEqual([]);
    expect([...own.header.members.keys()]).toEqual([...sample.header.members.keys()]);
    expect([...own.claims.members.keys()]).toEqual([...sample.claims.members.keys()]);
    expect(token.length).toBe(sample.value.length);
  });

  it('prints GUID, validity and token, and that only a lab accepts it; check knows it as a lab token', async () => {
    const file = join(folder, 'token.txt');
    await issue('-o', file);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(
      /^A lab token: only a lab accepts it[^\n]*\n\n[0-9a-f-]{36}\nToken is valid until [^\n]+\.\n\neyJ\S+\n$/,
    );
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const more of [[], ['--signing-certificate', signing]]) {
      const run = await runInProcess(['check', file, '--format', 'json', ...more]);
      const [input] = (JSON.parse(run.stdout) as Report).inputs;
      expect([run.code, input?.kind, input?.verdict]).toEqual([0, 'token', 'pass']);
      expect(input?.results.find(({ rule }) => rule === 'token/lab-issued')?.outcome).toBe('note');
    }
  });

  it('is accepted by jose', async () => {
    const { token } = JSON.parse((await issue('--format', 'json')).stdout) as { token: string };
    const pem = writePem('CERTIFICATE', readFileSync(signing));
    const { protectedHeader } = await compactVerify(token, await importX509(pem, 'RS256'), { algorithms: ['RS256'] });
    expect(protectedHeader.typ).toBe('JWT');
  });

  it('takes lifetime, tenant and unique id, and keeps its own tenant', async () => {
    const tenant = '607b7853-6f6f-4d5d-b3d4-811c33fdd49a';
    const id = '7506EE10-F7EC-415A-B415-CD3D58790D97';
    const run = await issue(
      '--format',
      'json',
      '--lifetime',
      '10080',
      '--tenant',
      tenant,
      '--unique-id',
      id,
      '--at',
      '2026-11-21T12:00:00Z',
    );
    expect(JSON.parse(run.stdout)).toMatchObject({
      tenantId: tenant.toUpperCase(),
      uniqueId: id.toLowerCase(),
      notBefore: '2026-11-21T12:00:00Z',
      expires: '2026-11-28T12:00:00Z',
      lifetimeMinutes: 10_080,
      lab: true,
    });
    const tenants = await Promise.all([issue('--format', 'json'), issue('--format', 'json')]);
    expect(new Set(tenants.map(({ stdout }) => JSON.parse(stdout).tenantId)).size).toBe(1);
    expect(new Set(tenants.map(({ stdout }) => JSON.parse(stdout).uniqueId)).size).toBe(2);
  });

  it.each([
    ['--lifetime', '0'],
    ['--lifetime', '10081'],
    ['--tenant', 'contoso.com'],
    ['--unique-id', 'x'],
  ])('refuses %s %s', async (...args) => {
    expect((await issue(...args)).code).toBe(2);
  });

  it('needs a lab', async () => {
    expect((await runInProcess(['lab', 'token', '--lab', folder])).code).toBe(2);
  });
});
