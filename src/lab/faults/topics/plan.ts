import { defineFaults } from '../defineFaults.js';
import { DAY, PASSWORD } from '../kit.js';
import { CLASSIC, dayOf, pkiPlanArtefact, planArtefact, WITH_CAS } from '../planArtefact.js';

const LDAP = 'ldap:///CN=Contoso%20Issuing%20CA%201,CN=CDP,DC=contoso,DC=com?certificateRevocationList?base';

export const planFaults = defineFaults([
  {
    id: 'plan/app-secret-expiry',
    title: 'The secret of the server app ends within a week',
    make: (kit) => planArtefact(kit, { entra: { serverApp: { secretExpires: dayOf(kit.now + 6 * DAY) } } }),
  },
  {
    id: 'plan/app-secret-years',
    title: 'The secret of the server app was made for five years',
    make: (kit) => planArtefact(kit, { entra: { serverApp: { secretYears: 5 } } }),
  },
  {
    id: 'plan/authentication',
    title: 'No way of authentication is planned',
    make: (kit) => planArtefact(kit, { clients: { authentication: [], userScenarios: false } }),
  },
  {
    id: 'plan/boundary-groups',
    title: 'The gateway is in no boundary group',
    make: (kit) => planArtefact(kit, { boundaryGroups: false }),
  },
  {
    id: 'plan/client-app-secret',
    title: 'The client app has a secret',
    fails: [],
    make: (kit) => planArtefact(kit, { entra: { clientApp: { secretExpires: '2026-01-01' } } }),
  },
  {
    id: 'plan/client-operating-systems',
    title: 'Windows 8.1 clients, and Microsoft Entra only',
    make: (kit) => planArtefact(kit, { clients: { operatingSystems: ['windows-8.1', 'windows-11'] } }),
  },
  {
    id: 'plan/client-settings',
    title: 'Clients are not allowed to use a gateway',
    make: (kit) => planArtefact(kit, { clientSettings: { useGateway: false } }),
  },
  {
    id: 'plan/clients-check-crl',
    title: 'Clients check a CRL that is in LDAP alone',
    fails: ['crl/http', 'plan/clients-check-crl'],
    make: async (kit) =>
      planArtefact(
        kit,
        {
          clientsCheckCrl: true,
          files: { server: 'server.pfx', serverRoots: ['root.cer'], password: 'plan-password.txt' },
        },
        {
          'server.pfx': await kit.pfx(kit.server({ extensions: { crlDistributionPoints: [LDAP] } })),
          'root.cer': kit.root.der,
          'plan-password.txt': `${PASSWORD}\n`,
        },
      ),
  },
  {
    id: 'plan/connection-point-certificate',
    title: 'The connection points have no client certificate',
    make: (kit) =>
      pkiPlanArtefact(kit, {
        connectionPoints: [
          { server: 'cmgcp01.contoso.com', site: 'P01' },
          { server: 'cmgcp02.contoso.com', site: 'P01' },
        ],
      }),
  },
  {
    id: 'plan/connection-point-ports',
    title: 'Two connection points for 40,000 clients',
    make: (kit) => planArtefact(kit, { clients: { count: 40_000 }, deployment: { vm: { size: 'A4_v2', count: 5 } } }),
  },
  {
    id: 'plan/connection-point-site',
    title: 'A connection point is at the central administration site',
    make: (kit) =>
      planArtefact(kit, {
        ...WITH_CAS,
        connectionPoints: [...(WITH_CAS.connectionPoints ?? []), { server: 'cmgcp02.contoso.com', site: 'CAS' }],
      }),
  },
  {
    id: 'plan/connection-points',
    title: 'There is one connection point alone',
    make: (kit) => planArtefact(kit, { connectionPoints: [{ server: 'cmgcp01.contoso.com' }] }),
  },
  {
    id: 'plan/content',
    title: 'Content is on, and clients may not take it',
    make: (kit) => planArtefact(kit, { clientSettings: { cloudDistributionPoint: false } }),
  },
  {
    id: 'plan/csp',
    title: 'A scale set of 2103 in a subscription that is not of a CSP',
    make: (kit) => planArtefact(kit, { configmgr: 2103 }),
  },
  {
    id: 'plan/deployment-method',
    title: 'A new cloud service (classic) on 2203',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2203,
        deployment: {
          method: 'cloud-service-classic',
          subscription: { registeredProviders: CLASSIC },
          vm: { size: 'classic' },
        },
      }),
  },
  {
    id: 'plan/entra-integration',
    title: 'The site is not onboarded to Microsoft Entra',
    make: (kit) => planArtefact(kit, { entra: { onboarded: false } }),
  },
  {
    id: 'plan/environment',
    title: 'A scale set in US Government on 2107',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2107,
        deployment: { cloud: 'usgov', region: 'usgovvirginia', resourceGroup: { region: 'usgovvirginia' } },
      }),
  },
  {
    id: 'plan/hierarchy',
    title: 'A scale set of 2103 below a central administration site',
    make: (kit) =>
      planArtefact(kit, {
        ...WITH_CAS,
        configmgr: 2103,
        deployment: { ...WITH_CAS.deployment, subscription: { csp: true } },
      }),
  },
  {
    id: 'plan/http-removed',
    title: 'A management point is over HTTP on 2503',
    make: (kit) =>
      planArtefact(kit, {
        managementPoints: [{ server: 'mp01.contoso.com', site: 'P01', mode: 'http', cmgTraffic: true }],
      }),
  },
  {
    id: 'plan/ipv4',
    title: 'Some clients have no IPv4',
    make: (kit) => planArtefact(kit, { clients: { ipv4: false } }),
  },
  {
    id: 'plan/management-certificate',
    title: 'Service management without a management certificate',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 1810,
        deployment: {
          method: 'service-management',
          resourceGroup: undefined,
          subscription: { registeredProviders: CLASSIC },
          vm: { size: 'classic' },
        },
      }),
  },
  {
    id: 'plan/management-point-mode',
    title: 'A management point over HTTP for clients with Microsoft Entra',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2211,
        managementPoints: [{ server: 'mp01.contoso.com', site: 'P01', mode: 'http', cmgTraffic: true }],
      }),
  },
  {
    id: 'plan/management-point-site',
    title: 'The management points are at one of two primaries',
    make: (kit) =>
      planArtefact(kit, {
        ...WITH_CAS,
        managementPoints: [
          { server: 'mp01.contoso.com', site: 'P01', mode: 'enhanced-http', cmgTraffic: true, reachesEntra: true },
        ],
      }),
  },
  {
    id: 'plan/mp-internet',
    title: 'A management point of 2603 does not reach the sign-in endpoints',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2603,
        managementPoints: [
          { server: 'mp01.contoso.com', site: 'P01', mode: 'enhanced-http', cmgTraffic: true, reachesEntra: false },
        ],
      }),
  },
  {
    id: 'plan/one-deployment-method',
    title: 'Two methods of deployment on 2103',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2103,
        deployment: { subscription: { csp: true }, otherGateways: ['cloud-service-classic'] },
      }),
  },
  {
    id: 'plan/optional-feature',
    title: 'The optional feature is off',
    make: (kit) => planArtefact(kit, { optionalFeature: false }),
  },
  {
    id: 'plan/resource-group-name',
    title: 'The name of the resource group has a capital and an underscore, on 2103',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2103,
        deployment: { resourceGroup: { name: 'Contoso_CMG' }, subscription: { csp: true } },
      }),
  },
  {
    id: 'plan/resource-group-region',
    title: 'The resource group is in another region',
    make: (kit) => planArtefact(kit, { deployment: { resourceGroup: { region: 'westus' } } }),
  },
  {
    id: 'plan/resource-providers',
    title: 'Three resource providers are not registered',
    make: (kit) => planArtefact(kit, { deployment: { subscription: { registeredProviders: ['Microsoft.Storage'] } } }),
  },
  {
    id: 'plan/roots-given',
    title: 'Clients use PKI, and no root is named',
    make: (kit) => pkiPlanArtefact(kit, { files: { roots: [], intermediates: [] } }),
  },
  {
    id: 'plan/roots-not-needed',
    title: 'A root is named, and no client uses PKI',
    fails: [],
    make: (kit) => planArtefact(kit, { files: { roots: ['root.cer'] } }, { 'root.cer': kit.root.der }),
  },
  {
    id: 'plan/service-connection-point',
    title: 'The service connection point is offline',
    make: (kit) => planArtefact(kit, { serviceConnectionPoint: 'offline' }),
  },
  {
    id: 'plan/single-https-mp',
    title: 'Two HTTPS management points on 2103, and clients from the internet',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2103,
        deployment: { subscription: { csp: true } },
        clients: { internetInstall: true },
        managementPoints: [
          { server: 'mp01.contoso.com', site: 'P01', mode: 'https', cmgTraffic: true },
          { server: 'mp02.contoso.com', site: 'P01', mode: 'https', cmgTraffic: true },
        ],
      }),
  },
  {
    id: 'plan/software-update-point-mode',
    title: 'A software update point is over HTTP',
    fails: [],
    make: (kit) =>
      planArtefact(kit, {
        softwareUpdatePoints: [{ server: 'sup01.contoso.com', site: 'P01', mode: 'http', cmgTraffic: true }],
      }),
  },
  {
    id: 'plan/software-update-points',
    title: 'A software update point does not allow traffic from the gateway',
    make: (kit) =>
      planArtefact(kit, {
        softwareUpdatePoints: [{ server: 'sup01.contoso.com', site: 'P01', mode: 'https', cmgTraffic: false }],
      }),
  },
  {
    id: 'plan/tenants-onboarded',
    title: 'A second tenant is not onboarded',
    make: (kit) =>
      planArtefact(kit, {
        entra: { otherTenants: [{ tenantId: '22222222-3333-4444-5555-666666666666', onboarded: false }] },
      }),
  },
  {
    id: 'plan/tls12',
    title: 'TLS 1.2 is not enforced',
    make: (kit) => planArtefact(kit, { tls12: false }),
  },
  {
    id: 'plan/token-version',
    title: 'Tokens on 1910',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 1910,
        clients: { authentication: ['token'], userScenarios: false },
        deployment: {
          method: 'cloud-service-classic',
          subscription: { registeredProviders: CLASSIC },
          vm: { size: 'classic' },
        },
      }),
  },
  {
    id: 'plan/top-level-site',
    title: 'The gateway is created below the central administration site',
    make: (kit) => planArtefact(kit, { ...WITH_CAS, deployment: { site: 'P01' } }),
  },
  {
    id: 'plan/traffic-alert',
    title: 'The alert counts 30 days',
    make: (kit) => planArtefact(kit, { trafficAlert: { gigabytes: 500, days: 30 } }),
  },
  {
    id: 'plan/use-pki-certificate',
    title: 'PKI certificates are used at no site',
    make: (kit) => pkiPlanArtefact(kit, { usePkiClientCertificate: [] }),
  },
  {
    id: 'plan/user-discovery',
    title: 'Users have hybrid identities, and user discovery is off',
    make: (kit) => planArtefact(kit, { entra: { userDiscovery: false, hybridIdentities: true } }),
  },
  {
    id: 'plan/user-scenarios',
    title: 'Something is deployed to users, who have tokens alone',
    make: (kit) => planArtefact(kit, { clients: { authentication: ['token'] } }),
  },
  {
    id: 'plan/verify-revocation',
    title: 'Revocation is not verified, though the CRL is public',
    make: (kit) => pkiPlanArtefact(kit, { verifyClientRevocation: false }),
  },
  {
    id: 'plan/version-known',
    title: 'There is no release 2502',
    make: (kit) => planArtefact(kit, { configmgr: 2502 }),
  },
  {
    id: 'plan/vm-capacity',
    title: '12,001 clients on two virtual machines',
    make: (kit) => planArtefact(kit, { clients: { count: 12_001 } }),
  },
  {
    id: 'plan/vm-count',
    title: '17 virtual machines',
    make: (kit) => planArtefact(kit, { deployment: { vm: { count: 17 } } }),
  },
  {
    id: 'plan/vm-lab-size',
    title: 'The lab size for 15 clients',
    make: (kit) => planArtefact(kit, { clients: { count: 15 }, deployment: { vm: { size: 'B2s' } } }),
  },
  {
    id: 'plan/vm-redundancy',
    title: 'One virtual machine alone',
    make: (kit) => planArtefact(kit, { deployment: { vm: { count: 1 } } }),
  },
  {
    id: 'plan/vm-size-retirement',
    title: 'A size that Azure has announced to retire',
    fails: [],
    make: (kit) => planArtefact(kit, { deployment: { vm: { size: 'A4_v2' } } }),
  },
]);
