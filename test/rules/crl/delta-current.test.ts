import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import rule from '../../../src/rules/crl/delta-current.js';
import { crlTarget, ISSUER, LEAF } from '../../support/crls.js';
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

  it('fails where the delta is for other certificates, or is one that no client can use', async () => {
    const indicator = der.extension('2.5.29.27', der.integer(5), 0xff);
    const scope = der.extension('2.5.29.28', der.sequence(encodeElement(0x81, Uint8Array.of(0xff))), 0xff);
    const critical = der.extension('1.2.3.4', der.NULL_ELEMENT, 0xff);
    const revoked = [{ certificate: LEAF, extensions: [critical] }];
    for (const [wrong, says] of [
      [ISSUER.issueCrl({ number: 6, extensions: [indicator, scope] }), 'another complete CRL'],
      [ISSUER.issueCrl({ number: 6, extensions: [indicator, critical] }), 'critical extension 1.2.3.4'],
      [ISSUER.issueCrl({ number: 6, extensions: [indicator], revoked }), 'an entry has a critical extension'],
    ] as const) {
      for (const crls of [
        [complete, wrong],
        [wrong, complete],
      ]) {
        expect(rule.check(await crlTarget(crls), context())).toMatchObject([
          { outcome: 'fail', message: expect.stringContaining(says) },
        ]);
      }
    }
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
