import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/claims.js';
import { context } from '../../support/targets.js';
import { tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (claims: Record<string, unknown>) =>
    rule.check(await tokenTarget(tokenText({ claims })), context());

  it('passes when all are there', async () => {
    expect(await judge({})).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    [{ UniqueId: 'db591e33-p6fd-4c5b-82f3-bf673e5bd0a2' }, 'claims/UniqueId'],
    [{ SCCMTokenCategory: 'S{CMPreAuthToken' }, 'claims/SCCMTokenCategory'],
    [{ iss: 'https://sts.windows.net/' }, 'claims/iss'],
    [{ aud: ['urn:sccm:service'] }, 'claims/aud'],
    [{ exp: '1795533861' }, 'claims/exp'],
    [{ nbf: 1.5 }, 'claims/nbf'],
    [{ exp: -1 }, 'claims/exp'],
    [{ exp: 5, nbf: 6 }, 'claims/exp'],
    [{ Authority: undefined }, 'claims'],
  ])('refuses %j', async (claims, path) => {
    expect(await judge(claims)).toMatchObject([{ outcome: 'fail', path }]);
  });

  it("sees that it is another service's token, as one mistake", async () => {
    const text = tokenText({ claimsText: '{"iss":"https://sts.windows.net/","aud":"x","exp":1}' });
    expect(rule.check(await tokenTarget(text), context())).toMatchObject({ outcome: 'fail', causedBy: 'token/type' });
  });

  it('does not call missing what was not read', async () => {
    const text = tokenText({ claimsText: '{"Authority":"SCCM","License":"SCCM",' });
    expect(rule.check(await tokenTarget(text), context())).toMatchObject({ outcome: 'not-applicable' });
  });
});
