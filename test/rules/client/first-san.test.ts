import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/first-san.js';
import { OID } from '../../support/certificates.js';
import { clientTarget, context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes one alternative name', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject({
      outcome: 'pass',
      message: 'One value: PC1.contoso.com.',
    });
  });

  it('notes which of several is used', () => {
    const target = clientTarget({ dnsNames: ['localhost', 'PC1.contoso.com'] });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'note',
      message: 'Configuration Manager uses only the first of 2 alternative names: localhost.',
    });
  });

  it('does not arise without one', () => {
    expect(rule.check(clientTarget({ dnsNames: 'none' }), context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('does not decide when it cannot be read', () => {
    const target = clientTarget({ replace: { [OID.subjectAltName]: Uint8Array.of(0x30, 9) } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
