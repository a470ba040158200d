import { PURPOSE } from '../../write/oids.js';
import type { Artefact } from './artefact.js';
import { csrArtefact, serverCsr } from './csr.js';
import { DAY, type Kit, locations, PASSWORD, SERVER, serial } from './kit.js';
import { CLASSIC, pkiPlanArtefact, planArtefact, WITH_CAS } from './planArtefact.js';
import { GATEWAY, lineArtefact, siteToken, tokenArtefact } from './siteToken.js';

/** Files in which nothing is wrong: between them every rule that can pass does. */
export interface Good {
  /** Name of its folder. */
  readonly name: string;
  readonly title: string;
  make(kit: Kit): Artefact | Promise<Artefact>;
}

const crls = (kit: Kit): Record<string, Uint8Array> => ({
  'issuing.crl': kit.crl({ freshestCrl: ['http://pki.contoso.com/issuing-delta.crl'] }),
  'issuing-delta.crl': kit.crl({ number: 18, deltaBase: 17 }),
  'root.crl': kit.rootCrl(),
});

export const good: readonly Good[] = [
  {
    name: 'server',
    title: 'The server certificate, with CRLs and all that can be said of the design',
    make: async (kit) => {
      const { files } = await kit.serverPfx({
        extensions: {
          applicationPolicies: [PURPOSE.serverAuth],
          freshestCrl: ['http://pki.contoso.com/issuing-delta.crl'],
        },
        name: 'granitefalls.contoso.com',
      });
      return kit.withRoot(
        { ...files, ...crls(kit) },
        {
          inputs: ['server.pfx'],
          crl: ['issuing.crl', 'issuing-delta.crl', 'root.crl'],
          serviceName: 'granitefalls.contoso.com',
          region: 'westus',
          cloud: 'public',
          deployment: 'scale-set',
          clientsCheckCrl: true,
          configmgr: 2503,
          siteServer: '2022',
        },
      );
    },
  },
  {
    name: 'limited-crl',
    title: 'A CRL that says for which location it is, and it is the right one',
    make: (kit) =>
      kit.withCrls({
        'issuing.crl': kit.crl({
          issuingDistributionPoint: locations('Contoso Issuing CA 1').crlDistributionPoints as string[],
        }),
      }),
  },
  {
    name: 'azure-domain',
    title: "A name in Azure's own domain, from a private PKI",
    make: (kit) =>
      kit.serverPfx(
        { name: 'granitefalls.westus.cloudapp.azure.com' },
        { region: 'westus', cloud: 'public', deployment: 'scale-set' },
      ),
  },
  {
    name: 'public-server',
    title: 'A server certificate from a public CA that lives as long as such a one may',
    make: (kit) => kit.serverPfx(kit.publicLife(), { publicRoots: ['root.cer'] }),
  },
  {
    name: 'wildcard',
    title: 'A wildcard certificate, with the name that it stands for',
    make: (kit) => kit.serverPfx({ name: '*.contoso.com' }, { serviceName: SERVER }),
  },
  {
    name: 'client',
    title: "A client's certificate",
    make: (kit) => kit.clientPfx({}, { computer: 'PC-0001' }),
  },
  {
    name: 'connection-point',
    title: "The connection point's certificate",
    make: (kit) => kit.clientPfx({}, { as: 'connection-point' }),
  },
  {
    name: 'two-clients',
    title: 'Two computers, each with a name and a key of its own',
    make: (kit) => {
      const second = kit.client({ key: kit.keys.other, name: 'PC-0002.contoso.com', serialNumber: serial(3) });
      return kit.withRoot(
        { 'pc1.cer': kit.client(), 'pc2.cer': second, 'issuing.cer': kit.issuing.der },
        { inputs: ['pc1.cer', 'pc2.cer'], as: 'client', intermediates: ['issuing.cer'] },
      );
    },
  },
  {
    name: 'upload',
    title: 'The CA files to upload, beside a client',
    make: (kit) => ({
      files: { 'client.cer': kit.client(), 'root.cer': kit.root.der, 'issuing.cer': kit.issuing.der },
      check: { inputs: ['client.cer', 'root.cer', 'issuing.cer'], roots: ['root.cer'], intermediates: ['issuing.cer'] },
    }),
  },
  {
    name: 'renewal',
    title: 'A server certificate and the one that takes its place',
    make: async (kit) => {
      const life = { notBefore: kit.now - 340 * DAY, notAfter: kit.now + 25 * DAY };
      const before = kit.server({ ...life, key: kit.keys.other, serialNumber: serial(3) });
      const after = kit.server();
      return kit.withRoot(
        { 'old.cer': before, 'new.pfx': await kit.pfx(after) },
        { verb: 'renewal', inputs: ['old.cer', 'new.pfx'], convert: true },
      );
    },
  },
  {
    name: 'token',
    title: 'A bulk registration token with its signing certificate',
    make: (kit) => tokenArtefact(kit),
  },
  {
    name: 'command-line-token',
    title: 'A line for clients with a token',
    make: (kit) =>
      lineArtefact(
        `ccmsetup.exe /mp:https://${GATEWAY} /NoCRLCheck /regtoken:${siteToken(kit)} CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC SMSMP=https://mp1.contoso.com CCMCERTNAMECHECK=0`,
        ['--clients-check-crl', 'off', '--configmgr', '2503'],
      ),
  },
  {
    name: 'command-line-pki',
    title: 'A line for clients with a certificate',
    make: () => lineArtefact(`ccmsetup.exe /mp:https://${GATEWAY} /UsePKICert CCMHOSTNAME=${GATEWAY} SMSSITECODE=ABC`),
  },
  {
    name: 'plan',
    title: 'A design for clients with Microsoft Entra',
    make: (kit) => planArtefact(kit),
  },
  {
    name: 'plan-pki',
    title: 'A design for clients with PKI certificates',
    make: async (kit) => {
      const artefact = await pkiPlanArtefact(kit, {
        clientsCheckCrl: true,
        files: { server: 'server.pfx' },
      });
      const key = kit.keys.fourth;
      const server = await kit.pfx(kit.server({ key }), { keys: [{ key, id: 1 }] });
      return { ...artefact, files: { ...artefact.files, 'server.pfx': server } };
    },
  },
  {
    name: 'plan-cas',
    title: 'A design of 2211 with a central administration site and tokens, for a lab',
    make: (kit) =>
      planArtefact(kit, {
        ...WITH_CAS,
        configmgr: 2211,
        clients: { count: 5, authentication: ['token'], userScenarios: false },
        deployment: { ...WITH_CAS.deployment, vm: { size: 'B2s' } },
      }),
  },
  {
    name: 'plan-2103',
    title: 'A design of 2103 in a subscription of a Cloud Solution Provider',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2103,
        clients: { internetInstall: true },
        deployment: { subscription: { csp: true }, otherGateways: ['scale-set'] },
      }),
  },
  {
    name: 'plan-2603',
    title: 'A design of 2603',
    make: (kit) =>
      planArtefact(kit, {
        configmgr: 2603,
        entra: { otherTenants: [{ tenantId: '22222222-3333-4444-5555-666666666666', onboarded: true }] },
      }),
  },
  {
    name: 'plan-1810',
    title: 'A design of 1810, with its management certificate',
    make: async (kit) =>
      planArtefact(
        kit,
        {
          configmgr: 1810,
          deployment: {
            method: 'service-management',
            resourceGroup: undefined,
            subscription: { registeredProviders: CLASSIC },
            vm: { size: 'classic' },
          },
          files: { managementCertificate: 'management.pfx', password: 'plan-password.txt' },
        },
        {
          'management.pfx': await kit.pfx(kit.client({ name: 'Azure management' })),
          'plan-password.txt': `${PASSWORD}\n`,
        },
      ),
  },
  {
    name: 'request',
    title: 'A request for a server certificate',
    make: (kit) => csrArtefact(serverCsr(kit)),
  },
];
