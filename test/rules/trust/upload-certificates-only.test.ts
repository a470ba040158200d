import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/upload-certificates-only.js';
import { root, upload } from '../../support/authorities.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  const file = { label: 'root.cer', form: 'der', certificates: 1, hasPrivateKey: false } as const;

  it('passes certificate files', () => {
    expect(rule.check(upload([root], { files: [file] }), context())).toMatchObject({ outcome: 'pass' });
  });

  it('fails a PFX, and a file with a private key', () => {
    const files = [file, { ...file, label: 'ca.pfx', form: 'pfx' as const, hasPrivateKey: true }];
    expect(rule.check(upload([root], { files }), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('ca.pfx is a PFX with a private key') },
    ]);
    const pem = [{ ...file, label: 'ca.pem', form: 'pem' as const, hasPrivateKey: true }];
    expect(rule.check(upload([root], { files: pem }), context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('does not apply where there are no files', () => {
    expect(rule.check(upload([root]), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
