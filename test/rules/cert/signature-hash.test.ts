import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/signature-hash.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it.each(['sha256', 'sha384', 'sha512'] as const)('passes %s', (hash) => {
    expect(rule.check(serverTarget({ hash }), context())).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    ['sha1', 'SHA-1'],
    ['md5', 'MD5'],
  ] as const)('fails %s', (hash, name) => {
    expect(rule.check(serverTarget({ hash }), context())).toMatchObject({
      outcome: 'fail',
      evidence: { hash: name },
      message: expect.stringContaining(`signed with ${name}`),
    });
  });

  it('reads the hash of RSASSA-PSS from its parameters', () => {
    expect(rule.check(serverTarget({ pss: true, hash: 'sha384' }), context())).toMatchObject({
      outcome: 'pass',
      evidence: { hash: 'SHA-384' },
    });
    expect(rule.check(serverTarget({ pss: true, hash: 'sha1' }), context())).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide an algorithm that names no hash', () => {
    const target = serverTarget();
    for (const oid of ['1.2.3.4', '1.3.101.112']) {
      const signatureAlgorithm = { oid, parameters: undefined, der: new Uint8Array() };
      const certificate = { ...target.certificate, signatureAlgorithm };
      expect(rule.check({ ...target, certificate }, context()), oid).toMatchObject({
        outcome: 'unknown',
        reason: 'undecidable',
      });
    }
  });
});
