import type { Cloud } from '../check/settings.js';
import { asciiLower } from './dnsName.js';

/**
 * Azure's regions by programmatic name, which is what stands in deployment names. Azure adds some every year: a name that is not here may be right.
 *
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
const REGIONS: Readonly<Record<Cloud, readonly string[]>> = {
  public: [
    'australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth brazilsoutheast',
    'canadacentral canadaeast centralindia centralus chilecentral denmarkeast eastasia eastus eastus2 francecentral francesouth',
    'germanynorth germanywestcentral indonesiacentral israelcentral italynorth japaneast japanwest jioindiacentral jioindiawest',
    'koreacentral koreasouth malaysiawest mexicocentral newzealandnorth northcentralus northeurope norwayeast norwaywest polandcentral',
    'qatarcentral southafricanorth southafricawest southcentralus southeastasia southindia spaincentral swedencentral swedensouth',
    'switzerlandnorth switzerlandwest uaecentral uaenorth uksouth ukwest westcentralus westeurope westindia westus westus2 westus3',
  ]
    .join(' ')
    .split(' '),
  usgov: ['usdodcentral', 'usdodeast', 'usgovarizona', 'usgoviowa', 'usgovtexas', 'usgovvirginia'],
};

/**
 * The programmatic name of what somebody typed: `West US`, `(US) West US`, `westus` → `westus`.
 *
 * @returns undefined for what cannot be a region's name, because it cannot stand in a DNS name
 */
export function programmaticRegion(text: string): string | undefined {
  const name = asciiLower(text.trim().replace(/^\([^)]*\)/, '')).replace(/\s+/g, '');
  return /^[a-z][a-z0-9]{1,39}$/.test(name) ? name : undefined;
}

/** Which cloud a region is in; undefined for one that the table does not have. */
export function cloudOfRegion(region: string): Cloud | undefined {
  const name = asciiLower(region);
  return (['public', 'usgov'] as const).find((cloud) => REGIONS[cloud].includes(name));
}

/** Regions that may have been meant: the same letters in another order (`uswest`), or one that begins with it. At most three. */
export function regionsLike(region: string): readonly string[] {
  const name = asciiLower(region);
  const letters = sorted(name);
  const all = [...REGIONS.public, ...REGIONS.usgov];
  return all
    .filter((candidate) => sorted(candidate) === letters || oneAway(candidate, name) || candidate.startsWith(name))
    .slice(0, 3);
}

const sorted = (text: string): string => [...text].sort().join('');

/** Whether one character more, less or other makes the one of the other. */
function oneAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(long.length === short.length ? at + 1 : at) === long.slice(at + 1);
}
