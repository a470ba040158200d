import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { fixture, fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const good = (file: string): string => fixturePath(`good/adcs/${file}`);
const crl = (file: string): string => fixturePath(`codecs/${file}`);

async function check(...args: string[]) {
  const run = await runInProcess(['check', ...args, '--at', '2026-11-21T12:00:00Z', '--format', 'json']);
  const report = run.stdout === '' ? undefined : (JSON.parse(run.stdout) as Report);
  const findings = report?.inputs.flatMap((input) => input.results) ?? [];
  const failing = findings.filter(({ outcome, causedBy }) => outcome === 'fail' && causedBy === undefined);
  return { ...run, findings, failing: failing.map(({ rule }) => rule) };
}

describe('cmg-cert check of a client certificate with the CA files to upload', () => {
  it('fails it when the intermediate is not among them, and says that the client would see 401', async () => {
    const { code, failing, findings } = await check(good('client.cer'), good('root.cer'));
    expect(code).toBe(1);
    expect(failing).toEqual(['trust/upload-complete']);
    expect(findings.find(({ rule, outcome }) => rule === 'trust/upload-complete' && outcome === 'fail')).toMatchObject({
      message: expect.stringContaining('401'),
      symptoms: [{ text: '401 Unauthorized' }],
    });
  });

  it('leaves it open when a file among them cannot be read, or is nothing that is known: the intermediate may be in it', async () => {
    for (const file of [good('nowhere.cer'), fixturePath('README.md')]) {
      const { code, failing, findings } = await check(good('client.cer'), good('root.cer'), file);
      expect([file, code, failing]).toEqual([file, 3, []]);
      expect(
        findings.find(({ rule, target }) => rule === 'trust/upload-complete' && target.role === 'client'),
      ).toMatchObject({
        outcome: 'unknown',
        reason: 'missing-input',
        message: expect.stringContaining('could not be read'),
      });
    }
  });

  it('counts what --intermediates gives as at hand, and not as uploaded', async () => {
    const { failing } = await check(good('client.cer'), good('root.cer'), '--intermediates', good('issuing.cer'));
    expect(failing).toEqual(['trust/upload-complete']);
  });

  it('passes it when all are there', async () => {
    const { code, failing } = await check(
      good('client.cer'),
      good('root.cer'),
      good('issuing.cer'),
      '--roots',
      good('root.cer'),
    );
    expect(failing).toEqual([]);
    expect(code).toBe(0);
  });

  it('passes three roots for 2503 and fails them for 1902', async () => {
    const roots = ['good/adcs/root.cer', 'good/public/root.cer', 'gnutls/root.cer'].map(fixturePath);
    expect(await check(...roots, '--configmgr', '2503')).toMatchObject({ failing: [], code: 0 });
    expect(await check(...roots, '--configmgr', '1902')).toMatchObject({ failing: ['trust/upload-limits'], code: 1 });
  });

  it('fails a key among the files, and warns of a P7B', async () => {
    const withKey = await check(crl('key-and-chain.pem'), '--as', 'ca');
    expect(withKey.failing).toContain('trust/upload-certificates-only');
    expect((await check(crl('chain.p7b'), '--as', 'ca')).failing).toContain('trust/upload-format');
  });

  it('never lets a PFX without a certificate pass as a CA', async () => {
    const run = await runInProcess(
      ['check', fixturePath('openssl/key-only.pfx'), '--as', 'ca', '--password-env', 'PASSWORD', '--format', 'json'],
      { PASSWORD: fixture('openssl/key-only.pfx').password ?? '' },
    );
    expect((JSON.parse(run.stdout) as Report).inputs[0]?.verdict).toBe('incomplete');
    expect(run.code).not.toBe(0);
  });

  it('fails a client where --roots gives an intermediate', async () => {
    const { failing } = await check(good('client.cer'), '--roots', good('issuing.cer'));
    expect(failing).toContain('trust/roots-self-signed');
  });
});

describe('cmg-cert check --crl', () => {
  const path = ['--roots', good('root.cer'), '--intermediates', good('issuing.cer')];

  it('finds the good deployment good', async () => {
    const { code, failing, findings } = await check(
      good('server.cer'),
      ...path,
      '--crl',
      good('issuing.crl'),
      '--crl',
      good('root.crl'),
    );
    expect(failing).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'crl/not-revoked' || rule === 'crl/covers-chain')).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'pass' },
    ]);
    expect(code).not.toBe(1);
  });

  it('is incomplete without the CRL of the root', async () => {
    const { findings, failing } = await check(good('server.cer'), ...path, '--crl', good('issuing.crl'));
    expect(failing).toEqual([]);
    expect(findings.find(({ rule }) => rule === 'crl/covers-chain')).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it.each([
    ['expired.crl', 'crl/current'],
    ['not-yet.crl', 'crl/current'],
    ['idp-other-place.crl', 'crl/distribution-point-matches'],
    ['base.pem', 'crl/der'],
    ['no-number.crl', 'crl/number'],
    ['expires-soon.crl', 'crl/expires-soon'],
    ['server-revoked.crl', 'crl/not-revoked'],
  ])('with %s fails %s alone: one mistake is one failure', async (file, rule) => {
    const server = fixturePath('codecs/server.pem');
    const { failing } = await check(server, ...path, '--crl', crl(file), '--crl', good('root.crl'));
    expect(failing).toEqual([rule]);
  });

  it('takes CRL files among the inputs, too', async () => {
    const { findings } = await check(good('server.cer'), good('issuing.crl'), good('root.crl'), ...path);
    expect(findings.find(({ rule }) => rule === 'crl/covers-chain')).toMatchObject({ outcome: 'pass' });
  });

  it('passes over the CRLs of other chains, and fails one that stands in place of one that is missing', async () => {
    const stranger = ['--crl', fixturePath('good/wildcard/issuing.crl')];
    const whole = [good('server.cer'), ...path, '--crl', good('issuing.crl'), '--crl', good('root.crl')];
    const { failing, findings } = await check(...whole, ...stranger);
    expect(failing).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'crl/issuer' || rule === 'crl/signature')).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'pass' },
    ]);
    expect((await check(good('server.cer'), ...path, ...stranger)).failing).toEqual(['crl/issuer']);
  });

  it('judges a CRL alone with its issuer', async () => {
    expect(await check(good('issuing.crl'), '--issuer', good('issuing.cer'))).toMatchObject({ failing: [], code: 0 });
    expect((await check(good('issuing.crl'), '--issuer', good('root.cer'))).failing).toEqual(['crl/issuer']);
    expect((await check(good('issuing.crl'))).findings.find(({ rule }) => rule === 'crl/signature')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--issuer FILE'],
    });
  });

  it('refuses a file without a CRL, which would change nothing', async () => {
    const { code, stderr } = await check(good('server.cer'), '--crl', good('root.cer'));
    expect(code).toBe(2);
    expect(stderr).toContain('there is no CRL in it');
  });
});
