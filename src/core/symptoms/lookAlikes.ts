import { CLIENT_LOGS, cause, IIS_LOG, type Symptom } from './symptom.js';

/** What stands in the same logs and is no fault of a certificate, said so that nobody orders a new one for it. */
export const LOOK_ALIKES = {
  'winhttp-timeout': {
    text: 'ERROR_WINHTTP_TIMEOUT (12002, 0x80072ee2)',
    where: CLIENT_LOGS,
    cause: 'Nothing answered in time. TLS had not begun, or was not answered.',
    numbers: [12002],
    phrases: ['ERROR_WINHTTP_TIMEOUT'],
    about: 'another',
    causes: [
      cause('A firewall or proxy drops the connection to port 443', 'Test-NetConnection <service name> -Port 443'),
      cause(
        'The CMG is stopped or overloaded',
        'Console: Administration > Cloud Services > Cloud Management Gateway, column Status',
      ),
    ],
    source: 'WINHTTPERRORS',
  },
  'winhttp-name-not-resolved': {
    text: 'ERROR_WINHTTP_NAME_NOT_RESOLVED (12007, 0x80072ee7)',
    where: CLIENT_LOGS,
    cause: 'The service name does not resolve in the DNS that this computer asks.',
    numbers: [12007],
    phrases: ['ERROR_WINHTTP_NAME_NOT_RESOLVED'],
    about: 'name',
    causes: [
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
    source: 'WINHTTPERRORS',
  },
  'winhttp-cannot-connect': {
    text: 'ERROR_WINHTTP_CANNOT_CONNECT (12029, 0x80072efd)',
    where: CLIENT_LOGS,
    cause: 'No TCP connection came about.',
    numbers: [12029],
    phrases: ['ERROR_WINHTTP_CANNOT_CONNECT'],
    about: 'another',
    causes: [
      cause('Port 443 is closed on the way', 'Test-NetConnection <service name> -Port 443'),
      cause('A proxy is needed, and SYSTEM has none', 'netsh winhttp show proxy'),
    ],
    source: 'WINHTTPERRORS',
  },
  'winhttp-connection-error': {
    text: 'ERROR_WINHTTP_CONNECTION_ERROR (12030, 0x80072efe)',
    where: CLIENT_LOGS,
    cause:
      'The connection was closed in the middle. In a TLS handshake that is most often a version or a cipher suite that is not shared.',
    numbers: [12030],
    phrases: ['ERROR_WINHTTP_CONNECTION_ERROR'],
    about: 'another',
    causes: [
      cause('TLS 1.2 is off on the client', 'On the client: look for Schannel events in the System log'),
      cause('A proxy or an inspecting firewall closes the connection', 'Try from another network'),
    ],
    source: 'WINHTTPERRORS',
  },
  'winhttp-invalid-response': {
    text: 'ERROR_WINHTTP_INVALID_SERVER_RESPONSE (12152, 0x80072f78)',
    where: CLIENT_LOGS,
    cause: 'What answered does not speak HTTP as expected.',
    numbers: [12152],
    phrases: ['ERROR_WINHTTP_INVALID_SERVER_RESPONSE'],
    about: 'another',
    causes: [cause('A proxy or a captive portal answers in place of the CMG', 'netsh winhttp show proxy')],
    source: 'WINHTTPERRORS',
  },
  'ccm-entra-discovery': {
    text: '0x87d00231',
    where: 'client: CcmMessaging.log, LocationServices.log',
    cause: 'A transient error; with Entra clients most often users or devices that the site has not discovered.',
    numbers: [0x87d0_0231],
    about: 'another',
    causes: [
      cause(
        'Microsoft Entra user discovery is off, or the app lacks its permissions',
        'Site server: SMS_AZUREAD_DISCOVERY_AGENT.log',
      ),
    ],
    source: 'COMANAGE',
  },
  'mpfdm-inbox': {
    text: 'ERROR: Cannot connect to the inbox source, sleep 30 seconds and try again.',
    where: 'connection point on a management point: mpfdm.log',
    cause:
      'The connection point shows as disconnected because its state messages do not reach the site: rights, no certificate.',
    phrases: ['Cannot connect to the inbox source'],
    about: 'another',
    causes: [
      cause(
        'The computer account of the site system may not write to the site server',
        'Make it a local administrator of the site server',
      ),
    ],
    source: 'COMANAGE',
  },
  'access-denied': {
    text: 'Access is denied. 0x80070005 (E_ACCESSDENIED)',
    where: CLIENT_LOGS,
    cause:
      'Rights are missing. In a client log that may be the private key of a certificate; most often it is something else.',
    numbers: [0x8007_0005],
    phrases: ['E_ACCESSDENIED'],
    about: 'another',
    causes: [cause('Read what was denied in the same line', 'The line itself, and the one before it')],
    source: 'WIN32',
  },
  'unspecified-error': {
    text: 'Unspecified error. 0x80004005 (E_FAIL)',
    where: CLIENT_LOGS,
    cause: 'Something failed, and the program does not say what.',
    numbers: [0x8000_4005],
    general: true,
    about: 'another',
    causes: [cause('An earlier line of the same thread says more', 'cmg-cert explain <the whole log>')],
    source: 'WIN32',
  },
  'iis-403-4': {
    text: '403 4',
    where: IIS_LOG,
    cause: 'The request came over http, and the site wants TLS.',
    iis: '403.4',
    about: 'another',
    causes: [cause('The address begins with http://', 'cmg-cert ccmsetup lint "ccmsetup.exe …"', 'ccmsetup/mp-scheme')],
    source: 'IIS',
  },
  'iis-403-14': {
    text: '403 14',
    where: IIS_LOG,
    cause: 'The list of a folder was asked for, and is not given out.',
    iis: '403.14',
    about: 'another',
    causes: [cause('Somebody opened the address in a browser', 'Nothing to do')],
    source: 'IIS',
  },
} as const satisfies Record<string, Symptom>;
