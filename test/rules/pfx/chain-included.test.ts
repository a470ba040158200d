import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/pfx/chain-included.js';
import { type Authority, ISSUING, issueCa, issueCertificate, ROOT, testKey } from '../../support/certificates.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

const issuing = issueCa();
const root = issueCa(ROOT);
const second: Authority = { name: [['CN', 'Contoso Policy CA']], key: testKey('issuing2') };

describe(rule.id, () => {
  it('passes the intermediate in the file with the root outside', () => {
    expect(rule.check(pfxTarget({ others: [issuing], pool: [root] }), context())).toMatchObject({
      outcome: 'pass',
      message: '1 intermediate up to the root "Contoso Root CA".',
    });
  });

  it('does not take an issuer that is nowhere for the root', () => {
    expect(rule.check(pfxTarget({ others: [issuing] }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--roots FILE'],
    });
  });

  it('fails a file without its intermediate', () => {
    expect(rule.check(pfxTarget(), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('"Contoso Issuing CA 1" is not in it'),
    });
  });

  it('fails a file whose intermediate was only given beside it', () => {
    expect(rule.check(pfxTarget({ pool: [issuing, root] }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('You gave it separately'),
    });
  });

  it('fails the second intermediate missing above the first', () => {
    const below = issueCa(ISSUING, { issuer: second });
    const above = issueCa(second);
    expect(rule.check(pfxTarget({ others: [below], pool: [above, root] }), context())).toMatchObject({
      outcome: 'fail',
      evidence: { missing: 'Contoso Policy CA', intermediates: ['Contoso Issuing CA 1'] },
    });
    expect(rule.check(pfxTarget({ others: [above, below], pool: [root] }), context())).toMatchObject({
      outcome: 'pass',
      message: '2 intermediates up to the root "Contoso Root CA".',
    });
  });

  it('passes a leaf that the root issued itself', () => {
    const leaf = issueCertificate({ issuer: ROOT });
    expect(rule.check(pfxTarget({ leaf, pool: [root] }), context())).toMatchObject({
      outcome: 'pass',
      message: expect.stringContaining('No intermediate is needed'),
    });
  });

  it('knows a public root by its name, without having it', () => {
    const publicRoot = rootCertificates
      .map((pem) => new X509Certificate(pem))
      .find(({ subject }) => subject.endsWith('CN=ISRG Root X1'));
    const leaf = issueCertificate();
    const target = pfxTarget({ leaf, others: [issuing] });
    const bag = target.pfx.certificates[1];
    if (bag === undefined || publicRoot === undefined) throw new Error('no such certificate');
    const issuer = readCertificate(new Uint8Array(publicRoot.raw)).subject;
    const certificate = { ...bag.certificate, issuer };
    const pfx = { ...target.pfx, certificates: [...target.pfx.certificates.slice(0, 1), { ...bag, certificate }] };
    expect(rule.check({ ...target, pfx }, context())).toMatchObject({ outcome: 'pass' });
  });

  it('fails the root in the file, and says that it does no harm', () => {
    expect(rule.check(pfxTarget({ others: [issuing, root] }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringMatching(/"Contoso Root CA" is in the file\. This is harmless/),
    });
  });

  it('tells both when the intermediate is missing and the root is there', () => {
    expect(rule.check(pfxTarget({ others: [root] }), context())).toMatchObject([
      { outcome: 'fail', evidence: { missing: 'Contoso Issuing CA 1' } },
      { outcome: 'fail', evidence: { roots: ['Contoso Root CA'] } },
    ]);
  });

  it('comes to an end where two CAs name each other as issuer', () => {
    const below = issueCa(ISSUING, { issuer: second });
    const above = issueCa(second, { issuer: ISSUING });
    expect(rule.check(pfxTarget({ others: [below, above] }), context())).toMatchObject({ outcome: 'unknown' });
  });

  it('does not arise for a self-signed certificate or an empty file', () => {
    const leaf = issueCertificate({ issuer: 'self' });
    expect(rule.check(pfxTarget({ leaf }), context())).toMatchObject({ outcome: 'not-applicable' });
    expect(rule.check(pfxTarget({ leaf: 'none' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
