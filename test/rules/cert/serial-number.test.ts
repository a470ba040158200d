import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/serial-number.js';
import { context, serverTarget } from '../../support/targets.js';

const of = (...octets: number[]) => serverTarget({ serialNumber: Uint8Array.from(octets) });
const long = (length: number) => of(...Array.from({ length }, () => 0x11));

describe(rule.id, () => {
  it('passes a positive number of up to 20 octets', () => {
    expect(rule.check(of(0x5a, 1, 2, 3), context())).toMatchObject({
      outcome: 'pass',
      message: '5A010203, 4 bytes',
    });
    expect(rule.check(of(0, 0x80), context())).toMatchObject({ outcome: 'pass' });
    expect(rule.check(long(20), context())).toMatchObject({ outcome: 'pass' });
  });

  it.each([
    ['0', of(0), 'The serial number is 0.'],
    ['a negative number', of(0x80, 1), 'The serial number 8001 is negative.'],
    ['21 octets', long(21), 'The serial number has 21 bytes. The limit is 20.'],
  ])('fails %s', (_, target, message) => {
    expect(rule.check(target, context())).toMatchObject({ outcome: 'fail', message });
  });

  it('cuts a number of a thousand octets in its evidence', () => {
    expect(rule.check(long(1000), context())).toMatchObject({
      evidence: { serialNumber: `${'11'.repeat(32)}…`, octets: 1000 },
    });
  });
});
