import { describe, expect, it } from 'vitest';
import { coversHost, dnsNameProblem, equalDnsNames, isWildcard } from '../../../src/core/names/dnsName.js';

const label63 = 'a'.repeat(63);

describe('dnsNameProblem', () => {
  it.each([
    'granitefalls.contoso.com',
    'GraniteFalls.contoso.com',
    'contoso',
    'a',
    '1.2.contoso.com',
    'cmg-gw.contoso.com',
    'xn--mnchen-3ya.contoso.com',
    `${label63}.com`,
    `${label63}.${label63}.${label63}.${'a'.repeat(61)}`,
  ])('accepts %s', (name) => expect(dnsNameProblem(name)).toBeUndefined());

  it.each([
    ['', 'empty', undefined],
    ['.', 'empty-label', 0],
    ['cmg..contoso.com', 'empty-label', 1],
    ['.contoso.com', 'empty-label', 0],
    ['cmg.contoso.com.', 'trailing-dot', undefined],
    ['cmg gw.contoso.com', 'characters', 0],
    ['cmg.contoso.com ', 'characters', 2],
    ['cmg_gw.contoso.com', 'characters', 0],
    ['cmg.contoso.com:443', 'characters', 2],
    ['https://cmg.contoso.com', 'characters', 0],
    ['cmg\0.contoso.com', 'characters', 0],
    ['*.contoso.com', 'characters', 0],
    ['-cmg.contoso.com', 'hyphen', 0],
    ['cmg.contoso-.com', 'hyphen', 1],
    ['münchen.contoso.com', 'non-ascii', 0],
    ['\u212Aiosk.contoso.com', 'non-ascii', 0],
    [`${label63}a.com`, 'label-too-long', 0],
    [`${label63}.${label63}.${label63}.${'a'.repeat(62)}`, 'too-long', undefined],
    ['a'.repeat(10_000_000), 'too-long', undefined],
    ['10.1.2.3', 'address', undefined],
    ['cmg.123', 'address', undefined],
  ])('refuses %s', (name, kind, label) => {
    expect(dnsNameProblem(name)).toMatchObject({ kind, label });
  });

  it('points to the A-label for a name in another alphabet', () => {
    expect(dnsNameProblem('münchen.contoso.com')?.message).toContain('A-label');
  });
});

describe('coversHost', () => {
  it.each([
    ['cmg.contoso.com', 'CMG.Contoso.COM', true],
    ['*.contoso.com', 'cmg.contoso.com', true],
    ['*.Contoso.com', 'cmg.cONTOSO.com', true],
    ['*.contoso.com', 'contoso.com', false],
    ['*.contoso.com', 'a.cmg.contoso.com', false],
    ['*.contoso.com', '.contoso.com', false],
    ['*.contoso.com', '*.contoso.com', false],
    ['*.*.com', 'cmg.contoso.com', false],
    ['c*.contoso.com', 'cmg.contoso.com', false],
    ['*', 'cmg', false],
    ['cmg.contoso.com', 'cmg.contoso.com.', false],
    ['\u212Aiosk.contoso.com', 'kiosk.contoso.com', false],
  ])('%s for %s: %s', (presented, host, covered) => expect(coversHost(presented, host)).toBe(covered));
});

it('isWildcard takes the asterisk only as the whole leftmost label', () => {
  expect(isWildcard('*.contoso.com')).toBe(true);
  for (const name of ['*', 'cmg.*.com', 'c*.contoso.com', '*.*.com', 'cmg.contoso.com']) {
    expect(isWildcard(name)).toBe(false);
  }
});

it('equalDnsNames ignores case for ASCII letters alone', () => {
  expect(equalDnsNames('GRANITEFALLS', 'granitefalls')).toBe(true);
  expect(equalDnsNames('\u212A', 'k')).toBe(false);
});
