import { CLIENT_LOGS, PROXY_LOG, type Symptom } from './symptom.js';

/** What the console, the CMG, its connection point, the management point and the client say themselves. */
export const GATEWAY = {
  'wizard-prefix': {
    text: 'The field can contain only lowercase letters and numbers. Name must be between 3 and 24 characters.',
    where: 'Create Cloud Management Gateway Wizard, and the storage account page of the Azure portal',
    cause: 'The first label of the service name cannot be the name of a storage account.',
    phrases: ['can contain only lowercase letters and numbers', 'Name must be between 3 and 24 characters'],
    about: 'name',
    source: 'SRV',
  },
  'renewal-common-name': {
    text: 'The existing certificate has a CName of … The new certificate has a CName of …',
    where: 'CMG properties, Settings tab, when the certificate is changed',
    cause: 'The common name changed, perhaps in upper and lower case only.',
    phrases: ['existing certificate has a CName of', 'new certificate has a CName of'],
    about: 'name',
    source: 'MOD',
  },
  'cloudmgr-expired': {
    text: 'is in expired state',
    where: 'CloudMgr.log; status message 9425 of SMS_CLOUD_SERVICES_MANAGER',
    cause: 'A certificate of a cloud service expired.',
    phrases: ['is in expired state'],
    source: 'CONTENTSEC',
  },
  'ccm-http-refusal': {
    text: '0x87d0027e',
    where: CLIENT_LOGS,
    cause:
      'The CMG or the management point refused with an HTTP status: read the StatusCode beside it. From ccmsetup, try also without /mp.',
    numbers: [0x87d0_027e],
    phrases: ['CCM_E_BAD_HTTP_STATUS_CODE'],
    general: true,
    source: 'PROP',
  },
  'cmg-unauthorized': {
    text: '401 Unauthorized',
    where: `${CLIENT_LOGS}; CMG log`,
    cause: 'The CMG does not know a CA of the client chain: upload every root and intermediate.',
    phrases: ['401 Unauthorized', 'StatusText=Unauthorized', '(401) Unauthorized'],
    source: 'AUTH',
  },
  'cmg-invalid-token': {
    text: 'StatusCode=401 StatusText=CMGService_Invalid_Token',
    where: 'client: ccmsetup.log',
    cause: 'The bulk registration token or the client token is invalid or expired.',
    phrases: ['CMGService_Invalid_Token'],
    about: 'token',
    source: 'KB',
  },
  'cmg-client-certificate-required': {
    text: 'StatusCode=403 StatusText=CMGConnector_Clientcertificaterequired',
    where: `client: LocationServices.log; ${PROXY_LOG}`,
    cause:
      'The CMG connection point has no client authentication certificate that the management point accepts: none there, none usable, or its CRL cannot be checked.',
    phrases: [
      'CMGConnector_Clientcertificaterequired',
      'Filtered cert count with client auth: 0',
      'Filtered cert count with private key: 0',
      'Filtered cert count with allowed root CA: 0',
      'allowed root CA and has private key: 0',
      'Filtered cert count with digital signature: 0',
      'Not client auth cert:',
      'No private key cert:',
    ],
    source: 'KB',
  },
  'cmg-forbidden': {
    text: 'StatusCode=403 StatusText=CMGConnector_Forbidden',
    where: 'client: LocationServices.log',
    cause:
      "The certificate bound to port 443 of the management point's IIS is stale, expired, revoked or the wrong one.",
    phrases: ['CMGConnector_Forbidden'],
    source: 'KB',
  },
  'sts-token-expired': {
    text: 'IDX10223: Lifetime validation failed. The token is expired.',
    where: 'management point: CCM_STS.log',
    cause: 'The bulk registration token expired: make a new one.',
    phrases: ['IDX10223', 'SecurityTokenExpiredException', 'PreAuth token validation failed'],
    about: 'token',
    source: 'KB',
  },
  'mp-entra-unreachable': {
    text: 'MISE12034: AuthenticationTicketProvider Name:AuthenticationTicketProvider',
    where: 'management point: CCM_STS_ManagedBase.log, with a SocketException or HttpRequestException',
    cause:
      'From 2603 on, the management point has to reach the sign-in endpoints of Microsoft Entra as Local System. Without such an exception beside it, MISE12034 has other causes.',
    phrases: ['MISE12034', 'MiseAuthenticationTicketProviderException'],
    about: 'another',
    source: 'NEW2603',
  },
} as const satisfies Record<string, Symptom>;
