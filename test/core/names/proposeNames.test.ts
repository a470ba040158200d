import { describe, expect, it } from 'vitest';
import { proposeServiceNames } from '../../../src/core/names/proposeNames.js';

describe('legal service names near the present one', () => {
  it('are three at most, the nearest first', () => {
    expect(proposeServiceNames('Granite-Falls.Contoso.com')).toEqual([
      ...['granitefalls.contoso.com', 'gfalls.contoso.com', 'granitefalls01.contoso.com'],
    ]);
  });

  it.each([
    ['GraniteFalls.contoso.com', 'GraniteFalls.contoso.com'],
    ['granite-falls.contoso.com', 'granitefalls.contoso.com'],
    ['1gw.contoso.com', 'cmg1gw.contoso.com'],
    [' cmg.contoso.com. ', 'cmg.contoso.com'],
    ['cmg.westus.cloudapp.azure.com', 'cmg.westus.cloudapp.azure.com'],
  ])('%s gives %s', (name, proposed) => {
    expect(proposeServiceNames(name)[0]).toBe(proposed);
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
    'cm-g.windows.net',
  ])('%j gives none', (name) => {
    expect(proposeServiceNames(name)).toEqual([]);
  });
});
