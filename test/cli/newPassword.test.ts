import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { type NewPasswordFlags, newPassword } from '../../src/cli/newPassword.js';
import { nodeIo } from '../../src/cli/nodeIo.js';

/** Somebody at a terminal who answers in this order; what was asked for is kept. */
function asking(answers: readonly (string | undefined)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const io: Io = {
    ...nodeIo(),
    env: { NEW: 'from the environment' },
    askPassword: async (name) => {
      asked.push(name);
      return left.shift();
    },
  };
  const get = (flags: NewPasswordFlags = {}, stdinTaken = false) => newPassword(flags, 'the new PFX', stdinTaken, io);
  return { asked, get };
}

describe('the password of a new file', () => {
  it('is asked for twice on a terminal', async () => {
    const { asked, get } = asking(['secret', 'secret']);
    expect(await get()).toBe('secret');
    expect(asked).toEqual(['the new PFX', 'the new PFX, again']);
  });

  it.each([
    [['secret', 'secrte'], 'the two passwords for the new PFX differ'],
    [[''], 'the password of the new PFX is empty'],
    [[undefined], 'no password for the new PFX'],
  ])('is not taken when the answers are %j', async (answers, message) => {
    await expect(asking(answers).get()).rejects.toMatchObject({ code: 'usage', message });
  });

  it('is not asked for when an option gives it, nor when standard input is a file', async () => {
    const given = asking([]);
    expect(await given.get({ outPasswordEnv: 'NEW' })).toBe('from the environment');
    expect(given.asked).toEqual([]);
    const taken = asking(['secret', 'secret']);
    await expect(taken.get({}, true)).rejects.toMatchObject({ code: 'usage' });
    expect(taken.asked).toEqual([]);
  });

  it('is refused when its source is not there', async () => {
    const { get } = asking([]);
    await expect(get({ outPasswordEnv: 'NOWHERE' })).rejects.toMatchObject({ code: 'configuration' });
    await expect(get({ outPasswordFile: '/nowhere/password.txt' })).rejects.toMatchObject({ code: 'configuration' });
  });
});
