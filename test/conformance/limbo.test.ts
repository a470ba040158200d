import { describe, expect, it } from 'vitest';
import { judgeLimbo, loadLimbo } from './limbo.js';
import { LIMBO_EXCEPTIONS } from './limbo-exceptions.js';

const cases = loadLimbo();

describe.skipIf(cases === undefined)('x509-limbo', () => {
  it('comes out as expected in every case but the listed exceptions, which still do not', {
    timeout: 120_000,
  }, async () => {
    const surprises: string[] = [];
    for (const test of cases ?? []) {
      const { valid, reason } = await judgeLimbo(test);
      const expected = test.expected_result === 'SUCCESS';
      const exception = LIMBO_EXCEPTIONS[test.id];
      const verdict = valid ? 'accepted' : 'refused';
      if (exception === undefined && valid !== expected) surprises.push(`${test.id} is ${verdict} ${reason}`);
      if (exception !== undefined && valid === expected) surprises.push(`${test.id} is an exception no more`);
      if (exception !== undefined && exception.verdict !== verdict)
        surprises.push(`${test.id} is listed as ${exception.verdict}`);
    }
    expect(surprises).toEqual([]);
  });

  it('has at most six exceptions, none of which refuses a good certificate', () => {
    const verdicts = Object.values(LIMBO_EXCEPTIONS).map(({ verdict }) => verdict);
    expect(verdicts.length).toBeLessThanOrEqual(6);
    expect(verdicts).not.toContain('refused');
  });
});
