import { describe, expect, it } from 'vitest';
import { judgeBoringssl, loadBoringssl } from './boringssl.js';
import { BORINGSSL_EXCEPTIONS } from './boringssl-exceptions.js';

const cases = loadBoringssl();

describe.skipIf(cases === undefined)("BoringSSL's paths and CRLs", () => {
  it('come out as expected in every case but the listed exceptions, which still do not', {
    timeout: 120_000,
  }, async () => {
    const surprises: string[] = [];
    for (const test of cases ?? []) {
      const { verdict, reason } = await judgeBoringssl(test);
      const exception = BORINGSSL_EXCEPTIONS[test.id];
      if (exception === undefined && verdict !== test.expected)
        surprises.push(`${test.id} is ${verdict}, and ${test.expected} there; ${reason}`);
      if (exception !== undefined && verdict !== exception.verdict) surprises.push(`${test.id} is ${verdict} now`);
    }
    expect(surprises).toEqual([]);
  });
});
