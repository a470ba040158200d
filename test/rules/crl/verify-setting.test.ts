import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/crl/verify-setting.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const hidden = { crl: ['http://pki01/CertEnroll/ca.crl'] };

  it('passes a public CRL with the check on, stated or by default', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({ outcome: 'pass' });
    expect(rule.check(clientTarget(), context({ verifyClientRevocation: true }))).toMatchObject({ outcome: 'pass' });
  });

  it('notes a public CRL with the check off', () => {
    expect(rule.check(clientTarget(), context({ verifyClientRevocation: false }))).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('should be on'),
    });
  });

  it('notes a CRL that nobody outside can fetch with the check on', () => {
    expect(rule.check(serverTarget(hidden), context())).toMatchObject({
      outcome: 'note',
      message: expect.stringMatching(/by default and should be off \(--clients-check-crl\)/),
    });
    expect(rule.check(serverTarget(hidden), context({ clientsCheckCrl: false }))).toMatchObject({ outcome: 'pass' });
  });
});
