import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/type.js';
import { context } from '../../support/targets.js';
import { tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (claims: Record<string, unknown>) =>
    rule.check(await tokenTarget(tokenText({ claims })), context());

  it('passes BulkRegistration alone', async () => {
    expect(await judge({})).toMatchObject({ outcome: 'pass' });
    expect(await judge({ Type: 'bulkregistration' })).toMatchObject({ outcome: 'fail' });
    expect(await judge({ Type: undefined })).toMatchObject({ outcome: 'fail', message: 'It names no type.' });
  });

  it('leaves claims that cannot be read to token/form', async () => {
    expect(rule.check(await tokenTarget(tokenText({ claimsText: '{' })), context())).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
