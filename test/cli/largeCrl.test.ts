import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/core/x509/certificate.js';
import type { Report } from '../../src/index.js';
import { issueCa, issueCertificate, ROOT, testKey } from '../support/certificates.js';
import { largeCrl } from '../support/largeCrl.js';
import { temporaryDirectory } from '../support/openssl.js';
import { Publication } from '../support/publication.js';
import { runInProcess } from '../support/runInProcess.js';

/** Some 5 MB: from 4 MB on a CRL is not held. */
const ENTRIES = 125_000;
const REVOKED = Uint8Array.of(0x5a, 1, 2, 3);
const folder = temporaryDirectory();
const file = (name: string): string => path.join(folder, name);
let web: Publication;
let crl: Buffer;

beforeAll(async () => {
  web = await Publication.start();
  const root = issueCa(ROOT);
  const issuer = readCertificate(root).subject.der;
  crl = largeCrl({ count: ENTRIES, key: testKey('root'), issuer, serial: REVOKED });
  expect(crl.length).toBeGreaterThan(4 * 1024 * 1024);
  writeFileSync(file('root.cer'), root);
  writeFileSync(file('ca.crl'), crl);
  const location = [web.url('/ca.crl')];
  writeFileSync(file('revoked.cer'), issueCertificate({ issuer: ROOT, serialNumber: REVOKED, crl: location }));
  writeFileSync(
    file('good.cer'),
    issueCertificate({ issuer: ROOT, serialNumber: Uint8Array.of(0x5a, 9), crl: location }),
  );
  const changed = Buffer.from(crl);
  changed[crl.length >> 1] = (changed[crl.length >> 1] as number) ^ 1;
  writeFileSync(file('changed.crl'), changed);
  writeFileSync(file('cut.crl'), crl.subarray(0, crl.length - 1000));
  web.publish('/ca.crl', crl);
});

async function check(...args: readonly string[]) {
  const ca = ['--roots', file('root.cer'), '--at', '2026-11-21T12:00:00Z'];
  const run = await runInProcess(['check', ...args, ...ca, '--only', 'crl/*', '--format', 'json']);
  const report = JSON.parse(run.stdout) as Report;
  const findings = report.inputs.flatMap((input) => input.results);
  return { ...run, report, of: (rule: string) => findings.filter((finding) => finding.rule === rule) };
}

describe('a CRL that is too large to hold', () => {
  it('by --crl tells the revoked from the good', async () => {
    const revoked = await check(file('revoked.cer'), '--as', 'server', '--crl', file('ca.crl'));
    expect(revoked.of('crl/not-revoked')).toMatchObject([{ outcome: 'fail', evidence: { reason: 'superseded' } }]);
    expect(revoked.of('crl/signature')).toMatchObject([{ outcome: 'pass' }]);
    const good = await check(file('good.cer'), '--as', 'server', '--crl', file('ca.crl'));
    expect(good.of('crl/not-revoked')).toMatchObject([{ outcome: 'pass' }]);
    expect(good.of('crl/covers-chain')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('whose signature does not verify says nothing of anybody', async () => {
    const { of } = await check(file('good.cer'), '--as', 'server', '--crl', file('changed.crl'));
    expect(of('crl/signature')).toMatchObject([{ outcome: 'fail' }]);
    expect(of('crl/not-revoked').some(({ outcome }) => outcome === 'pass')).toBe(false);
    expect(of('crl/covers-chain').some(({ outcome }) => outcome === 'pass')).toBe(false);
  });

  it('is judged by itself, and without its issuer the signature is not asked', async () => {
    const { report, of } = await check(file('ca.crl'), '--issuer', file('root.cer'));
    expect(of('crl/signature')).toMatchObject([{ outcome: 'pass' }]);
    const sha256 = createHash('sha256').update(crl).digest('hex').toUpperCase();
    expect(report.inputs[0]).toMatchObject({ kind: 'crl', sha256 });
    const alone = await runInProcess(['check', file('ca.crl'), '--at', '2026-11-21', '--format', 'json']);
    const results = (JSON.parse(alone.stdout) as Report).inputs[0]?.results ?? [];
    expect(results.find(({ rule }) => rule === 'crl/signature')).toMatchObject({ reason: 'not-asked' });
  });

  it('that is cut short cannot be read', async () => {
    const run = await check(file('cut.crl'));
    expect(run.report.inputs[0]?.error).toMatchObject({ code: 'truncated' });
    expect(run.code).toBe(3);
  });

  it('is streamed from the network and from the cache as well', async () => {
    const online = [
      '--as',
      'server',
      '--online',
      '--dns-server',
      '127.0.0.1:9',
      '--cache',
      file('cache'),
      ...web.allow(),
    ];
    for (const round of [1, 2]) {
      const revoked = await check(file('revoked.cer'), ...online);
      expect(revoked.of('crl/not-revoked'), String(round)).toMatchObject([{ outcome: 'fail' }]);
      const good = await check(file('good.cer'), ...online);
      expect(good.of('crl/covers-chain'), String(round)).toMatchObject([{ outcome: 'pass' }]);
    }
    expect(web.asked('/ca.crl')).toBe(1);
  });
});
