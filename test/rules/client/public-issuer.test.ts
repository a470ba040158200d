import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/public-issuer.js';
import { clientTarget, context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a private root', () => {
    expect(rule.check(clientTarget({}, { publicRoot: { kind: 'private' } }), context())).toMatchObject({
      outcome: 'pass',
    });
  });

  it('fails a public root, and names it', () => {
    const publicRoot = { kind: 'public', name: 'ISRG Root X1' } as const;
    expect(rule.check(clientTarget({}, { publicRoot }), context())).toMatchObject({
      outcome: 'fail',
      message: 'It comes from the public root ISRG Root X1.',
    });
  });

  it('asks for the chain where it does not end', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject({
      outcome: 'unknown',
      asks: ['--intermediates FILE', '--roots FILE'],
    });
  });
});
