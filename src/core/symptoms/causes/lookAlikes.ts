import type { LOOK_ALIKES } from '../lookAlikes.js';
import { type Causes, cause } from './cause.js';

/** Of what only looks like a fault of a certificate. */
export const LOOK_ALIKES_CAUSES: Readonly<Record<keyof typeof LOOK_ALIKES, Causes>> = {
  'winhttp-timeout': [
    cause('A firewall or proxy drops the connection to port 443', 'Test-NetConnection <service name> -Port 443'),
    cause(
      'The CMG is stopped or overloaded',
      'Console: Administration > Cloud Services > Cloud Management Gateway, column Status',
    ),
  ],
  'winhttp-name-not-resolved': [
    cause(
      'The CNAME record of the service name is missing in public DNS',
      'cmg-cert names <service name> --online',
      'name/cname-resolves',
      'name/cname-needed',
    ),
    cause(
      'The computer has no connection, or asks a DNS server that does not know the name',
      'Resolve-DnsName <service name>',
    ),
  ],
  'winhttp-cannot-connect': [
    cause('Port 443 is closed on the way', 'Test-NetConnection <service name> -Port 443'),
    cause('A proxy is needed, and SYSTEM has none', 'netsh winhttp show proxy'),
  ],
  'winhttp-connection-error': [
    cause('TLS 1.2 is off on the client', 'On the client: look for Schannel events in the System log'),
    cause('A proxy or an inspecting firewall closes the connection', 'Try from another network'),
  ],
  'winhttp-invalid-response': [
    cause('A proxy or a captive portal answers in place of the CMG', 'netsh winhttp show proxy'),
  ],
  'ccm-entra-discovery': [
    cause(
      'Microsoft Entra user discovery is off, or the app lacks its permissions',
      'Site server: SMS_AZUREAD_DISCOVERY_AGENT.log',
    ),
  ],
  'mpfdm-inbox': [
    cause(
      'The computer account of the site system may not write to the site server',
      'Make it a local administrator of the site server',
    ),
  ],
  'access-denied': [cause('Read what was denied in the same line', 'The line itself, and the one before it')],
  'unspecified-error': [cause('An earlier line of the same thread says more', 'cmg-cert explain <the whole log>')],
  'iis-403-4': [
    cause('The address begins with http://', 'cmg-cert ccmsetup lint "ccmsetup.exe …"', 'ccmsetup/mp-scheme'),
  ],
  'iis-403-14': [cause('Somebody opened the address in a browser', 'Nothing to do')],
};
