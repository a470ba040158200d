import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/end-entity.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes without basic constraints, and with CA false', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({ outcome: 'pass' });
    expect(rule.check(serverTarget({ ca: false }), context())).toMatchObject({ outcome: 'pass' });
  });

  it('fails a CA certificate', () => {
    expect(rule.check(serverTarget({ ca: true }), context())).toMatchObject({
      outcome: 'fail',
      path: 'extensions/basicConstraints',
    });
  });

  it('does not decide malformed basic constraints', () => {
    const target = serverTarget({ replace: { [OID.basicConstraints]: Uint8Array.of(0x30, 0x03, 0x01) } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
