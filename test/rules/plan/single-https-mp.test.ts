import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/plan/single-https-mp.js';
import { judging } from '../../support/plans.js';

const check = judging(rule);

describe(rule.id, () => {
  it('passes one HTTPS management point with content', () => {
    expect(check({ configmgr: 2103 })).toMatchObject({ outcome: 'pass' });
    expect(
      check({
        configmgr: 2010,
        managementPoints: [
          { server: 'a', mode: 'https' },
          { server: 'b', mode: 'https', cmgTraffic: false },
        ],
      }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('counts a management point once that is listed twice', () => {
    expect(
      check({
        configmgr: 2103,
        managementPoints: [
          { server: 'mp01.contoso.com', mode: 'https' },
          { server: 'MP01.contoso.com', mode: 'https' },
        ],
      }),
    ).toMatchObject({ outcome: 'pass' });
  });

  it('fails two of them, and content off', () => {
    expect(
      check({
        configmgr: 2103,
        managementPoints: [
          { server: 'a', mode: 'https' },
          { server: 'b', mode: 'https' },
        ],
      }),
    ).toMatchObject({ outcome: 'fail', path: 'managementPoints' });
    expect(check({ configmgr: 2103, content: false })).toMatchObject({ outcome: 'fail', path: 'content' });
  });

  it('does not decide without what it hangs on', () => {
    expect(check({ configmgr: 2103, managementPoints: [{ server: 'a' }] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ configmgr: 2103, managementPoints: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
    });
    expect(check({ configmgr: 2103, content: undefined })).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(check({ configmgr: undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ 'deployment.method': undefined })).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
    expect(check({ configmgr: 2103, 'clients.internetInstall': undefined })).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
    });
  });

  it('is not asked from 2107 on, or where no client is installed from the internet', () => {
    expect(
      check({
        configmgr: 2107,
        managementPoints: [
          { server: 'a', mode: 'https' },
          { server: 'b', mode: 'https' },
        ],
      }),
    ).toMatchObject({ outcome: 'not-applicable' });
    expect(
      check({
        configmgr: 2103,
        'clients.internetInstall': false,
        managementPoints: [
          { server: 'a', mode: 'https' },
          { server: 'b', mode: 'https' },
        ],
      }),
    ).toMatchObject({ outcome: 'not-applicable' });
  });
});
