import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/core/plan/types.js';
import { csv } from '../../src/core/text/csv.js';
import { powershellString } from '../../src/core/text/powershell.js';
import { firewallCsv, firewallScript } from '../../src/write/firewall.js';

const PLAN: Plan = {
  deployment: { method: 'scale-set', region: 'westus', serviceName: 'granitefalls.contoso.com', vm: { count: 1 } },
  connectionPoints: [{ server: 'cmgcp01.contoso.com' }, { server: 'cmgcp02.contoso.com' }],
  managementPoints: [{ server: "=mp'01,\u2019x", mode: 'https' }],
};

describe('the table for the firewall', () => {
  it('is RFC 4180, a row for each name and port range', () => {
    const lines = firewallCsv(PLAN).split('\r\n');
    expect(lines[0]).toBe('From,Servers,To,Name,Port,Protocol,For');
    expect(lines.at(-1)).toBe('');
    expect(lines).toContain(
      'CMG connection point,cmgcp01.contoso.com; cmgcp02.contoso.com,Key vault,granitefalls.vault.azure.net,443,HTTPS,keys of the gateway',
    );
  });

  it('never gives a spreadsheet a formula', () => {
    expect(firewallCsv(PLAN)).toContain(',Management point,"\'=mp\'01,\u2019x",443,HTTPS,');
    expect(csv([['=1+1', '+1', '-1', '@a', '\t=1', 'a"b', 'a\nb', '443']])).toBe(
      '\'=1+1,\'+1,\'-1,\'@a,\'\t=1,"a""b","a\nb",443\r\n',
    );
  });
});

describe('the test of the connections', () => {
  it('keeps every name of the plan inside its quotes', () => {
    expect(powershellString("a'; Remove-Item C:\\ #\u2018\u2019\u201a\u201b")).toBe(
      "'a''; Remove-Item C:\\ #\u2018\u2018\u2019\u2019\u201a\u201a\u201b\u201b'",
    );
    expect(firewallScript(PLAN)).toContain("Name = '=mp''01,\u2019\u2019x'; Ports = @(443); OfGateway = $false");
  });

  it('knows the servers of the plan by their roles, so that each tests its own', () => {
    expect(firewallScript(PLAN)).toContain("'connection-point' = @('cmgcp01.contoso.com', 'cmgcp02.contoso.com')");
  });

  it('ends its lines as Windows does, and is plain ASCII where the plan is', () => {
    const script = firewallScript({ ...PLAN, managementPoints: [] });
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(script).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  it('counts a software update point as open when one of its two ports answers', () => {
    const plan: Plan = { ...PLAN, softwareUpdatePoints: [{ server: 'sup01', mode: 'https' }] };
    expect(firewallScript(plan)).toContain("Name = 'sup01'; Ports = @(443, 8531);");
  });
});
