import { describe, expect, it } from 'vitest';
import { proposeServiceName } from '../../../src/core/names/proposeName.js';

describe('a legal service name near the present one', () => {
  it.each([
    ['GraniteFalls.contoso.com', 'GraniteFalls.contoso.com'],
    ['granite-falls.contoso.com', 'granitefalls.contoso.com'],
    ['1gw.contoso.com', 'cmg1gw.contoso.com'],
    [' cmg.contoso.com. ', 'cmg.contoso.com'],
    ['cmg.westus.cloudapp.azure.com', 'cmg.westus.cloudapp.azure.com'],
  ])('%s gives %s', (name, proposed) => {
    expect(proposeServiceName(name)).toBe(proposed);
  });

  it.each([
    '',
    'granitefalls',
    '*.contoso.com',
    'Contoso Gateway',
    'cmg.contoso .com',
    'cmg.chinacloudapp.cn',
    'cmg.windows.net',
    'a.$(reboot).com',
  ])('%j gives none', (name) => {
    expect(proposeServiceName(name)).toBeUndefined();
  });
});
