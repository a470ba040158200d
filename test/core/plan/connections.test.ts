import { describe, expect, it } from 'vitest';
import { type Connection, connectionsOf, type Machine, portText } from '../../../src/core/plan/connections.js';
import type { Plan } from '../../../src/core/plan/types.js';

const PLAN: Plan = {
  configmgr: 2503,
  deployment: { cloud: 'public', region: 'westus', serviceName: 'GraniteFalls.contoso.com', vm: { count: 2 } },
  clients: { authentication: ['pki'] },
  managementPoints: [{ server: 'mp01.contoso.com', mode: 'https' }],
  entra: { userDiscovery: false },
};

const of = (plan: Plan, from: Machine, to: string): Connection[] =>
  connectionsOf(plan).filter((one) => one.from === from && one.to === to);
const hosts = (plan: Plan, from: Machine, to: string) => of(plan, from, to).flatMap((one) => one.hosts);
const withDeployment = (deployment: Plan['deployment']): Plan => ({
  ...PLAN,
  deployment: { ...PLAN.deployment, ...deployment },
});

describe('the connections of a gateway', () => {
  it('name the hosts that the service name leads to, and no others of Azure', () => {
    expect(hosts(PLAN, 'connection-point', 'CMG')).toEqual([
      'granitefalls.contoso.com',
      'granitefalls.westus.cloudapp.azure.com',
    ]);
    expect(hosts(PLAN, 'connection-point', 'Azure storage')).toEqual([
      'granitefalls.blob.core.windows.net',
      'granitefalls.table.core.windows.net',
    ]);
    expect(hosts(PLAN, 'connection-point', 'Key vault')).toEqual(['granitefalls.vault.azure.net']);
    expect(hosts(PLAN, 'clients', 'Azure storage')).toEqual(['granitefalls.blob.core.windows.net']);
    expect(hosts(PLAN, 'service-connection-point', 'Azure')).toEqual(['management.azure.com']);
  });

  it('are those of US Government there', () => {
    const plan = withDeployment({ cloud: 'usgov', region: 'usgovvirginia' });
    expect(hosts(plan, 'connection-point', 'CMG')).toContain('granitefalls.usgovcloudapp.net');
    expect(hosts(plan, 'connection-point', 'Azure storage')).toEqual([
      'granitefalls.blob.core.usgovcloudapi.net',
      'granitefalls.table.core.usgovcloudapi.net',
    ]);
    expect(hosts(plan, 'connection-point', 'Key vault')).toEqual(['granitefalls.vault.usgovcloudapi.net']);
    expect(hosts(plan, 'service-connection-point', 'Azure')).toEqual(['management.usgovcloudapi.net']);
    expect(hosts(plan, 'console', 'Microsoft Entra')).toEqual(['login.microsoftonline.us']);
  });

  it('follow the release where the plan states no method', () => {
    const classic = { ...withDeployment({ deployed: false }), configmgr: 2006 };
    expect(hosts(classic, 'clients', 'CMG')).toEqual(['granitefalls.contoso.com', 'granitefalls.cloudapp.net']);
    expect(of(classic, 'connection-point', 'CMG').map(portText)).toEqual([
      '10140 to 10155 (TCP-TLS)',
      '10124 to 10139 (HTTPS)',
    ]);
  });

  it('say which key of the plan is needed, and guess no name', () => {
    const bare: Plan = { configmgr: 2503 };
    for (const connection of connectionsOf(bare).filter(({ ofGateway }) => ofGateway)) {
      expect(connection).toMatchObject({ hosts: [], missing: ['deployment.serviceName'] });
    }
    const [nowhere] = of({ ...PLAN, deployment: { serviceName: 'granitefalls.contoso.com' } }, 'clients', 'CMG');
    expect(nowhere).toMatchObject({ hosts: ['granitefalls.contoso.com'], missing: ['deployment.region'] });
    expect(of(bare, 'connection-point', 'Management point')[0]?.missing).toEqual(['managementPoints']);
  });

  it.each(['*.contoso.com', 'cmg-gw.contoso.com', '=cmd.contoso.com'])(
    'name nothing for %s, which no gateway can have',
    (serviceName) => {
      expect(of(withDeployment({ serviceName }), 'clients', 'CMG')[0]).toMatchObject({
        hosts: [],
        missing: ['deployment.serviceName'],
      });
    },
  );

  it('name nothing in Azure China, where no gateway runs', () => {
    const plan = withDeployment({ cloud: 'china' });
    expect(of(plan, 'clients', 'CMG')[0]).toMatchObject({ hosts: [], missing: ['deployment.cloud'] });
    expect(of(plan, 'service-connection-point', 'Azure')[0]).toMatchObject({
      hosts: [],
      missing: ['deployment.cloud'],
    });
  });

  it('open every port of the range, and test those of the planned virtual machines', () => {
    const [one] = of(PLAN, 'connection-point', 'CMG');
    expect(one?.ports).toEqual([
      { first: 443, last: 443 },
      { first: 10124, last: 10139 },
    ]);
    expect(one?.answered).toEqual([443, 10124, 10125]);
  });

  it('to site systems follow their modes', () => {
    const modes = (mode: 'http' | 'https' | 'enhanced-http' | undefined) =>
      of({ ...PLAN, managementPoints: [{ server: 'mp', mode }] }, 'connection-point', 'Management point').map(portText);
    expect(modes('https')).toEqual(['443 (HTTPS)']);
    expect(modes('http')).toEqual(['80 (HTTP)']);
    expect(modes('enhanced-http')).toEqual(['443 (HTTPS)', '80 (HTTP)']);
    expect(modes(undefined)).toEqual(['443 (HTTPS)', '80 (HTTP)']);
    const update = of(
      { ...PLAN, softwareUpdatePoints: [{ server: 'sup', mode: 'https' }] },
      'connection-point',
      'Software update point',
    );
    expect(update.map(portText)).toEqual(['443 or 8531 (HTTPS)']);
    const without = { ...PLAN, softwareUpdatePoints: [{ server: 'sup', cmgTraffic: false }] };
    expect(of(without, 'connection-point', 'Software update point')).toEqual([]);
  });

  it('leave out what the design does without', () => {
    expect(of({ ...PLAN, content: false }, 'clients', 'Azure storage')).toEqual([]);
    expect(of({ ...PLAN, content: false }, 'site-server', 'Azure storage')).toEqual([]);
    expect(of(PLAN, 'management-point', 'Microsoft Entra')).toEqual([]);
    expect(of(PLAN, 'service-connection-point', 'Microsoft Graph')).toEqual([]);
    const entra: Plan = { ...PLAN, clients: { authentication: ['entra'] }, entra: {} };
    expect(hosts(entra, 'management-point', 'Microsoft Entra')).toEqual([
      'login.microsoftonline.com',
      'sts.windows.net',
    ]);
    expect(hosts(entra, 'service-connection-point', 'Microsoft Graph')).toEqual(['graph.microsoft.com']);
  });
});
