import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/documentation-sample.js';
import { fixtureBytes } from '../../support/fixtures.js';
import { context } from '../../support/targets.js';
import { tokenTarget } from '../../support/tokens.js';

describe(rule.id, () => {
  const sample = Buffer.from(fixtureBytes('tokens/microsoft-2001.2.txt')).toString().trim();
  const corrupted = /\/regtoken:(\S+)/.exec(Buffer.from(fixtureBytes('tokens/microsoft-page.cmd')).toString())?.[1];

  it('names both forms of the sample', async () => {
    expect(rule.check(await tokenTarget(sample), context())).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('intact form of technical preview 2001.2'),
    });
    expect(rule.check(await tokenTarget(corrupted), context())).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('octet 0xB5 stands inside exp'),
    });
  });

  it('says nothing of others', async () => {
    expect(rule.check(await tokenTarget(), context())).toMatchObject({ outcome: 'pass' });
  });
});
