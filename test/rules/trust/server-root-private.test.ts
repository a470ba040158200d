import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/server-root-private.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a public root, by name', () => {
    const target = serverTarget({}, { publicRoot: { kind: 'public', name: 'ISRG Root X1' } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'pass', message: expect.stringContaining('ISRG') });
  });

  it('notes that clients need a private root', () => {
    const target = serverTarget({}, { publicRoot: { kind: 'private' } });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('Trusted Root'),
    });
  });

  it('does not know without the CA certificates', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
