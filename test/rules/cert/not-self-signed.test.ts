import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/not-self-signed.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a certificate that a CA issued', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      message: 'Issued by Contoso Issuing CA 1.',
    });
  });

  it('fails a certificate that its own key verifies', () => {
    expect(rule.check(serverTarget({ issuer: 'self' }), context())).toMatchObject({
      outcome: 'fail',
      message: '"GraniteFalls.contoso.com" is self-signed.',
    });
  });

  it('fails a certificate that only claims to be its own issuer', () => {
    expect(rule.check(serverTarget({ issuer: 'self' }, { selfSigned: 'invalid' }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('its own key did not make the signature'),
    });
  });

  it('does not decide where the signature cannot be verified', () => {
    expect(rule.check(serverTarget({ issuer: 'self' }, { selfSigned: 'unsupported' }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });
});
