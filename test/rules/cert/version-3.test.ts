import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/version-3.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes version 3', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it.each([1, 2])('fails version %i', (version) => {
    expect(rule.check(serverTarget({ version }), context())).toMatchObject({
      outcome: 'fail',
      message: `The certificate is X.509 version ${version}, not 3.`,
    });
  });
});
