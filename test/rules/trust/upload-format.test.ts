import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/upload-format.js';
import { issuing, root, upload } from '../../support/authorities.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  const file = { label: 'root.cer', form: 'der', certificates: 1, hasPrivateKey: false } as const;
  const check = (more: object) => rule.check(upload([root, issuing()], { files: [{ ...file, ...more }] }), context());

  it.each(['der', 'pem', 'base64'])('passes one certificate as %s', (form) => {
    expect(check({ form })).toMatchObject({ outcome: 'pass' });
  });

  it('fails a P7B even of one certificate, and several certificates in one file', () => {
    expect(check({ form: 'p7b' })).toMatchObject([{ outcome: 'fail', message: expect.stringContaining('P7B') }]);
    expect(check({ form: 'pem', certificates: 2 })).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('2 certificates') },
    ]);
  });

  it('leaves a PFX to trust/upload-certificates-only', () => {
    expect(check({ form: 'pfx', certificates: 2 })).toMatchObject({ outcome: 'not-applicable' });
  });
});
