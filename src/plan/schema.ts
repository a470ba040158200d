import { z } from 'zod';
import { dnsNameProblem, isWildcard } from '../core/names/dnsName.js';

/** The plan's file: every key with what it means. The published JSON Schema is made from this. Unknown keys are errors. */

const site = z
  .string()
  .regex(/^[A-Z0-9]{3}$/i, 'three letters or digits')
  .describe('Site code of three letters or digits');
const server = z.string().min(1).describe('Host name of the server');
const file = z.string().min(1).describe('File, beside the plan or absolute');
const files = z.array(file);
const method = z
  .enum(['service-management', 'cloud-service-classic', 'scale-set'])
  .describe('Deployment method: Azure service management, cloud service (classic), virtual machine scale set');
const mode = z.enum(['http', 'enhanced-http', 'https']).describe('How clients connect on the intranet');
const app = z.strictObject({
  name: z.string().optional().describe('Name of the app registration'),
  id: z.string().optional().describe('Application (client) id'),
  secretExpires: z
    .union([z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2027-09-01'), z.date()])
    .transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value))
    .optional()
    .describe('Last day of its secret, such as 2027-09-01'),
  secretYears: z.number().positive().optional().describe('Years for which the secret was made: 1 or 2'),
});

export const planSchema = z
  .strictObject({
    $schema: z.string().optional().describe('For editors'),
    configmgr: z
      .union([z.number().int().min(1000).max(9912), z.string().regex(/^\d{4}$/)])
      .transform(Number)
      .optional()
      .describe('Release of Configuration Manager (current branch), such as 2503'),
    deployment: z
      .strictObject({
        method: method.optional(),
        deployed: z.boolean().optional().describe('The gateway exists already'),
        cloud: z.enum(['public', 'usgov', 'china']).optional().describe('Azure cloud'),
        region: z.string().optional().describe('Azure region by its programmatic name, such as westus'),
        resourceGroup: z
          .strictObject({
            name: z.string().min(1).describe('Its name'),
            existing: z.boolean().optional().describe('It exists already'),
            region: z.string().optional().describe('Its region, where it exists'),
          })
          .optional()
          .describe('Azure resource group of a scale set'),
        subscription: z
          .strictObject({
            csp: z.boolean().optional().describe('It comes from a Cloud Solution Provider'),
            registeredProviders: z
              .array(z.string())
              .optional()
              .describe('Azure resource providers that are registered in it, such as Microsoft.KeyVault'),
          })
          .optional()
          .describe('Azure subscription'),
        serviceName: z
          .string()
          .refine(
            (name) => name.includes('.') && !isWildcard(name) && dnsNameProblem(name) === undefined,
            'a fully qualified host name is wanted, such as GraniteFalls.contoso.com',
          )
          .optional()
          .describe('Service name, the common name of the server certificate'),
        vm: z
          .strictObject({
            size: z
              .enum(['B2s', 'A2_v2', 'A4_v2', 'classic'])
              .optional()
              .describe('Lab (B2s), standard (A2_v2), large (A4_v2)'),
            count: z.number().int().optional().describe('Virtual machines, 1 to 16'),
          })
          .optional()
          .describe('Virtual machines of the gateway'),
        otherGateways: z.array(method).optional().describe('Deployment methods of the other gateways of the hierarchy'),
        site: site.optional().describe('Site that the gateway is created at'),
      })
      .optional()
      .describe('The gateway itself'),
    clients: z
      .strictObject({
        count: z
          .number()
          .int()
          .nonnegative()
          .optional()
          .describe('Clients that use the gateway at the same time, at most'),
        authentication: z
          .array(z.enum(['pki', 'entra', 'token']))
          .optional()
          .describe('How clients prove who they are'),
        userScenarios: z.boolean().optional().describe('Something is deployed to users as well as to devices'),
        internetInstall: z.boolean().optional().describe('Clients are installed from the internet'),
        ipv4: z.boolean().optional().describe('Every client has IPv4'),
      })
      .optional()
      .describe('Clients that use the gateway'),
    hierarchy: z
      .strictObject({
        kind: z
          .enum(['standalone', 'cas'])
          .optional()
          .describe('A standalone primary site, or a central administration site with primaries'),
        topLevelSite: site.optional().describe('The CAS, or the standalone primary'),
        primaries: z.array(site).optional().describe('The primaries below the CAS'),
      })
      .optional()
      .describe('Sites'),
    serviceConnectionPoint: z.enum(['online', 'offline']).optional().describe('Mode of the service connection point'),
    optionalFeature: z.boolean().optional().describe('The optional feature "Cloud management gateway" is turned on'),
    connectionPoints: z
      .array(
        z.strictObject({
          server,
          site: site.optional(),
          certificate: file.optional().describe('Its client certificate'),
          dynamicPorts: z
            .number()
            .int()
            .positive()
            .optional()
            .describe("Size of Windows' dynamic port range, where it was changed"),
        }),
      )
      .optional()
      .describe('Servers with the role "CMG connection point"'),
    managementPoints: z
      .array(
        z.strictObject({
          server,
          site: site.optional(),
          mode: mode.optional(),
          cmgTraffic: z.boolean().optional().describe('"Allow Configuration Manager cloud management gateway traffic"'),
          internetOnly: z.boolean().optional().describe('It serves internet clients alone'),
          reachesEntra: z.boolean().optional().describe('It reaches the sign-in endpoints of Microsoft Entra'),
        }),
      )
      .optional()
      .describe('Management points that serve the gateway'),
    softwareUpdatePoints: z
      .array(
        z.strictObject({
          server,
          site: site.optional(),
          mode: mode.optional(),
          cmgTraffic: z.boolean().optional().describe('"Allow Configuration Manager cloud management gateway traffic"'),
          internetOnly: z.boolean().optional().describe('It serves internet clients alone'),
        }),
      )
      .optional()
      .describe('Software update points that serve the gateway'),
    entra: z
      .strictObject({
        onboarded: z.boolean().optional().describe('Azure Services > Cloud Management is set up'),
        tenantId: z.string().optional().describe('Tenant id'),
        serverApp: app.optional().describe('Server app of the site'),
        clientApp: app.optional().describe('Client app of the site'),
        userDiscovery: z.boolean().optional().describe('Microsoft Entra user discovery is on'),
      })
      .optional()
      .describe('Microsoft Entra ID'),
    verifyClientRevocation: z.boolean().optional().describe('"Verify client certificate revocation" in the wizard'),
    clientsCheckCrl: z
      .boolean()
      .optional()
      .describe('"Clients check the certificate revocation list (CRL) for site systems" of the site'),
    usePkiClientCertificate: z
      .array(site)
      .optional()
      .describe('Primaries with "Use PKI client certificate (client authentication) when available"'),
    tls12: z.boolean().optional().describe('"Enforce TLS 1.2"'),
    content: z.boolean().optional().describe('The gateway serves content from Azure storage'),
    clientSettings: z
      .strictObject({
        useGateway: z.boolean().optional().describe('"Enable clients to use a cloud management gateway"'),
        cloudDistributionPoint: z.boolean().optional().describe('"Allow access to cloud distribution point"'),
      })
      .optional()
      .describe('Client settings, group Cloud Services'),
    trafficAlert: z
      .strictObject({
        gigabytes: z.number().positive().describe('Outbound traffic that raises it, in GB'),
        days: z.number().int().positive().optional().describe('Days over which it is counted: 14'),
      })
      .optional()
      .describe('Alert on outbound traffic'),
    boundaryGroups: z.boolean().optional().describe('The gateway is in a boundary group'),
    siteServerWindows: z
      .union([z.string(), z.number()])
      .transform(String)
      .optional()
      .describe('Windows Server of the site server that imports the PFX, such as 2019'),
    files: z
      .strictObject({
        server: file.optional().describe('PFX of the server certificate'),
        current: file.optional().describe('The certificate in use, where the server certificate is to take its place'),
        clients: files.optional().describe('Client certificates'),
        roots: files.optional().describe('Roots to upload for the client certificates'),
        intermediates: files.optional().describe('Intermediates to upload'),
        serverRoots: files.optional().describe('Root of the server certificate, where it is not one of the roots'),
        crls: files.optional().describe('CRLs, by which the certificates are checked'),
        tokens: files.optional().describe('Bulk registration tokens'),
        signingCertificates: files
          .optional()
          .describe('Certificates that the tokens may be signed with: the SMS Token Signing Certificate of the site'),
        ccmsetup: files.optional().describe('Files with ccmsetup command lines'),
        managementCertificate: file
          .optional()
          .describe('Azure management certificate (PFX), for service management alone'),
        password: file.optional().describe('File whose first line is the password of the PFX files'),
      })
      .optional()
      .describe('Files, beside the plan or absolute'),
  })
  .describe('The design of a Configuration Manager cloud management gateway');
