import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/request/signature-hash.js';
import { requestTarget } from '../../support/requests.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it.each([
    ['1.2.840.113549.1.1.11', 'pass'],
    ['1.2.840.113549.1.1.12', 'pass'],
    ['1.2.840.113549.1.1.5', 'fail'],
    ['1.2.840.113549.1.1.4', 'fail'],
    ['2.999.1', 'unknown'],
  ] as const)('the algorithm %s is a %s', (oid, outcome) => {
    const target = requestTarget('codecs/request.pem');
    const signatureAlgorithm = { ...target.csr.signatureAlgorithm, oid };
    const judged = rule.check({ ...target, csr: { ...target.csr, signatureAlgorithm } }, context());
    expect(judged).toMatchObject({ outcome });
  });
});
