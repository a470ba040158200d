import type { WINHTTP } from '../winhttp.js';
import { type Causes, CHECK_CRL, CHECK_SERVER, cause } from './cause.js';

/** Of what WinHTTP says. */
export const WINHTTP_CAUSES: Readonly<Record<keyof typeof WINHTTP, Causes>> = {
  'winhttp-secure-failure': [
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
  'winhttp-cert-rev-failed': [
    cause(
      'The certificate names no http location of a CRL on a host that the internet knows',
      CHECK_SERVER,
      'crl/distribution-point',
      'crl/http',
      'crl/public-host',
      'plan/clients-check-crl',
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
  'winhttp-invalid-cert': [
    cause('The certificate is malformed, or breaks a rule that no other flag names', CHECK_SERVER),
  ],
  'winhttp-cert-revoked': [
    cause('The certificate, or a CA above it, is on the CRL', CHECK_CRL, 'crl/not-revoked', 'ocsp/good'),
  ],
  'winhttp-invalid-ca': [
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
  'winhttp-cert-cn-invalid': [
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
  'winhttp-cert-date-invalid': [
    cause(
      'The server certificate expired; Configuration Manager raises no alert',
      'cmg-cert renewal new.pfx --connect <service name>',
      'cert/within-validity',
    ),
    cause('A CA above it expired', CHECK_SERVER, 'trust/ca-within-validity'),
    cause("The client's clock is wrong", 'On the client: w32tm /query /status'),
  ],
  'winhttp-cert-wrong-usage': [
    cause('The extended key usage lacks Server Authentication', CHECK_SERVER, 'usage/server-auth', 'renewal/usage'),
    cause('A CA above it does not allow the purpose', CHECK_SERVER, 'usage/issuers-allow'),
  ],
  'winhttp-security-channel-error': [
    cause(
      'TLS 1.2 is off on the client, or no cipher suite is shared',
      'On the client: look for Schannel events 36871, 36874 and 36887 in the System log',
    ),
    cause(
      'The private key of a client certificate cannot be used',
      'On the client: certutil -verifystore My, and the access rights on the key',
    ),
  ],
  'winhttp-client-certificate-needed': [
    cause(
      'No certificate in the store passes the selection of the client',
      'cmg-cert select *.cer --computer <name>',
      'usage/client-auth',
      'client/computer-name',
    ),
  ],
  'winhttp-client-key-missing': [
    cause(
      'The certificate was imported without its key',
      'On the client: certutil -repairstore My <thumbprint>; of a PFX: cmg-cert check client.pfx --as client',
      'pfx/private-key-present',
    ),
  ],
  'winhttp-client-key-no-access': [
    cause(
      'The key is not readable for SYSTEM: it was imported for a user, or its access rights were changed',
      'On the client: certlm.msc > the certificate > All Tasks > Manage Private Keys',
    ),
  ],
};
