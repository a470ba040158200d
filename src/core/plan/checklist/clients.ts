import type { PhaseItem } from './item.js';
import { ADMIN, NETWORK, ROLES } from './people.js';

export const CLIENT_ITEMS: readonly PhaseItem[] = [
  {
    id: 'authentication',
    text: 'Every client can prove who it is: PKI, Microsoft Entra or a token; what is deployed to users has Microsoft Entra',
    who: ADMIN,
    where:
      'Assets and Compliance > Devices, columns of client certificate and Microsoft Entra; the plan: clients.authentication',
    rules: ['plan/authentication', 'plan/user-scenarios', 'plan/client-operating-systems'],
  },
  {
    id: 'settings',
    text: 'Client settings: "Enable clients to use a cloud management gateway" and, for content from it, "Allow access to cloud distribution point"',
    who: ADMIN,
    where: 'Administration > Client Settings > Cloud Services',
    rules: ['plan/client-settings', 'plan/content'],
  },
  {
    id: 'entra-settings',
    text: 'Client settings let devices register with Microsoft Entra',
    who: ADMIN,
    where:
      'Administration > Client Settings > Cloud Services > Automatically register new Windows 10 domain joined devices',
    when: 'entra',
  },
  {
    id: 'scope',
    text: 'It is settled which clients use the gateway: client settings of their own, deployed to a collection',
    who: ADMIN,
    where: 'Administration > Client Settings > Create Custom Client Device Settings > Deploy',
  },
  { id: 'ipv4', text: 'Clients have IPv4', who: NETWORK, where: 'ipconfig, on a client', rules: ['plan/ipv4'] },
  {
    id: 'versions',
    text: 'Client versions fit how they authenticate: tokens need 2002 or later',
    who: ADMIN,
    where: 'Monitoring > Client Status; Assets and Compliance > Devices, column Client Version',
    rules: ['plan/token-version'],
    confirm: true,
  },
  {
    id: 'workgroup',
    text: 'Clients without PKI and Microsoft Entra, those of workgroups among them, register with a token',
    who: ADMIN,
    where: 'cmg-cert ccmsetup build',
    when: 'token',
  },
  {
    id: 'token-renewal',
    text: 'Each client with a site token restarts ccmexec at least every 90 days: the token renews only when the client starts',
    who: ADMIN,
    where: 'Assets and Compliance > Devices; ClientIDManagerStartup.log',
    when: 'token',
  },
  {
    id: 'token-block',
    text: 'You know how to block a bulk registration token that got into the wrong hands',
    who: ADMIN,
    where: 'Administration > Security > Certificates > the token > Block',
    when: 'token',
  },
  {
    id: 'command-lines',
    text: 'The ccmsetup command lines are right',
    who: ADMIN,
    where: 'cmg-cert ccmsetup lint',
    rules: ['ccmsetup/*'],
    files: ['ccmsetup'],
  },
  {
    id: 'autopilot',
    text: 'Autopilot and co-management install the client; Intune takes 1,024 characters of command line',
    who: 'Intune administrator',
    where: 'Intune admin center > Devices > Enrollment > Co-management Settings',
    rules: ['ccmsetup/length'],
    files: ['ccmsetup'],
    confirm: true,
    when: 'internet-install',
  },
  {
    id: 'learn',
    text: 'Clients have learned the gateway on the intranet: within 24 hours, or after ccmexec restarts',
    who: ADMIN,
    where:
      'Get-WmiObject -Namespace Root\\Ccm\\LocationServices -Class SMS_ActiveMPCandidate | Where-Object {$_.Type -eq "Internet"}; Control Panel > Configuration Manager > Network',
  },
  {
    id: 'always-internet',
    text: 'Clients that never come to the intranet know it',
    who: ADMIN,
    where:
      'ccmsetup CCMALWAYSINF=1, or HKLM\\SOFTWARE\\Microsoft\\CCM\\Security ClientAlwaysOnInternet=1; of installed clients also CMGFQDNs in HKLM\\Software\\Microsoft\\CCM',
  },
  {
    id: 'ibcm',
    text: 'Where internet-based client management is in use too, it is known that clients choose either at random',
    who: ADMIN,
    where: `${ROLES} > Management point > Properties > General`,
  },
  {
    id: 'round-robin',
    text: 'Nobody expects a client to keep to one virtual machine or connection point: requests go round',
    who: ADMIN,
    where: 'nothing to do',
  },
  {
    id: 'analyzer',
    text: 'The connection analyzer finds no fault',
    who: ADMIN,
    where: 'Administration > Cloud Services > Cloud Management Gateway > Connection analyzer',
  },
  {
    id: 'logs',
    text: 'The logs show requests coming through',
    who: ADMIN,
    where:
      'CMGHttpHandler.log and CMGService.log of the gateway, SMS_Cloud_ProxyConnector.log of the connection point; cmg-cert explain <log>',
  },
  {
    id: 'monitor',
    text: 'Somebody watches the traffic, and has the end of the certificates and of the secret in a calendar',
    who: ADMIN,
    where: 'Monitoring > Cloud Management; cmg-cert renewal new.pfx --ics renewal.ics',
    rules: ['cert/expires-soon', 'plan/app-secret-expiry'],
    confirm: true,
  },
];
