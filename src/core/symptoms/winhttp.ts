import { CHECK_CRL, CHECK_SERVER, CLIENT_LOGS, cause, type Symptom } from './symptom.js';

/** What WinHTTP, and with it every client, says of TLS to the gateway. */
export const WINHTTP = {
  'winhttp-secure-failure': {
    text: 'Code=12175 (ERROR_WINHTTP_SECURE_FAILURE, 0x80072f8f)',
    where: CLIENT_LOGS,
    cause: 'TLS to the CMG failed; the WINHTTP_CALLBACK_STATUS_FLAG lines before it say why.',
    numbers: [12175],
    phrases: ['ERROR_WINHTTP_SECURE_FAILURE', 'WINHTTP_CALLBACK_STATUS_SECURE_FAILURE'],
    general: true,
    causes: [
      cause(
        'The CRL of the server certificate cannot be reached, and the client insists on it',
        CHECK_SERVER,
        'crl/distribution-point',
        'crl/http',
        'crl/public-host',
        'crl/reachable',
      ),
      cause(
        'The client does not trust the root of the server certificate',
        CHECK_SERVER,
        'trust/server-root-private',
        'trust/path-valid',
        'pfx/chain-included',
      ),
      cause(
        'The name in the certificate is not the one asked for, or the certificate expired',
        CHECK_SERVER,
        'name/in-san',
        'name/matches-service-name',
        'cert/within-validity',
      ),
      cause(
        'Client and gateway share no version of TLS or no cipher suite',
        'Look for TLS 1.2 on the client: Configuration Manager enforces it from 1906 on, and takes ECDHE alone from 2603 on',
      ),
    ],
    source: 'KB',
  },
  'winhttp-cert-rev-failed': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED is set',
    where: CLIENT_LOGS,
    cause:
      "The CRL of the server certificate or of a CA above it cannot be reached from the internet, and the client was not told to do without (/NoCRLCheck, or the site's CRL option).",
    flag: 0x1,
    numbers: [12057],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED', 'ERROR_WINHTTP_SECURE_CERT_REV_FAILED'],
    causes: [
      cause(
        'The certificate names no http location of a CRL on a host that the internet knows',
        CHECK_SERVER,
        'crl/distribution-point',
        'crl/http',
        'crl/public-host',
      ),
      cause(
        'The location does not answer, or answers with something that is no CRL in DER',
        'cmg-cert check server.pfx --online',
        'crl/reachable',
        'crl/der',
        'ocsp/responder',
      ),
      cause('A CRL is expired, or its delta CRL is', CHECK_CRL, 'crl/current', 'crl/delta-current', 'crl/covers-chain'),
      cause(
        'The CRL is not meant to be public, and /NoCRLCheck is missing from the command line of ccmsetup',
        'cmg-cert ccmsetup lint "ccmsetup.exe …"',
        'ccmsetup/crl-check',
      ),
    ],
    source: 'KB',
  },
  'winhttp-invalid-cert': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT is set',
    where: CLIENT_LOGS,
    cause: 'The server certificate is invalid.',
    flag: 0x2,
    numbers: [12169],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT', 'ERROR_WINHTTP_SECURE_INVALID_CERT'],
    causes: [cause('The certificate is malformed, or breaks a rule that no other flag names', CHECK_SERVER)],
    source: 'WINHTTP',
  },
  'winhttp-cert-revoked': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED is set',
    where: CLIENT_LOGS,
    cause: 'The server certificate was revoked.',
    flag: 0x4,
    numbers: [12170],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED', 'ERROR_WINHTTP_SECURE_CERT_REVOKED'],
    causes: [cause('The certificate, or a CA above it, is on the CRL', CHECK_CRL, 'crl/not-revoked', 'ocsp/good')],
    source: 'WINHTTP',
  },
  'winhttp-invalid-ca': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA is set',
    where: CLIENT_LOGS,
    cause:
      'The client does not trust the issuer: the private root is not in its Trusted Root store, or the gateway does not send an intermediate.',
    flag: 0x8,
    numbers: [12045],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA', 'ERROR_WINHTTP_SECURE_INVALID_CA'],
    causes: [
      cause(
        'The root of the server certificate is private, and this client does not have it',
        'On the client: certutil -verifystore Root "name of the root". Of the file: cmg-cert check server.pfx --roots root.cer',
        'trust/server-root-private',
        'trust/path-valid',
        'cert/not-self-signed',
        'renewal/issuer',
      ),
      cause(
        'An intermediate is missing from the PFX, and the client cannot fetch it',
        CHECK_SERVER,
        'pfx/chain-included',
      ),
      cause(
        'TLS inspection on the way shows a certificate of its own',
        'Open https://<service name>/CCM_Proxy_MutualAuth/ServiceMetadata on the client and look at the issuer',
      ),
    ],
    source: 'KB',
  },
  'winhttp-cert-cn-invalid': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID is set',
    where: CLIENT_LOGS,
    cause:
      'The name in the certificate is not the name asked for: a wrong CN or SAN, or TLS inspection on the way that shows its own certificate.',
    flag: 0x10,
    numbers: [12038],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID', 'ERROR_WINHTTP_SECURE_CERT_CN_INVALID'],
    causes: [
      cause(
        'The service name is not in the certificate',
        'cmg-cert check server.pfx --service-name <service name>',
        'name/matches-service-name',
        'name/in-san',
        'name/cn-is-fqdn',
        'name/wildcard-form',
        'renewal/san',
      ),
      cause(
        'TLS inspection on the way shows a certificate of its own',
        'Open https://<service name>/CCM_Proxy_MutualAuth/ServiceMetadata on the client and look at the issuer',
      ),
      cause(
        'The client asks for another name: an old CMG, or a wrong CCMHOSTNAME',
        'cmg-cert ccmsetup lint "ccmsetup.exe …"',
      ),
    ],
    source: 'KB',
  },
  'winhttp-cert-date-invalid': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID is set',
    where: CLIENT_LOGS,
    cause: "The server certificate expired or is not valid yet, or the client's clock is wrong.",
    flag: 0x20,
    numbers: [12037],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID', 'ERROR_WINHTTP_SECURE_CERT_DATE_INVALID'],
    causes: [
      cause(
        'The server certificate expired; Configuration Manager raises no alert',
        'cmg-cert renewal new.pfx --connect <service name>',
        'cert/within-validity',
      ),
      cause('A CA above it expired', CHECK_SERVER, 'trust/ca-within-validity'),
      cause("The client's clock is wrong", 'On the client: w32tm /query /status'),
    ],
    source: 'WINHTTP',
  },
  'winhttp-cert-wrong-usage': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE is set',
    where: CLIENT_LOGS,
    cause: 'The certificate is not meant for server authentication.',
    flag: 0x40,
    numbers: [12179],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE', 'ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE'],
    causes: [
      cause('The extended key usage lacks Server Authentication', CHECK_SERVER, 'usage/server-auth', 'renewal/usage'),
      cause('A CA above it does not allow the purpose', CHECK_SERVER, 'usage/issuers-allow'),
    ],
    source: 'WINHTTP',
  },
  'winhttp-security-channel-error': {
    text: 'WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR is set',
    where: CLIENT_LOGS,
    cause: 'The TLS library failed inside, for one because both sides share no protocol version or cipher suite.',
    flag: 0x8000_0000,
    numbers: [12157],
    phrases: ['WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR', 'ERROR_WINHTTP_SECURE_CHANNEL_ERROR'],
    causes: [
      cause(
        'TLS 1.2 is off on the client, or no cipher suite is shared',
        'On the client: look for Schannel events 36871, 36874 and 36887 in the System log',
      ),
      cause(
        'The private key of a client certificate cannot be used',
        'On the client: certutil -verifystore My, and the access rights on the key',
      ),
    ],
    source: 'WINHTTP',
  },
  'winhttp-client-certificate-needed': {
    text: 'ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED (12044, 0x80072f0c)',
    where: CLIENT_LOGS,
    cause: 'The server asks for a client certificate, and the client sent none.',
    numbers: [12044],
    phrases: ['ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED'],
    causes: [
      cause(
        'No certificate in the store passes the selection of the client',
        'cmg-cert select *.cer --computer <name>',
        'usage/client-auth',
        'client/computer-name',
      ),
    ],
    source: 'WINHTTPERRORS',
  },
  'winhttp-client-key-missing': {
    text: 'ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY (12185, 0x80072f99)',
    where: CLIENT_LOGS,
    cause: 'The client certificate that was chosen has no private key in the store.',
    numbers: [12185],
    phrases: ['ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY'],
    causes: [
      cause(
        'The certificate was imported without its key',
        'On the client: certutil -repairstore My <thumbprint>; of a PFX: cmg-cert check client.pfx --as client',
        'pfx/private-key-present',
      ),
    ],
    source: 'WINHTTPERRORS',
  },
  'winhttp-client-key-no-access': {
    text: 'ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY (12186, 0x80072f9a)',
    where: CLIENT_LOGS,
    cause: 'The client may not use the private key of its certificate.',
    numbers: [12186],
    phrases: ['ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY'],
    causes: [
      cause(
        'The key is not readable for SYSTEM: it was imported for a user, or its access rights were changed',
        'On the client: certlm.msc > the certificate > All Tasks > Manage Private Keys',
      ),
    ],
    source: 'WINHTTPERRORS',
  },
} as const satisfies Record<string, Symptom>;
