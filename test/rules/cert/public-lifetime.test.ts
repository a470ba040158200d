import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/public-lifetime.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

const DAY = 86_400_000;
const publicRoot = { kind: 'public', name: 'ISRG Root X1' } as const;

/** A certificate of exactly so many days, as the Baseline Requirements count: the last second belongs to it. */
const lasting = (days: number, notBefore: string) => {
  const notAfter = new Date(Date.parse(notBefore) + days * DAY - 1000).toISOString();
  return serverTarget({ notBefore, notAfter }, { publicRoot });
};

describe(rule.id, () => {
  it.each([
    [825, '2020-08-31T23:59:59Z'],
    [398, '2020-09-01T00:00:00Z'],
    [398, '2026-03-14T23:59:59Z'],
    [200, '2026-03-15T00:00:00Z'],
    [100, '2027-03-15T00:00:00Z'],
    [47, '2029-03-15T00:00:00Z'],
  ])('allows %i days from %s on, and no second more', (days, notBefore) => {
    expect(rule.check(lasting(days, notBefore), context())).toMatchObject({ outcome: 'pass', evidence: { days } });
    expect(rule.check(lasting(days + 1 / 86_400, notBefore), context())).toMatchObject({
      outcome: 'fail',
      evidence: { days: days + 1, limitDays: days },
    });
  });

  it('says the limit, since when, and under which root', () => {
    expect(rule.check(lasting(398, '2026-06-01T00:00:00Z'), context())).toMatchObject({
      message:
        'It is valid for 398 days. Under a public root (ISRG Root X1), the limit is 200 days for certificates that start on or after 2026-03-15.',
    });
  });

  it('leaves private PKIs their own limits', () => {
    const target = serverTarget({ notAfter: '2036-09-01T00:00:00Z' }, { publicRoot: { kind: 'private' } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('asks for the chain where the root is not known', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--intermediates FILE', '--roots FILE'],
    });
  });

  it('is for TLS servers: not for a certificate of client authentication alone', () => {
    const target = serverTarget({ purposes: [OID.clientAuth], notAfter: '2036-09-01T00:00:00Z' }, { publicRoot });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('does not decide where the purpose cannot be read', () => {
    const target = serverTarget({ replace: { [OID.extendedKeyUsage]: Uint8Array.of(0x30, 9) } }, { publicRoot });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
