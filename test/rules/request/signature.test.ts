import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/request/signature.js';
import { requestTarget } from '../../support/requests.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it.each([
    ['valid', 'pass'],
    ['invalid', 'fail'],
    ['unsupported', 'unknown'],
  ] as const)('a signature that is %s is a %s', (signature, outcome) => {
    const target = requestTarget('codecs/request.pem', { signature });
    expect(rule.check(target, context())).toMatchObject({ outcome });
  });
});
