import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/no-unused.js';
import { issuing, root, upload } from '../../support/authorities.js';
import { TestCa } from '../../support/ca.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  const ca = issuing();
  const idle = TestCa.root('Given Up Root').certificate;
  const client = { label: 'client.cer', chain: [ca, root] };

  it('passes a set of which every CA is above a client', () => {
    expect(rule.check(upload([root, ca], { clients: [client] }), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('notes a CA that no client has', () => {
    expect(rule.check(upload([root, ca, idle], { clients: [client] }), context())).toMatchObject([
      { outcome: 'note', message: expect.stringContaining('Given Up Root') },
    ]);
  });

  it('does not know without clients, nor where the chain of one is not whole', () => {
    expect(rule.check(upload([root]), context())).toMatchObject([{ outcome: 'unknown', reason: 'not-asked' }]);
    const clients = [client, { label: 'other.cer', chain: undefined }];
    expect(rule.check(upload([root, ca, idle], { clients }), context())).toMatchObject([
      { outcome: 'unknown', reason: 'missing-input' },
    ]);
  });
});
