import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/trust/upload-limits.js';
import { root, upload } from '../../support/authorities.js';
import { TestCa } from '../../support/ca.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  const roots = ['One', 'Two', 'Three'].map((name) => TestCa.root(name).certificate);
  const parent = TestCa.root('Parent');
  const five = ['A', 'B', 'C', 'D', 'E'].map((name) => parent.issueCa(name).certificate);

  it('fails three roots for 1902 and passes them for 2503', () => {
    expect(rule.check(upload(roots), context({ configmgrVersion: 1902 }))).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('3 roots'),
    });
    expect(rule.check(upload(roots), context({ configmgrVersion: 2503 }))).toMatchObject({ outcome: 'pass' });
  });

  it('fails five intermediates for 1806, and passes two roots and four intermediates', () => {
    const old = context({ configmgrVersion: 1806 });
    expect(rule.check(upload([root, ...five]), old)).toMatchObject({ outcome: 'fail' });
    expect(rule.check(upload([...roots.slice(0, 2), ...five.slice(0, 4)]), old)).toMatchObject({ outcome: 'pass' });
  });

  it('counts the same certificate once', () => {
    const old = context({ configmgrVersion: 1902 });
    expect(rule.check(upload([root, root, root]), old)).toMatchObject({ outcome: 'pass', evidence: { roots: 1 } });
  });

  it('notes them when no release is stated', () => {
    expect(rule.check(upload(roots), context())).toMatchObject({ outcome: 'note' });
  });
});
