import * as z from 'zod/mini';
import { dnsNameProblem, isWildcard } from '../core/names/dnsName.js';

/** The plan's file: every key with what it means. The published JSON Schema is made from this. Unknown keys are errors. */

const means = <S extends z.ZodMiniType>(description: string, schema: S): S => schema.check(z.describe(description));
const may = <S extends z.ZodMiniType>(description: string, schema: S) => means(description, z.optional(schema));
const mayBeSo = (description: string) => may(description, z.boolean());

const site = means(
  'Site code of three letters or digits',
  z.string().check(z.regex(/^[A-Z0-9]{3}$/i, 'three letters or digits')),
);
const filled = z.string().check(z.minLength(1));
const server = means('Host name of the server', filled);
const file = means('File, beside the plan or absolute', filled);
const files = z.array(file);
const method = means(
  'Deployment method: Azure service management, cloud service (classic), virtual machine scale set',
  z.enum(['service-management', 'cloud-service-classic', 'scale-set']),
);
const mode = means('How clients connect on the intranet', z.enum(['http', 'enhanced-http', 'https']));
const app = z.strictObject({
  name: may('Name of the app registration', z.string()),
  id: may('Application (client) id', z.string()),
  secretExpires: may(
    'Last day of its secret, such as 2027-09-01',
    z.pipe(
      z.union(
        [z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2027-09-01')), z.date()],
        'a day such as 2027-09-01',
      ),
      z.transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)),
    ),
  ),
  secretYears: may('Years for which the secret was made: 1 or 2', z.number().check(z.positive())),
});
const managementPoint = {
  server,
  site: z.optional(site),
  mode: z.optional(mode),
  cmgTraffic: mayBeSo('"Allow Configuration Manager cloud management gateway traffic"'),
  internetOnly: mayBeSo('It serves internet clients alone'),
};

