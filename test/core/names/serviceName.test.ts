import { describe, expect, it } from 'vitest';
import { AZURE_DOMAINS, azureHost, microsoftDomain } from '../../../src/core/names/clouds.js';
import {
  illegalPrefixCharacters,
  isLegalPrefix,
  isLegalWithHyphens,
  prefixOf,
  suggestServiceName,
} from '../../../src/core/names/prefix.js';
import { deriveNames, resolveServiceName } from '../../../src/core/names/serviceName.js';

describe('resolveServiceName', () => {
  it('takes the common name', () => {
    expect(resolveServiceName(['GraniteFalls.contoso.com'], {})).toEqual({
      state: 'known',
      serviceName: 'GraniteFalls.contoso.com',
      source: 'common-name',
    });
  });

  it('takes the common name even where another is asked for: that is what the gateway would get', () => {
    expect(resolveServiceName(['a.contoso.com'], { serviceName: 'b.contoso.com' })).toMatchObject({
      serviceName: 'a.contoso.com',
      source: 'common-name',
    });
  });

  it('puts the name asked for in place of a wildcard, and knows none without it', () => {
    expect(resolveServiceName(['*.contoso.com'], { serviceName: 'gw.contoso.com' })).toEqual({
      state: 'known',
      serviceName: 'gw.contoso.com',
      source: 'wildcard-with-option',
    });
    expect(resolveServiceName(['*.contoso.com'], {})).toEqual({
      state: 'unknown',
      reason: 'wildcard-without-service-name',
    });
  });

  it('takes the last of several common names, as Windows does', () => {
    expect(resolveServiceName(['Users', 'gw.contoso.com'], {})).toMatchObject({ serviceName: 'gw.contoso.com' });
  });

  it('has only what is asked for where there is no common name', () => {
    expect(resolveServiceName([], { serviceName: 'gw.contoso.com' })).toMatchObject({ source: 'option' });
    expect(resolveServiceName([], {})).toEqual({ state: 'unknown', reason: 'no-common-name' });
    expect(resolveServiceName([''], {})).toEqual({ state: 'unknown', reason: 'no-common-name' });
  });
});

describe('deriveNames', () => {
  it('forms the names of a scale set in the public cloud, in lower case', () => {
    expect(deriveNames('GraniteFalls.contoso.com', { region: 'WestUS' })).toEqual({
      service: 'granitefalls.contoso.com',
      deployment: 'granitefalls.westus.cloudapp.azure.com',
      storage: 'granitefalls.blob.core.windows.net',
      keyVault: 'granitefalls.vault.azure.net',
      legal: true,
      cname: 'granitefalls.contoso.com. CNAME granitefalls.westus.cloudapp.azure.com.',
      method: 'virtual machine scale set',
      cloud: 'Azure public cloud',
      region: 'westus',
      assumedRelease: 2603,
    });
    expect(deriveNames('gw.contoso.com', { configmgrVersion: 2503 }).assumedRelease).toBeUndefined();
  });

  it('prints <region> where none is given', () => {
    const names = deriveNames('gw.contoso.com');
    expect(names.deployment).toBe('gw.<region>.cloudapp.azure.com');
    expect(names.region).toBe('<region>');
  });

  it('forms the name of a classic cloud service in each cloud', () => {
    expect(deriveNames('gw.contoso.com', { deployment: 'cloud-service-classic' }).deployment).toBe('gw.cloudapp.net');
    expect(deriveNames('gw.contoso.com', { deployment: 'cloud-service-classic', cloud: 'usgov' })).toMatchObject({
      deployment: 'gw.usgovcloudapp.net',
      storage: 'gw.blob.core.usgovcloudapi.net',
      keyVault: 'gw.vault.usgovcloudapi.net',
    });
  });

  it("gives both forms of US Government's scale sets, Azure's own first", () => {
    const names = deriveNames('gw.contoso.com', { cloud: 'usgov', region: 'usgovvirginia' });
    expect(names.deployment).toBe('gw.usgovvirginia.cloudapp.usgovcloudapi.net');
    expect(names.deploymentAlternatives).toEqual(['gw.usgovcloudapp.net']);
  });

  it('reads cloud, method and region from a name in an Azure domain, which needs no CNAME', () => {
    const names = deriveNames('GraniteFalls.WestUS.CloudApp.Azure.Com');
    expect(names.deployment).toBe('granitefalls.westus.cloudapp.azure.com');
    expect(names.region).toBe('westus');
    expect(names.cname).toBeUndefined();
    expect(deriveNames('gw.cloudapp.net', { deployed: true })).toMatchObject({
      deployment: 'gw.cloudapp.net',
      method: 'cloud service (classic)',
    });
    expect(deriveNames('gw.usgovcloudapp.net', { deployed: true })).toMatchObject({
      deployment: 'gw.usgovcloudapp.net',
      cloud: 'Azure US Government cloud',
    });
  });
});

