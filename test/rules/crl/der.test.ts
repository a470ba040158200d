import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/der.js';
import { crlTarget, ISSUER, revocation } from '../../support/crls.js';
import { crlFetch } from '../../support/fetches.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const crl = ISSUER.issueCrl();

  it('passes DER, as an input and as given for a certificate', async () => {
    expect(rule.check(await crlTarget([crl]), context())).toMatchObject([{ outcome: 'pass' }]);
    const target = serverTarget({}, { revocation: await revocation([crl]) });
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails PEM and Base64', async () => {
    for (const form of ['pem', 'base64'] as const) {
      expect(rule.check(await crlTarget([crl], { form }), context())).toMatchObject([
        { outcome: 'fail', evidence: { form } },
      ]);
    }
  });

  it('does not ask it of a CRL that came in a P7B', async () => {
    expect(rule.check(await crlTarget([crl], { form: 'p7b' }), context())).toMatchObject([
      { outcome: 'not-applicable' },
    ]);
  });

  it('fails a P7B that was fetched from the location of a CRL', async () => {
    const target = await crlTarget([crl], { form: 'p7b' });
    const facts = target.facts === undefined ? undefined : { ...target.facts, fetch: crlFetch() };
    expect(rule.check({ ...target, facts }, context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('a P7B file') },
    ]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
