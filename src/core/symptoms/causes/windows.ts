import type { WINDOWS } from '../windows.js';
import { type Causes, CHECK_CLIENT, CHECK_CRL, CHECK_SERVER, CHECK_UPLOAD, cause } from './cause.js';

/** Of what Windows and its TLS library say. */
export const WINDOWS_CAUSES: Readonly<Record<keyof typeof WINDOWS, Causes>> = {
  'crypt-e-revocation-offline': [
    cause(
      'The CRL is named at a host or by a scheme that this computer cannot reach',
      CHECK_SERVER,
      'crl/public-host',
      'crl/http',
      'crl/delta-name',
    ),
    cause(
      'The location does not answer, or not within 15 seconds',
      'cmg-cert check server.pfx --online; on the computer itself: certutil -verify -urlfetch server.cer',
      'crl/reachable',
      'crl/der',
    ),
    cause('The CRL, or its delta CRL, is expired', CHECK_CRL, 'crl/current', 'crl/delta-current', 'crl/covers-chain'),
    cause('The CRL is not well formed, so this computer does not use it', CHECK_CRL, 'crl/well-formed'),
    cause(
      'The check is on in a design without a public CRL',
      'cmg-cert explain crl/verify-setting',
      'crl/verify-setting',
      'ccmsetup/crl-check',
    ),
  ],
  'crypt-e-no-revocation-check': [
    cause('The certificate names no location of a CRL', CHECK_SERVER, 'crl/distribution-point'),
    cause(
      'The CRL there is of another issuer, another key or another scope',
      CHECK_CRL,
      'crl/distribution-point-matches',
      'crl/issuer',
      'crl/signature',
      'crl/authority-key-identifier',
      'trust/ca-key-usage',
    ),
  ],
  'crypt-e-revoked': [
    cause('It was revoked at the CA; the CRL tells when and why', CHECK_CRL, 'crl/not-revoked', 'ocsp/good'),
  ],
  'cert-e-untrustedroot': [
    cause(
      'On a client: it does not have the private root of the server certificate',
      'On the client: certutil -verifystore Root "name of the root"',
      'trust/server-root-private',
      'trust/path-valid',
      'cert/not-self-signed',
      'renewal/issuer',
    ),
    cause(
      'On the management point or the CMG: a CA of the client chain was not uploaded',
      CHECK_UPLOAD,
      'trust/upload-complete',
    ),
  ],
  'cert-e-chaining': [
    cause(
      'An intermediate is neither in the PFX nor where the certificate says',
      CHECK_SERVER,
      'pfx/chain-included',
      'trust/path-valid',
    ),
    cause(
      'A certificate in the chain is no CA, or may not sign certificates',
      CHECK_SERVER,
      'trust/ca-basic-constraints',
      'trust/ca-key-usage',
    ),
  ],
  'cert-e-expired': [
    cause('The certificate itself is expired or not valid yet', CHECK_SERVER, 'cert/within-validity'),
    cause('A CA above it is', CHECK_SERVER, 'trust/ca-within-validity', 'trust/ca-outlives-leaf'),
    cause('The clock is wrong', 'w32tm /query /status'),
  ],
  'cert-e-cn-no-match': [
    cause(
      'The service name is not in the certificate',
      'cmg-cert check server.pfx --service-name <service name>',
      'name/in-san',
      'name/matches-service-name',
    ),
    cause('Something on the way shows a certificate of its own', 'Look at the issuer of what the client is shown'),
  ],
  'cert-e-wrong-usage': [
    cause('The purpose is missing from the certificate', CHECK_SERVER, 'usage/server-auth', 'renewal/usage'),
    cause('A CA above it does not allow the purpose', CHECK_SERVER, 'usage/issuers-allow'),
  ],
  'chain-revocation-unknown': [
    cause(
      'The CRL of the connection point certificate cannot be reached from the connection point',
      'On the connection point: certutil -verify -urlfetch connection-point.cer',
      'crl/reachable',
    ),
  ],
  'pfx-wrong-password': [
    cause('The password is wrong', 'cmg-cert check server.pfx tells a wrong password from a damaged file'),
    cause(
      'The PFX is encrypted with AES-256/SHA-256, and this is Windows Server 2016 or older',
      'cmg-cert pfx convert server.pfx --3des -o server-3des.pfx',
      'pfx/windows-importable',
    ),
  ],
  'keyset-missing': [
    cause(
      'The key is missing, or SYSTEM may not read it',
      'On the computer: certutil -repairstore My <thumbprint>; of a PFX: cmg-cert check client.pfx --as client',
      'pfx/private-key-present',
      'pfx/key-matches-certificate',
    ),
  ],
  'no-certificate-found': [
    cause(
      'No certificate in the store passes the selection',
      'cmg-cert select *.cer --computer <name>',
      'usage/client-auth',
      'client/computer-name',
    ),
    cause('It is not in the Personal store of the computer', CHECK_CLIENT),
  ],
  'sec-e-algorithm-mismatch': [
    cause(
      'TLS 1.2 is off on one side, or ECDHE is: Configuration Manager enforces TLS 1.2 from 1906 on, and takes ECDHE alone from 2603 on',
      'Get-TlsCipherSuite, and the Schannel keys of the registry',
    ),
  ],
};
