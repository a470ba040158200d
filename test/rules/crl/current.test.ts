import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/current.js';
import { crlTarget, ISSUER, revocation } from '../../support/crls.js';
import * as der from '../../support/der.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a CRL in force', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()]), context())).toMatchObject([
      { outcome: 'pass', evidence: { nextUpdate: '2027-01-01T00:00:00Z' } },
    ]);
  });

  it('fails one that is outdated, and one that is not in force yet', async () => {
    const old = ISSUER.issueCrl({ thisUpdate: '261001000000Z', nextUpdate: '261015000000Z' });
    expect(rule.check(await crlTarget([old]), context())).toMatchObject([
      { outcome: 'fail', path: 'nextUpdate', message: expect.stringContaining('2026-10-15') },
    ]);
    const early = ISSUER.issueCrl({ thisUpdate: '261201000000Z' });
    expect(rule.check(await crlTarget([early]), context())).toMatchObject([{ outcome: 'fail', path: 'thisUpdate' }]);
    const target = serverTarget({}, { revocation: await revocation([old]) });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('fails a CRL judged alone that no client can use, whatever its dates', async () => {
    const critical = der.extension('1.2.3.4', der.NULL_ELEMENT, 0xff);
    const { certificate } = ISSUER;
    for (const [crl, words] of [
      [ISSUER.issueCrl({ extensions: [critical] }), 'its critical extension 1.2.3.4 is not processed here'],
      [ISSUER.issueCrl({ revoked: [{ certificate, extensions: [critical] }] }), 'an entry has a critical extension'],
    ] as const) {
      expect(rule.check(await crlTarget([crl]), context())).toMatchObject([
        { outcome: 'fail', message: expect.stringContaining(words) },
      ]);
    }
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
