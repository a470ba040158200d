import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/identity-present.js';
import { OID } from '../../support/certificates.js';
import { clientTarget, context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a common name', () => {
    expect(rule.check(clientTarget({ dnsNames: 'none' }), context())).toMatchObject({
      outcome: 'pass',
      message: 'The common name is PC1.contoso.com.',
    });
  });

  it('passes an alternative name without a common name', () => {
    expect(rule.check(clientTarget({ subject: [], dnsNames: ['PC1.contoso.com'] }), context())).toMatchObject({
      outcome: 'pass',
      message: expect.stringContaining('The first alternative name is PC1.contoso.com'),
    });
  });

  it.each([
    ['no subject', []],
    ['an organization alone', [['O', 'Contoso']]],
    ['a blank common name', [['CN', '  ']]],
  ] as const)('fails %s without an alternative name', (_, subject) => {
    expect(rule.check(clientTarget({ subject, dnsNames: 'none' }), context())).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide when the alternative name cannot be read', () => {
    const target = clientTarget({ subject: [], replace: { [OID.subjectAltName]: Uint8Array.of(0x30, 9) } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
