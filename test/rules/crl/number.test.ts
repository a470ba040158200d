import { describe, expect, it } from 'vitest';
import { readCrl } from '../../../src/core/x509/crl/readCrl.js';
import rule from '../../../src/rules/crl/number.js';
import { crlTarget, ISSUER } from '../../support/crls.js';
import { fixtureBytes } from '../../support/fixtures.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a CRL with a number, and tells it', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl({ number: 0x50 })]), context())).toMatchObject([
      { outcome: 'pass', evidence: { number: '50' } },
    ]);
  });

  it('fails a CRL without one', async () => {
    const crl = readCrl(fixtureBytes('codecs/no-number.crl'));
    expect(rule.check(await crlTarget([crl]), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
