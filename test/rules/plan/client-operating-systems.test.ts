import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/client-operating-systems.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  const systems = (operatingSystems: unknown, authentication: readonly string[] = ['entra']) =>
    check({ 'clients.operatingSystems': operatingSystems, 'clients.authentication': authentication });

  it('passes Windows 10 and later with Microsoft Entra, and older ones with something else', () => {
    expect(systems(['windows-10', 'windows-11'])).toMatchObject({ outcome: 'pass' });
    expect(systems(['windows-7', 'windows-11'], ['entra', 'token'])).toMatchObject({ outcome: 'pass' });
  });

  it('fails older ones with Microsoft Entra only, and macOS', () => {
    expect(systems(['windows-8.1', 'windows-11'])).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('Windows 8.1'),
    });
    expect(systems(['macos'], ['pki'])).toMatchObject({ outcome: 'fail' });
  });

  it('does not decide for Windows Server with Microsoft Entra only', () => {
    expect(systems(['windows-server'])).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });

  it('leaves to a person what the plan does not say', () => {
    expect(systems(undefined)).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });
});
