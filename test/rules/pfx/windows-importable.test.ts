import { describe, expect, it } from 'vitest';
import type { HashName } from '../../../src/core/algorithms.js';
import rule from '../../../src/rules/pfx/windows-importable.js';
import { AES_256, pfxTarget, RC2_40, SHA_1_MAC, TRIPLE_DES } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

const aes = pfxTarget();
const old = pfxTarget({ encryption: TRIPLE_DES, certificateEncryption: RC2_40, mac: SHA_1_MAC });
const mac = (hash: HashName, kind: 'pkcs12' | 'pbmac1' = 'pkcs12') =>
  pfxTarget({ mac: { hash, kind, iterations: 2048 } });

describe(rule.id, () => {
  it('notes that 3DES, RC2-40 and SHA-1 import everywhere, the MAC named too', () => {
    expect(rule.check(old, context({ siteServerWindows: '2012R2' }))).toMatchObject({
      outcome: 'note',
      message:
        'pbeWithSHAAnd3-KeyTripleDES-CBC, pbeWithSHAAnd40BitRC2-CBC, a MAC of HMAC-SHA-1: imports on every Windows.',
    });
  });

  it('notes the oldest Windows that imports AES-256 with SHA-256', () => {
    expect(rule.check(aes, context())).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('Windows Server 2019, Windows 10 version 1709 and later'),
    });
  });

  it.each(['2016', '2012R2', 'Windows Server 2016'])('fails AES where the site server has %s', (siteServerWindows) => {
    expect(rule.check(aes, context({ siteServerWindows }))).toMatchObject({
      outcome: 'fail',
      fix: expect.stringContaining('TripleDES_SHA1'),
    });
  });

  it.each(['2019', '2022', '2025'])('notes AES where the site server has %s', (siteServerWindows) => {
    expect(rule.check(aes, context({ siteServerWindows }))).toMatchObject({ outcome: 'note' });
  });

  it('does not guess what "latest" is', () => {
    expect(rule.check(aes, context({ siteServerWindows: 'latest' }))).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
  });

  it('fails a SHA-256 MAC alone where the site server has Windows Server 2016', () => {
    const target = pfxTarget({ encryption: TRIPLE_DES });
    expect(rule.check(target, context({ siteServerWindows: '2016' }))).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('a MAC of HMAC-SHA-256'),
    });
  });

  it('fails AES for a classic cloud service, and takes 3DES there', () => {
    const settings = context({ deployment: 'cloud-service-classic' });
    expect(rule.check(aes, settings)).toMatchObject({ outcome: 'fail' });
    expect(rule.check(old, settings)).toMatchObject({ outcome: 'note' });
    expect(rule.check(aes, context({ configmgrVersion: 2006 }))).toMatchObject({ outcome: 'fail' });
    expect(rule.check(aes, context({ configmgrVersion: 2503 }))).toMatchObject({ outcome: 'note' });
  });

  it("asks neither of a client's file, which no site server imports", () => {
    const settings = context({ deployment: 'cloud-service-classic', siteServerWindows: '2016' });
    expect(rule.check(pfxTarget({ role: 'client' }), settings)).toMatchObject({ outcome: 'note' });
  });

  it.each([
    ['PBMAC1', mac('SHA-256', 'pbmac1')],
    ['SHA-224 MAC', mac('SHA-224')],
    ['SHA-512/256 MAC', mac('SHA-512/256')],
    ['Camellia', pfxTarget({ encryption: { ...AES_256, cipher: 'CAMELLIA-256-CBC' } })],
    ['PBKDF2 with HMAC-SHA-224', pfxTarget({ encryption: { ...AES_256, hash: 'SHA-224' } })],
  ])('fails %s, which no Windows imports', (_, target) => {
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringMatching(/^No version of Windows/),
    });
  });

  it.each([
    ['an MD5 MAC', mac('MD5')],
    ['RC4', pfxTarget({ encryption: { ...TRIPLE_DES, oid: '1.2.840.113549.1.12.1.1', cipher: 'RC4' } })],
    ['3DES under PBES2', pfxTarget({ encryption: { ...AES_256, cipher: 'DES-EDE3-CBC' } })],
  ])('does not decide %s, of which no source tells', (_, target) => {
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });

  it('says of a file in the clear that it is not encrypted', () => {
    expect(rule.check(pfxTarget({ encryption: 'none', mac: 'none' }), context())).toMatchObject({
      outcome: 'note',
      message: 'Not encrypted: imports on every Windows.',
    });
  });

  it.each([
    ['pem', 'PEM'],
    ['base64', 'Base64'],
  ] as const)('warns of %s text in place of the binary file, beside what else is wrong', (encoding, word) => {
    const text = { outcome: 'fail', message: expect.stringContaining(`contains ${word} text instead`) };
    expect(rule.check({ ...pfxTarget(), encoding }, context())).toMatchObject(text);
    expect(rule.check({ ...mac('SHA-224'), encoding }, context())).toMatchObject([
      text,
      { outcome: 'fail', message: expect.stringMatching(/^No version of Windows/) },
    ]);
    expect(rule.check({ ...pfxTarget(), encoding: 'der' }, context())).toMatchObject({ outcome: 'note' });
  });
});
