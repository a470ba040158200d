import { describe, expect, it } from 'vitest';
import type { PathInput } from '../../../src/core/trust/index.js';
import type { Certificate } from '../../../src/core/x509/types.js';
import { type IssueOptions, TestCa } from '../../support/ca.js';
import { validate } from '../../support/validate.js';

const ANY = '2.5.29.32.0';
const GOLD = '1.3.6.1.4.1.311.99.10.1';
const SILVER = '1.3.6.1.4.1.311.99.10.2';
const BRONZE = '1.3.6.1.4.1.311.99.10.3';

const root = TestCa.root('Contoso Root CA');

/** A path of CAs and a leaf with these options each, under an explicit policy unless told otherwise. */
async function judge(
  options: readonly IssueOptions[],
  policies: PathInput['policies'] = { explicitPolicy: true },
  budget?: PathInput['budget'],
) {
  const intermediates: Certificate[] = [];
  let ca = root;
  for (const [i, caOptions] of options.slice(0, -1).entries()) {
    ca = ca.issueCa(`Contoso CA ${i + 1}`, caOptions);
    intermediates.push(ca.certificate);
  }
  const leaf = ca.issueLeaf('pc1.contoso.com', options.at(-1) ?? {});
  const result = await validate(leaf, {
    anchors: [root.certificate],
    intermediates,
    policies,
    ...(budget === undefined ? {} : { budget }),
  });
  return result.valid ? result.policies : result.failure.code;
}

describe('certificate policies', () => {
  it('hold when every certificate of the path asserts them', async () => {
    const both = { policies: [GOLD, SILVER] };
    expect(await judge([both, both, { policies: [GOLD] }])).toEqual({ authority: [GOLD], user: [GOLD] });
  });

  it('are lost where one certificate has none', async () => {
    expect(await judge([{ policies: [GOLD] }, {}, { policies: [GOLD] }])).toBe('policy-not-allowed');
    expect(await judge([{ policies: [GOLD] }, {}, { policies: [GOLD] }], {})).toEqual({ authority: [], user: [] });
  });

  it('are cut to what the caller accepts', async () => {
    const options = [{ policies: [GOLD, SILVER] }, { policies: [GOLD, SILVER] }];
    const initialPolicySet = [SILVER, BRONZE];
    expect(await judge(options, { explicitPolicy: true, initialPolicySet })).toEqual({
      authority: [GOLD, SILVER],
      user: [SILVER],
    });
    expect(await judge(options, { explicitPolicy: true, initialPolicySet: [BRONZE] })).toBe('policy-not-allowed');
  });

  it('follow any-policy, unless that is inhibited', async () => {
    const options = [{ policies: [ANY] }, { policies: [GOLD] }];
    expect(await judge(options)).toEqual({ authority: [GOLD], user: [GOLD] });
    expect(await judge([{ policies: [ANY] }, { policies: [ANY] }])).toEqual({ authority: [ANY], user: [ANY] });
    expect(await judge(options, { explicitPolicy: true, inhibitAnyPolicy: true })).toBe('policy-not-allowed');
    expect(await judge([{ policies: [ANY], inhibitAnyPolicy: 0 }, { policies: [ANY] }, { policies: [GOLD] }])).toBe(
      'policy-not-allowed',
    );
  });

  it('are mapped from one domain to the other, unless that is inhibited', async () => {
    const mapped = { policies: [GOLD], mappings: [[GOLD, BRONZE]] as const };
    expect(await judge([mapped, { policies: [BRONZE] }])).toEqual({ authority: [GOLD], user: [GOLD] });
    expect(await judge([mapped, { policies: [GOLD] }])).toBe('policy-not-allowed');
    expect(await judge([mapped, { policies: [BRONZE] }], { explicitPolicy: true, inhibitMapping: true })).toBe(
      'policy-not-allowed',
    );
    expect(
      await judge([{ policies: [GOLD], policyConstraints: { inhibitMapping: 0 } }, mapped, { policies: [BRONZE] }]),
    ).toBe('policy-not-allowed');
  });

  it('are mapped out of any-policy', async () => {
    const mapped = { policies: [ANY], mappings: [[GOLD, BRONZE]] as const };
    expect(await judge([mapped, { policies: [BRONZE] }])).toEqual({ authority: [GOLD], user: [GOLD] });
  });

  it('are never mapped to any-policy', async () => {
    expect(await judge([{ policies: [GOLD], mappings: [[GOLD, ANY]] }, { policies: [GOLD] }], {})).toBe(
      'policy-not-allowed',
    );
  });

  it('are required from where a CA says so', async () => {
    // The leaf itself is counted at the end (RFC 5280 § 6.1.5 (a)).
    const policyConstraints = { requireExplicit: 2 };
    expect(await judge([{ policyConstraints }, { policies: [GOLD] }], {})).toEqual({ authority: [], user: [] });
    expect(await judge([{ policyConstraints }, {}, {}], {})).toBe('policy-not-allowed');
    const all = { policies: [GOLD] };
    expect(await judge([{ ...all, policyConstraints }, all, all], {})).toEqual({ authority: [GOLD], user: [GOLD] });
  });

  it('cost no more than their number, where a tree would double with every certificate', async () => {
    const policies = Array.from({ length: 10 }, (_, i) => `1.3.6.1.4.1.311.99.11.${i}`);
    const mappings = policies.flatMap((from) => policies.map((to) => [from, to] as const));
    const ca = { policies, mappings };
    const result = await judge([ca, ca, ca, ca, ca, ca, ca, { policies }]);
    expect(result).toEqual({ authority: policies, user: policies });
    expect(await judge([ca, ca, ca, { policies }], { explicitPolicy: true }, { policies: 500 })).toBe(
      'budget-exceeded',
    );
  });
});