describe('the deployment method of a name', () => {
  it('follows from the release, whatever the name says', () => {
    expect(deriveNames('gw.cloudapp.net', { region: 'westus' }).deployment).toBe('gw.westus.cloudapp.azure.com');
    expect(deriveNames('gw.cloudapp.net', { configmgrVersion: 2006 }).deployment).toBe('gw.cloudapp.net');
    expect(deriveNames('gw.contoso.com', { configmgrVersion: 2006 }).deployment).toBe('gw.cloudapp.net');
  });
});

describe('azureHost', () => {
  it('knows every row of the table by its own form', () => {
    for (const domain of AZURE_DOMAINS) {
      const host = `gw.${domain.regional ? 'westus.' : ''}${domain.suffix}`;
      const reading = azureHost(host);
      expect(reading).toMatchObject({ kind: 'deployment', region: domain.regional ? 'westus' : undefined });
      expect(reading?.kind === 'deployment' && reading.domains).toContain(domain);
    }
  });

  it.each([
    ['gw.cloudapp.azure.com', 'misshapen'],
    ['a.gw.westus.cloudapp.azure.com', 'misshapen'],
    ['cloudapp.azure.com', 'misshapen'],
    ['gw.westus.cloudapp.net', 'misshapen'],
    ['gw.chinacloudapp.cn', 'unsupported'],
    ['gw.chinanorth.cloudapp.chinacloudapi.cn', 'unsupported'],
    ['gw.azurewebsites.net', 'other-microsoft'],
    ['gw.trafficmanager.net', 'other-microsoft'],
  ])('%s is %s', (host, kind) => expect(azureHost(host)?.kind).toBe(kind));

  it.each(['gw.contoso.com', 'gw.notcloudapp.net', 'cloudapp.net.contoso.com', 'gw.mycloudapp.azure.com.contoso.com'])(
    '%s is in no domain of Microsoft',
    (host) => {
      expect(azureHost(host)).toBeUndefined();
      expect(microsoftDomain(host)).toBeUndefined();
    },
  );
});

describe('the prefix', () => {
  it.each(['abc', 'a12', 'GraniteFalls', 'a'.repeat(24)])('%s is legal', (prefix) =>
    expect(isLegalPrefix(prefix)).toBe(true),
  );
  it.each(['ab', 'a'.repeat(25), '1ab', 'cmg-gw', 'cmg_gw', '', 'çmg', '\u212Aiosk'])('%s is not', (prefix) =>
    expect(isLegalPrefix(prefix)).toBe(false),
  );

  it('is the first label', () => {
    expect(prefixOf('gw.contoso.com')).toBe('gw');
    expect(prefixOf('gw')).toBe('gw');
  });

  it('names each illegal character once', () => {
    expect(illegalPrefixCharacters('a-b-c_d')).toEqual(['-', '_']);
  });

  it('may hold single hyphens where no storage account bears it', () => {
    expect(isLegalWithHyphens('cmg-gw')).toBe(true);
    for (const prefix of ['cmg--gw', 'cmg-', '-cmg', '1-cmg', 'c-']) expect(isLegalWithHyphens(prefix)).toBe(false);
  });

  it.each([
    ['cmg-gw.contoso.com', 'cmggw.contoso.com'],
    ['CMG-GW.Contoso.com', 'cmggw.Contoso.com'],
    ['1gw.contoso.com', 'cmg1gw.contoso.com'],
    ['a.contoso.com', 'cmga.contoso.com'],
    [`${'a'.repeat(30)}.contoso.com`, `${'a'.repeat(24)}.contoso.com`],
  ])('of %s is mended to %s', (name, mended) => {
    expect(suggestServiceName(name)).toBe(mended);
    expect(isLegalPrefix(prefixOf(mended))).toBe(true);
  });
});
