import { describe, expect, it } from 'vitest';
import { readCrl } from '../../../src/core/x509/crl/readCrl.js';
import rule from '../../../src/rules/crl/authority-key-identifier.js';
import { TestCa } from '../../support/ca.js';
import { crlTarget, ISSUER } from '../../support/crls.js';
import { fixtureBytes } from '../../support/fixtures.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it("passes a CRL that names its issuer's key", async () => {
    expect(rule.check(await crlTarget([ISSUER.issueCrl()]), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails one that names another key, by reason of the signature where that fails, too', async () => {
    const forged = await crlTarget([TestCa.root('CRL Issuing').issueCrl()]);
    expect(rule.check(forged, context())).toMatchObject([{ outcome: 'fail', causedBy: 'crl/signature' }]);
  });

  it('warns of a CRL that names no key', async () => {
    const bare = await crlTarget([readCrl(fixtureBytes('codecs/version-1.crl'))]);
    expect(rule.check(bare, context())).toMatchObject([{ outcome: 'fail', severity: 'warning' }]);
  });

  it('does not know without the issuer', async () => {
    const alone = await crlTarget([ISSUER.issueCrl()], { cas: [] });
    expect(rule.check(alone, context())).toMatchObject([{ outcome: 'unknown', reason: 'not-asked' }]);
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
