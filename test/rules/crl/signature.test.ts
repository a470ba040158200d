import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/signature.js';
import { TestCa } from '../../support/ca.js';
import { crlTarget, ISSUER, ROOT_CA, revocation } from '../../support/crls.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const forged = TestCa.root('CRL Issuing').issueCrl();

  it('passes a CRL that its issuer signed', async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()]), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails a CRL that another key of that name signed', async () => {
    expect(rule.check(await crlTarget([forged]), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('CRL Issuing') },
    ]);
    const target = serverTarget({}, { revocation: await revocation([forged]) });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it("passes over the CRL of the issuer's other key, where that of the right one is there", async () => {
    const crls = [ISSUER.issueCrl(), ROOT_CA.issueCrl(), forged];
    const target = serverTarget({}, { revocation: await revocation(crls) });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'pass' }]);
    expect(target.facts.revocation?.crls).toHaveLength(2);
  });

  it('does not know without the issuer, nor where the algorithm cannot be verified here', async () => {
    const alone = await crlTarget([ISSUER.issueCrl()], { cas: [] });
    expect(rule.check(alone, context())).toMatchObject([{ outcome: 'unknown', asks: ['--issuer FILE'] }]);
    const target = await crlTarget([ISSUER.issueCrl()]);
    const issuer = { certificate: ISSUER.certificate, signature: 'unsupported' } as const;
    const facts = target.facts === undefined ? undefined : { ...target.facts, issuer };
    expect(rule.check({ ...target, facts }, context())).toMatchObject([{ outcome: 'unknown', reason: 'undecidable' }]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
