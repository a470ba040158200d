import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/distribution-point-matches.js';
import { crlTarget, ISSUER, revocation } from '../../support/crls.js';
import * as der from '../../support/der.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const limited = (uri: string) => {
    const place = der.explicit(0, der.explicit(0, der.text(0x86, uri)));
    return ISSUER.issueCrl({ extensions: [der.extension('2.5.29.28', der.sequence(place), 0xff)] });
  };
  const matching = limited('http://crl.contoso.com/ca.crl');
  const other = limited('http://crl.fabrikam.com/other.crl');

  it('passes a CRL for the location that the certificate names', async () => {
    const target = serverTarget({}, { revocation: await revocation([matching]) });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails a CRL for another location, unless another CRL is for this one', async () => {
    const wrong = serverTarget({}, { revocation: await revocation([other]) });
    expect(rule.check(wrong, context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('granitefalls.contoso.com') },
    ]);
    const both = serverTarget({}, { revocation: await revocation([other, matching]) });
    expect(rule.check(both, context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('does not apply to a CRL without limits, and wants the certificate for one with', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()]), context())).toMatchObject([{ outcome: 'not-applicable' }]);
    expect(rule.check(await crlTarget([matching]), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked' },
    ]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
