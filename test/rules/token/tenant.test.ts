import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/tenant.js';
import { context } from '../../support/targets.js';
import { tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (claims: Record<string, unknown>) =>
    rule.check(await tokenTarget(tokenText({ claims })), context());

  it('passes when both name one tenant, whatever the case', async () => {
    expect(await judge({})).toMatchObject({ outcome: 'pass' });
  });

  it('fails when they differ', async () => {
    const iss = 'urn:sccm:oauth2:7506ee10-f7ec-415a-b415-cd3d58790d97';
    expect(await judge({ iss })).toMatchObject({ outcome: 'fail', path: 'claims/iss' });
  });

  it('is not asked when one is malformed', async () => {
    expect(await judge({ TenantId: 'contoso' })).toMatchObject({ outcome: 'not-applicable' });
  });
});