export const planSchema = means(
  'The design of a Configuration Manager cloud management gateway',
  z.strictObject({
    $schema: may('For editors', z.string()),
    configmgr: may(
      'Release of Configuration Manager (current branch), such as 2503',
      z.pipe(
        z.union(
          [
            z.int().check(z.minimum(1000), z.maximum(9912)),
            z.string().check(z.regex(/^\d{4}$/, 'a release such as 2503')),
          ],
          'a release such as 2503',
        ),
        z.transform(Number),
      ),
    ),
    deployment: may(
      'The gateway itself',
      z.strictObject({
        method: z.optional(method),
        deployed: mayBeSo('The gateway exists already'),
        cloud: may('Azure cloud', z.enum(['public', 'usgov', 'china'])),
        region: may('Azure region by its programmatic name, such as westus', z.string()),
        resourceGroup: may(
          'Azure resource group of a scale set',
          z.strictObject({
            name: means('Its name', filled),
            existing: mayBeSo('It exists already'),
            region: may('Its region, where it exists', z.string()),
          }),
        ),
        subscription: may(
          'Azure subscription',
          z.strictObject({
            csp: mayBeSo('It comes from a Cloud Solution Provider'),
            registeredProviders: may(
              'Azure resource providers that are registered in it, such as Microsoft.KeyVault',
              z.array(z.string()),
            ),
          }),
        ),
        serviceName: may(
          'Service name, the common name of the server certificate',
          z
            .string()
            .check(
              z.refine(
                (name) => name.includes('.') && !isWildcard(name) && dnsNameProblem(name) === undefined,
                'a fully qualified host name is wanted, such as GraniteFalls.contoso.com',
              ),
            ),
        ),
        vm: may(
          'Virtual machines of the gateway',
          z.strictObject({
            size: may('Lab (B2s), standard (A2_v2), large (A4_v2)', z.enum(['B2s', 'A2_v2', 'A4_v2', 'classic'])),
            count: may('Virtual machines, 1 to 16', z.int()),
          }),
        ),
        otherGateways: may('Deployment methods of the other gateways of the hierarchy', z.array(method)),
        site: may('Site that the gateway is created at', site),
      }),
    ),
    clients: may(
      'Clients that use the gateway',
      z.strictObject({
        count: may('Clients that use the gateway at the same time, at most', z.int().check(z.nonnegative())),
        bySite: may(
          'The same by primary site, in a hierarchy; a primary that is not listed has none',
          z.array(z.strictObject({ site, count: means('Clients of that site', z.int().check(z.nonnegative())) })),
        ),
        operatingSystems: may(
          'Operating systems of these clients',
          z.array(z.enum(['windows-7', 'windows-8.1', 'windows-10', 'windows-11', 'windows-server', 'macos'])),
        ),
        authentication: may('How clients prove who they are', z.array(z.enum(['pki', 'entra', 'token']))),
        userScenarios: mayBeSo('Something is deployed to users as well as to devices'),
        internetInstall: mayBeSo('Clients are installed from the internet'),
        ipv4: mayBeSo('Every client has IPv4'),
      }),
    ),
    hierarchy: may(
      'Sites',
      z.strictObject({
        kind: may(
          'A standalone primary site, or a central administration site with primaries',
          z.enum(['standalone', 'cas']),
        ),
        topLevelSite: may('The CAS, or the standalone primary', site),
        primaries: may('The primaries below the CAS', z.array(site)),
      }),
    ),
    serviceConnectionPoint: may('Mode of the service connection point', z.enum(['online', 'offline'])),
    optionalFeature: mayBeSo('The optional feature "Cloud management gateway" is turned on'),
    connectionPoints: may(
      'Servers with the role "CMG connection point"',
      z.array(
        z.strictObject({
          server,
          site: z.optional(site),
          certificate: may('Its client certificate', file),
          dynamicPorts: may(
            "Size of Windows' dynamic port range, where it was changed",
            z.int().check(z.positive(), z.maximum(65_535)),
          ),
        }),
      ),
    ),
    managementPoints: may(
      'Management points that serve the gateway',
      z.array(
        z.strictObject({
          ...managementPoint,
          reachesEntra: mayBeSo('It reaches the sign-in endpoints of Microsoft Entra'),
        }),
      ),
    ),
    softwareUpdatePoints: may(
      'Software update points that serve the gateway',
      z.array(z.strictObject(managementPoint)),
    ),
    entra: may(
      'Microsoft Entra ID',
      z.strictObject({
        onboarded: mayBeSo('Azure Services > Cloud Management is set up'),
        tenantId: may('Tenant id', z.string()),
        serverApp: may('Server app of the site', app),
        clientApp: may('Client app of the site', app),
        userDiscovery: mayBeSo('Microsoft Entra user discovery is on'),
        hybridIdentities: mayBeSo('Users are synchronized from Active Directory (hybrid identities)'),
        otherTenants: may(
          'Further tenants whose users or devices use the gateway',
          z.array(
            z.strictObject({
              tenantId: means('Tenant id', filled),
              onboarded: mayBeSo('Azure Services > Cloud Management is set up for it too'),
            }),
          ),
        ),
      }),
    ),
    verifyClientRevocation: mayBeSo('"Verify client certificate revocation" in the wizard'),
    clientsCheckCrl: mayBeSo('"Clients check the certificate revocation list (CRL) for site systems" of the site'),
    usePkiClientCertificate: may(
      'Primaries with "Use PKI client certificate (client authentication) when available"',
      z.array(site),
    ),
    tls12: mayBeSo('"Enforce TLS 1.2"'),
    content: mayBeSo('The gateway serves content from Azure storage'),
    clientSettings: may(
      'Client settings, group Cloud Services',
      z.strictObject({
        useGateway: mayBeSo('"Enable clients to use a cloud management gateway"'),
        cloudDistributionPoint: mayBeSo('"Allow access to cloud distribution point"'),
      }),
    ),
    trafficAlert: may(
      'Alert on outbound traffic',
      z.strictObject({
        gigabytes: means('Outbound traffic that raises it, in GB', z.number().check(z.positive())),
        days: may('Days over which it is counted: 14', z.int().check(z.positive())),
      }),
    ),
    boundaryGroups: mayBeSo('The gateway is in a boundary group'),
    siteServerWindows: may(
      'Windows Server of the site server that imports the PFX, such as 2019',
      z.pipe(z.union([z.string(), z.number()], 'a release of Windows Server such as 2019'), z.transform(String)),
    ),
    files: may(
      'Files, beside the plan or absolute',
      z.strictObject({
        server: may('PFX of the server certificate', file),
        current: may('The certificate in use, where the server certificate is to take its place', file),
        clients: may('Client certificates', files),
        roots: may('Roots to upload for the client certificates', files),
        intermediates: may('Intermediates to upload', files),
        serverRoots: may('Root of the server certificate, where it is not one of the roots', files),
        crls: may('CRLs, by which the certificates are checked', files),
        tokens: may('Bulk registration tokens', files),
        signingCertificates: may(
          'Certificates that the tokens may be signed with: the SMS Token Signing Certificate of the site',
          files,
        ),
        ccmsetup: may('Files with ccmsetup command lines', files),
        managementCertificate: may('Azure management certificate (PFX), for service management alone', file),
        password: may('File whose first line is the password of the PFX files', file),
      }),
    ),
  }),
);
