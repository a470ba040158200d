import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/delta-current.js';
import { crlTarget, ISSUER } from '../../support/crls.js';
import * as der from '../../support/der.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const point = der.sequence(der.explicit(0, der.explicit(0, der.text(0x86, 'http://crl.contoso.com/ca+.crl'))));
  const freshest = der.extension('2.5.29.46', der.sequence(point));
  const complete = ISSUER.issueCrl({ number: 5, extensions: [freshest] });
  const delta = (base: number, more = {}) =>
    ISSUER.issueCrl({ number: 6, extensions: [der.extension('2.5.29.27', der.integer(base), 0xff)], ...more });

  it('passes a complete CRL with a delta that belongs to it and is in force', async () => {
    expect(rule.check(await crlTarget([complete, delta(5)]), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(rule.check(await crlTarget([delta(5), complete]), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails where the delta is for a newer complete CRL', async () => {
    expect(rule.check(await crlTarget([complete, delta(6)]), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('another complete CRL') },
    ]);
  });

  it('fails where the delta is outdated', async () => {
    const old = delta(5, { thisUpdate: '261101000000Z', nextUpdate: '261110000000Z' });
    expect(rule.check(await crlTarget([complete, old]), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('not in force') },
    ]);
  });

  it('asks for the delta that is named, and for the complete CRL of a delta', async () => {
    for (const crl of [complete, delta(5)]) {
      expect(rule.check(await crlTarget([crl]), context())).toMatchObject([
        { outcome: 'unknown', reason: 'not-asked', asks: ['--crl FILE', '--online'] },
      ]);
    }
  });

  it('does not apply where no delta is named', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()]), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
