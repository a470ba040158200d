import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/expires-soon.js';
import { crlTarget, ISSUER } from '../../support/crls.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = async (thisUpdate: string, nextUpdate: string) =>
    rule.check(await crlTarget([ISSUER.issueCrl({ thisUpdate, nextUpdate })]), context());

  it('fails within the overlap: a tenth of its life, 12 hours at most', async () => {
    expect(await check('261114120000Z', '261122120000Z')).toMatchObject([{ outcome: 'pass' }]);
    expect(await check('261114120000Z', '261121230000Z')).toMatchObject([{ outcome: 'fail' }]);
    expect(await check('261121000000Z', '261121140000Z')).toMatchObject([{ outcome: 'pass' }]);
    expect(await check('261121000000Z', '261121130000Z')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('fails 14 days before the end of one that lives 30 days or more', async () => {
    expect(await check('261101000000Z', '261206000000Z')).toMatchObject([{ outcome: 'pass' }]);
    expect(await check('261101000000Z', '261204000000Z')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('leaves an outdated one to crl/current', async () => {
    expect(await check('261001000000Z', '261015000000Z')).toMatchObject([{ outcome: 'not-applicable' }]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
