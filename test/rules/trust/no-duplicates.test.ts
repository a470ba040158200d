import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/no-duplicates.js';
import { issuing, root, upload } from '../../support/authorities.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a set of different CAs', () => {
    expect(rule.check(upload([root, issuing()]), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails the same certificate twice and names both files', () => {
    expect(rule.check(upload([root, issuing(), root]), context())).toMatchObject([
      { outcome: 'fail', evidence: { files: ['ca0.cer', 'ca2.cer'] }, message: expect.stringContaining('twice') },
    ]);
  });

  it('fails a CA that was reissued with the same name and key', () => {
    const renewed = issuing({ notAfter: '2040-01-01T00:00:00Z' });
    expect(rule.check(upload([root, issuing(), renewed]), context())).toMatchObject([
      { outcome: 'fail', evidence: { files: ['ca1.cer', 'ca2.cer'] }, message: expect.stringContaining('reissued') },
    ]);
  });
});
