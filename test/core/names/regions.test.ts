import { describe, expect, it } from 'vitest';
import { CLOUDS, cloudOf } from '../../../src/core/names/cloudTable.js';
import { cloudOfRegion, programmaticRegion, regionsLike } from '../../../src/core/names/regions.js';

describe('regions', () => {
  it.each([
    ['westus', 'westus'],
    ['West US', 'westus'],
    ['(Europe) West Europe', 'westeurope'],
    ['UK South', 'uksouth'],
    ['US Gov Virginia', 'usgovvirginia'],
    [' East US 2 ', 'eastus2'],
  ])('understands %s', (text, name) => {
    expect(programmaticRegion(text)).toBe(name);
    expect(cloudOfRegion(name)).toBe(name.startsWith('usgov') ? 'usgov' : 'public');
  });

  it.each(['', 'west-us', 'west.us', 'a', '2us', 'wést', 'x'.repeat(41)])(
    'refuses %j, which no DNS name could hold',
    (text) => expect(programmaticRegion(text)).toBeUndefined(),
  );

  it('does not know what Azure may add, and proposes what may have been meant', () => {
    expect(cloudOfRegion('atlantisnorth')).toBeUndefined();
    expect(regionsLike('atlantisnorth')).toEqual([]);
    expect(regionsLike('uswest')).toContain('westus');
    expect(regionsLike('westeuropa')).toEqual(['westeurope']);
    expect(regionsLike('usgov')).toHaveLength(3);
  });
});

describe('clouds', () => {
  it('have endpoints of their own, https all', () => {
    for (const { resourceManager, authority, portal } of CLOUDS) {
      for (const endpoint of [resourceManager, authority, portal]) expect(new URL(endpoint).protocol).toBe('https:');
    }
    expect(new Set(CLOUDS.map(({ resourceManager }) => resourceManager)).size).toBe(CLOUDS.length);
  });

  it('without a CMG are known as such', () => {
    expect(cloudOf('china').supported).toBe(false);
    expect([cloudOf('public').supported, cloudOf('usgov').supported]).toEqual([true, true]);
  });
});
