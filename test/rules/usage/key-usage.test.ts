import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/usage/key-usage.js';
import { OID } from '../../support/certificates.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes A0 in every role', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'pass',
      evidence: { keyUsage: ['digitalSignature', 'keyEncipherment'] },
    });
    expect(rule.check(clientTarget(), context()).outcome).toBe('pass');
  });

  it('fails a key that may not sign, in every role', () => {
    for (const keyUsage of [['keyEncipherment'], ['keyEncipherment', 'dataEncipherment'], []] as const) {
      for (const target of [serverTarget({ keyUsage }), clientTarget({ keyUsage })]) {
        const judgement = rule.check(target, context());
        expect(judgement.outcome).toBe('fail');
        expect(judgement.severity ?? rule.severity).toBe('error');
      }
    }
  });

  it('notes a server key that may not encipher, and warns of a client key', () => {
    const keyUsage = ['digitalSignature'] as const;
    expect(rule.check(serverTarget({ keyUsage }), context())).toMatchObject({ outcome: 'note', severity: 'info' });
    expect(rule.check(clientTarget({ keyUsage }), context())).toMatchObject({ outcome: 'fail', severity: 'warning' });
    const connectionPoint = clientTarget({ keyUsage }, { role: 'connection-point' });
    expect(rule.check(connectionPoint, context())).toMatchObject({ outcome: 'fail', severity: 'warning' });
  });

  it('notes that there is no key usage', () => {
    expect(rule.check(serverTarget({ keyUsage: 'none' }), context())).toMatchObject({ outcome: 'note' });
    expect(rule.check(clientTarget({ keyUsage: 'none' }), context())).toMatchObject({ outcome: 'note' });
  });

  it('cannot decide on a key usage that does not decode', () => {
    const target = serverTarget({ replace: { [OID.keyUsage]: Uint8Array.of(3, 9, 0) } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
