import { describe, expect, it } from 'vitest';
import { validatePath } from '../../src/core/trust/index.js';
import { loadPkits, pkitsInput } from './pkits.js';
import { PKITS_EXCEPTIONS } from './pkits-exceptions.js';

const pkits = loadPkits();

describe.skipIf(pkits === undefined)('NIST PKITS', () => {
  it('comes out as expected in every test but the listed exceptions, which still do not', {
    timeout: 120_000,
  }, async () => {
    const surprises: string[] = [];
    for (const test of pkits?.tests ?? []) {
      const title = `${test.id} ${test.name}`;
      const result = await validatePath(pkitsInput(pkits as NonNullable<typeof pkits>, test));
      const listed = Object.hasOwn(PKITS_EXCEPTIONS, title);
      const right = result.valid === test.valid;
      if (!right && !listed) surprises.push(`${title}: ${result.valid ? 'accepted' : result.failure.message}`);
      if (right && listed) surprises.push(`${title} is an exception no more`);
    }
    expect(surprises).toEqual([]);
  });
});
