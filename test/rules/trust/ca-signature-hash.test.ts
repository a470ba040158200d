import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/trust/ca-signature-hash.js';
import { eachTarget, issuing } from '../../support/authorities.js';
import { issueCa, ROOT } from '../../support/certificates.js';
import { context, serverTarget, uploadTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a path and an upload set that are as they should be', () => {
    for (const target of eachTarget(issuing())) {
      expect(rule.check(target as never, context())).toMatchObject([{ outcome: 'pass' }]);
    }
  });

  it('fails the CA at fault and names it, wherever it stands', () => {
    for (const target of eachTarget(issuing({ hash: 'sha1' }))) {
      expect(rule.check(target as never, context())).toMatchObject([
        { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*SHA-1/) },
      ]);
    }
  });

  it("does not look at a root's own signature", () => {
    const target = uploadTarget([readCertificate(issueCa(ROOT, { hash: 'sha1' }))]);
    expect(rule.check(target, context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });

  it('does not pass what is not at hand', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([
      { outcome: 'unknown', reason: 'not-asked', asks: ['--intermediates FILE', '--roots FILE'] },
    ]);
    expect(rule.check(serverTarget({}, { chain: [issuing()] }), context())).toMatchObject([
      { outcome: 'pass' },
      { outcome: 'unknown', message: expect.stringContaining('Contoso Root CA') },
    ]);
  });
});
