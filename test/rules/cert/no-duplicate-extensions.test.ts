import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/no-duplicate-extensions.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

const value = Uint8Array.of(0x05, 0x00);

describe(rule.id, () => {
  it('passes each extension once', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      message: '4 extensions, no duplicates.',
    });
  });

  it('fails repeated ones, known by name or by OID alone', () => {
    const extra = [OID.keyUsage, '1.2.3.4', '1.2.3.4'].map((oid) => ({ oid, value }));
    expect(rule.check(serverTarget({ extra }), context())).toMatchObject({
      outcome: 'fail',
      message: 'These extensions appear more than once: keyUsage (2.5.29.15) and 1.2.3.4.',
    });
  });
});
