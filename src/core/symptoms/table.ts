import type { SourceKey } from '../check/sources.js';

export interface Symptom {
  /** The text an administrator sees, as the program prints it. */
  readonly text: string;
  /** Where it is seen: a log file, a wizard page, a console. */
  readonly where: string;
  /** What it means, as a sentence. */
  readonly cause: string;
  /** Other spellings of the same: hexadecimal and decimal codes, constants. What a pasted log is searched for beside `text`. */
  readonly codes?: readonly string[];
  readonly source: SourceKey;
}

const CLIENT_LOGS = 'client: ccmsetup.log, LocationServices.log, CcmMessaging.log';
const CAPI = 'CAPI2 event log, ccmsetup.log, certutil -verify -urlfetch';
const IIS_LOG = 'IIS log of the management point or the CMG';

/** What failures look like from outside, each with its source. Rules refer to these by id, so that report and explanation agree. */
export const SYMPTOMS = {
  'wizard-prefix': {
    text: 'The field can contain only lowercase letters and numbers. Name must be between 3 and 24 characters.',
    where: 'Create Cloud Management Gateway Wizard, and the storage account page of the Azure portal',
    cause: 'The first label of the service name cannot be the name of a storage account.',
    source: 'SRV',
  },
  'renewal-common-name': {
    text: 'The existing certificate has a CName of … The new certificate has a CName of …',
    where: 'CMG properties, Settings tab, when the certificate is changed',
    cause: 'The common name changed, perhaps in upper and lower case only.',
    source: 'MOD',
  },
  'winhttp-secure-failure': {
    text: 'Code=12175 (ERROR_WINHTTP_SECURE_FAILURE, 0x80072f8f)',
    where: CLIENT_LOGS,
    cause: 'TLS to the CMG failed; the WINHTTP_CALLBACK_STATUS_FLAG lines before it say why.',
    codes: ['12175', '0x2f8f', '0x80072f8f', '2147954575', '-2147012721', 'ERROR_WINHTTP_SECURE_FAILURE'],
    source: 'KB',
  },
  'winhttp-cert-rev-failed': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED is set',
    where: CLIENT_LOGS,
    cause:
      "The CRL of the server certificate or of a CA above it cannot be reached from the internet, and the client was not told to do without (/NoCRLCheck, or the site's CRL option).",
    codes: ['0x1'],
    source: 'KB',
  },
  'winhttp-invalid-cert': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT is set',
    where: CLIENT_LOGS,
    cause: 'The server certificate is invalid.',
    codes: ['0x2'],
    source: 'WINHTTP',
  },
  'winhttp-cert-revoked': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED is set',
    where: CLIENT_LOGS,
    cause: 'The server certificate was revoked.',
    codes: ['0x4'],
    source: 'WINHTTP',
  },
  'winhttp-invalid-ca': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA is set',
    where: CLIENT_LOGS,
    cause:
      'The client does not trust the issuer: the private root is not in its Trusted Root store, or the gateway does not send an intermediate.',
    codes: ['0x8'],
    source: 'KB',
  },
  'winhttp-cert-cn-invalid': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID is set',
    where: CLIENT_LOGS,
    cause:
      'The name in the certificate is not the name asked for: a wrong CN or SAN, or TLS inspection on the way that shows its own certificate.',
    codes: ['0x10'],
    source: 'KB',
  },
  'winhttp-cert-date-invalid': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID is set',
    where: CLIENT_LOGS,
    cause: "The server certificate expired or is not valid yet, or the client's clock is wrong.",
    codes: ['0x20'],
    source: 'WINHTTP',
  },
  'winhttp-cert-wrong-usage': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE is set',
    where: CLIENT_LOGS,
    cause: 'The certificate is not meant for server authentication.',
    codes: ['0x40'],
    source: 'WINHTTP',
  },
  'winhttp-security-channel-error': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR is set',
    where: CLIENT_LOGS,
    cause: 'The TLS library failed inside, for one because both sides share no protocol version or cipher suite.',
    codes: ['0x80000000'],
    source: 'WINHTTP',
  },
  'crypt-e-revocation-offline': {
    text: 'The revocation function was unable to check revocation because the revocation server was offline. 0x80092013 (CRYPT_E_REVOCATION_OFFLINE)',
    where: CAPI,
    cause: 'No location of the CRL answered, or not within 15 seconds; it counts as if everything were revoked.',
    codes: ['0x80092013', '80092013', '2148081683', '-2146885613', 'CRYPT_E_REVOCATION_OFFLINE'],
    source: 'PLC',
  },
  'crypt-e-no-revocation-check': {
    text: 'The revocation function was unable to check revocation for the certificate. 0x80092012 (CRYPT_E_NO_REVOCATION_CHECK)',
    where: CAPI,
    cause:
      "The certificate names no usable location of a CRL, or the CRL's issuing distribution point does not match it.",
    codes: ['0x80092012', '80092012', '2148081682', '-2146885614', 'CRYPT_E_NO_REVOCATION_CHECK'],
    source: 'WINERROR',
  },
  'crypt-e-revoked': {
    text: 'The certificate is revoked. 0x80092010 (CRYPT_E_REVOKED)',
    where: CAPI,
    cause: 'The certificate or a CA above it is on the CRL.',
    codes: ['0x80092010', '80092010', '2148081680', '-2146885616', 'CRYPT_E_REVOKED'],
    source: 'WINERROR',
  },
  'cert-e-untrustedroot': {
    text: 'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider. 0x800b0109 (CERT_E_UNTRUSTEDROOT)',
    where: `${CAPI}; IIS log, sc-win32-status 2148204809`,
    cause: 'The root is not in the Trusted Root store of the machine that checks.',
    codes: ['0x800b0109', '2148204809', '-2146762487', 'CERT_E_UNTRUSTEDROOT'],
    source: 'WINERROR',
  },
  'cert-e-chaining': {
    text: 'A certificate chain could not be built to a trusted root authority. 0x800b010a (CERT_E_CHAINING)',
    where: CAPI,
    cause: 'An intermediate CA certificate is missing.',
    codes: ['0x800b010a', '2148204810', '-2146762486', 'CERT_E_CHAINING'],
    source: 'WINERROR',
  },
  'cert-e-expired': {
    text: 'A required certificate is not within its validity period. 0x800b0101 (CERT_E_EXPIRED)',
    where: CAPI,
    cause: 'A certificate of the chain expired or is not valid yet, or the clock is wrong.',
    codes: ['0x800b0101', '2148204801', '-2146762495', 'CERT_E_EXPIRED'],
    source: 'WINERROR',
  },
  'cert-e-cn-no-match': {
    text: "The certificate's CN name does not match the passed value. 0x800b010f (CERT_E_CN_NO_MATCH)",
    where: CAPI,
    cause: 'The host name asked for is in no DNS name of the SAN, or, without a SAN, not in the CN.',
    codes: ['0x800b010f', '2148204815', '-2146762481', 'CERT_E_CN_NO_MATCH'],
    source: 'WINERROR',
  },
  'cert-e-wrong-usage': {
    text: 'The certificate is not valid for the requested usage. 0x800b0110 (CERT_E_WRONG_USAGE)',
    where: CAPI,
    cause: 'The enhanced key usage of the certificate or of a CA above it leaves the purpose out.',
    codes: ['0x800b0110', '2148204816', '-2146762480', 'CERT_E_WRONG_USAGE'],
    source: 'WINERROR',
  },
  'ccm-http-refusal': {
    text: '0x87d0027e',
    where: CLIENT_LOGS,
    cause:
      'The CMG or the management point refused with an HTTP status: read the StatusCode beside it. From ccmsetup, try also without /mp.',
    codes: ['0x87d0027e', '2278556286', '-2016411010', 'CCM_E_BAD_HTTP_STATUS_CODE'],
    source: 'PROP',
  },
  'cmg-unauthorized': {
    text: '401 Unauthorized',
    where: `${CLIENT_LOGS}; CMG log`,
    cause: 'The CMG does not know a CA of the client chain: upload every root and intermediate.',
    source: 'AUTH',
  },
  'cmg-invalid-token': {
    text: 'StatusCode=401 StatusText=CMGService_Invalid_Token',
    where: 'client: ccmsetup.log',
    cause: 'The bulk registration token or the client token is invalid or expired.',
    codes: ['CMGService_Invalid_Token'],
    source: 'KB',
  },
  'cmg-client-certificate-required': {
    text: 'StatusCode=403 StatusText=CMGConnector_Clientcertificaterequired',
    where: 'client: LocationServices.log; connection point: SMS_Cloud_ProxyConnector.log',
    cause:
      'The CMG connection point has no client authentication certificate that the management point accepts: none there, none usable, or its CRL cannot be checked.',
    codes: ['CMGConnector_Clientcertificaterequired', 'Filtered cert count with client auth: 0'],
    source: 'KB',
  },
  'cmg-forbidden': {
    text: 'StatusCode=403 StatusText=CMGConnector_Forbidden',
    where: 'client: LocationServices.log',
    cause:
      "The certificate bound to port 443 of the management point's IIS is stale, expired, revoked or the wrong one.",
    codes: ['CMGConnector_Forbidden'],
    source: 'KB',
  },
  'sts-token-expired': {
    text: 'IDX10223: Lifetime validation failed. The token is expired.',
    where: 'management point: CCM_STS.log',
    cause: 'The bulk registration token expired: make a new one.',
    codes: ['IDX10223'],
    source: 'KB',
  },
  'iis-403-16': {
    text: '403 16 2148204809',
    where: IIS_LOG,
    cause:
      'The client certificate is not trusted; for one because a certificate that is not self-signed lies in the Trusted Root store.',
    codes: ['403.16', '403 16'],
    source: 'KB2802568',
  },
  'iis-403-7': {
    text: '403 7',
    where: IIS_LOG,
    cause: 'No client certificate was sent, or IIS would not offer a CA that the client has one from.',
    codes: ['403.7', '403 7'],
    source: 'KB2802568',
  },
  'iis-403-13': {
    text: '403 13',
    where: IIS_LOG,
    cause: 'The client certificate is revoked, or its CRL could not be had, which counts the same.',
    codes: ['403.13', '403 13'],
    source: 'IIS',
  },
  'iis-403-17': {
    text: '403 17',
    where: IIS_LOG,
    cause: 'The client certificate expired or is not valid yet.',
    codes: ['403.17', '403 17'],
    source: 'IIS',
  },
} as const satisfies Record<string, Symptom>;

export type SymptomId = keyof typeof SYMPTOMS;
