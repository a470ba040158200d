import { CHECK_CRL, CHECK_POINT, CHECK_UPLOAD, CLIENT_LOGS, cause, PROXY_LOG, type Symptom } from './symptom.js';

/** What the console, the CMG, its connection point, the management point and the client say themselves. */
export const GATEWAY = {
  'wizard-prefix': {
    text: 'The field can contain only lowercase letters and numbers. Name must be between 3 and 24 characters.',
    where: 'Create Cloud Management Gateway Wizard, and the storage account page of the Azure portal',
    cause: 'The first label of the service name cannot be the name of a storage account.',
    phrases: ['can contain only lowercase letters and numbers', 'Name must be between 3 and 24 characters'],
    about: 'name',
    causes: [
      cause(
        'A dash or another character, or too few or too many of them, before the first dot of the common name',
        'cmg-cert check server.pfx',
        'name/prefix-characters',
        'name/prefix-length',
      ),
    ],
    source: 'SRV',
  },
  'renewal-common-name': {
    text: 'The existing certificate has a CName of … The new certificate has a CName of …',
    where: 'CMG properties, Settings tab, when the certificate is changed',
    cause: 'The common name changed, perhaps in upper and lower case only.',
    phrases: ['existing certificate has a CName of', 'new certificate has a CName of'],
    about: 'name',
    causes: [
      cause(
        'The new certificate spells the common name in another way',
        'cmg-cert renewal old.pfx new.pfx',
        'renewal/cn',
        'name/prefix-lowercase',
      ),
    ],
    source: 'MOD',
  },
  'cloudmgr-expired': {
    text: 'is in expired state',
    where: 'CloudMgr.log; status message 9425 of SMS_CLOUD_SERVICES_MANAGER',
    cause: 'A certificate of a cloud service expired.',
    phrases: ['is in expired state'],
    causes: [
      cause(
        'The server certificate, or the management certificate of a classic deployment, expired',
        'cmg-cert renewal new.pfx --connect <service name>',
        'cert/within-validity',
      ),
    ],
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
    causes: [
      cause('401: a token or a CA is not accepted', 'cmg-cert explain "401 Unauthorized"'),
      cause('403: a client certificate is missing or not accepted', 'cmg-cert explain 403.7'),
      cause('ccmsetup was given /mp and cannot use it from the internet', 'Try once without /mp', 'ccmsetup/mp-scheme'),
    ],
    source: 'PROP',
  },
  'cmg-unauthorized': {
    text: '401 Unauthorized',
    where: `${CLIENT_LOGS}; CMG log`,
    cause: 'The CMG does not know a CA of the client chain: upload every root and intermediate.',
    phrases: ['401 Unauthorized', 'StatusText=Unauthorized', '(401) Unauthorized'],
    causes: [
      cause(
        'A root or an intermediate of the client chain was not uploaded, or not as a certificate of its own',
        CHECK_UPLOAD,
        'trust/upload-complete',
        'trust/upload-format',
        'trust/ca-basic-constraints',
      ),
      cause('The token is not accepted', 'cmg-cert token inspect token.txt', 'token/current'),
    ],
    source: 'AUTH',
  },
  'cmg-invalid-token': {
    text: 'StatusCode=401 StatusText=CMGService_Invalid_Token',
    where: 'client: ccmsetup.log',
    cause: 'The bulk registration token or the client token is invalid or expired.',
    phrases: ['CMGService_Invalid_Token'],
    about: 'token',
    causes: [
      cause(
        'The bulk registration token expired: three days unless another lifetime was asked for, a week at most',
        'cmg-cert token inspect token.txt',
        'token/current',
        'token/expires-soon',
      ),
      cause(
        'The client has not spoken with the site for so long that its own token expired',
        'Connect it to the internal network once, or install it again with a new token',
      ),
      cause(
        'The token was cut or changed on its way into the command line',
        'cmg-cert ccmsetup lint "ccmsetup.exe …"',
        'token/form',
        'token/algorithm',
        'token/claims',
        'token/type',
        'token/documentation-sample',
      ),
      cause(
        'The token is of another site, or signed with a certificate that the site no longer has',
        'cmg-cert token inspect token.txt --signing-certificate signing.cer',
        'token/tenant',
        'token/signature',
        'token/thumbprint',
      ),
    ],
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
    causes: [
      cause(
        'No certificate on the connection point has Client Authentication, digital signature and a private key',
        CHECK_POINT,
        'usage/client-auth',
        'usage/key-usage',
        'client/connection-point-filter',
      ),
      cause(
        'Its CRL cannot be checked from the connection point',
        'On the connection point: certutil -verify -urlfetch connection-point.cer',
        'crl/reachable',
      ),
    ],
    source: 'KB',
  },
  'cmg-forbidden': {
    text: 'StatusCode=403 StatusText=CMGConnector_Forbidden',
    where: 'client: LocationServices.log',
    cause:
      "The certificate bound to port 443 of the management point's IIS is stale, expired, revoked or the wrong one.",
    phrases: ['CMGConnector_Forbidden'],
    causes: [
      cause(
        'After a change from HTTPS to Enhanced HTTP the binding still has the old certificate',
        'On the management point: inetmgr > Default Web Site > Bindings > 443: "SMS Role SSL Certificate" for Enhanced HTTP, else a valid server certificate',
      ),
      cause(
        'The certificate in the binding expired or was revoked',
        CHECK_CRL,
        'cert/within-validity',
        'crl/not-revoked',
      ),
    ],
    source: 'KB',
  },
  'sts-token-expired': {
    text: 'IDX10223: Lifetime validation failed. The token is expired.',
    where: 'management point: CCM_STS.log',
    cause: 'The bulk registration token expired: make a new one.',
    phrases: ['IDX10223', 'SecurityTokenExpiredException', 'PreAuth token validation failed'],
    about: 'token',
    causes: [
      cause(
        'The token is older than its lifetime; it cannot be renewed',
        'cmg-cert token inspect token.txt; then BulkRegistrationTokenTool.exe /new on the site server',
        'token/current',
      ),
    ],
    source: 'KB',
  },
} as const satisfies Record<string, Symptom>;
