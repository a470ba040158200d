import type { IIS } from '../iis.js';
import { type Causes, CHECK_CLIENT, CHECK_UPLOAD, cause } from './cause.js';

/** Of what IIS writes. */
export const IIS_CAUSES: Readonly<Record<keyof typeof IIS, Causes>> = {
  'iis-403-16': [
    cause(
      'A certificate that is not self-signed is in the Trusted Root store of the server',
      'On the server: Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object { $_.Issuer -ne $_.Subject }',
      'trust/roots-self-signed',
    ),
    cause('The server does not have the root of the client certificate', CHECK_UPLOAD, 'trust/upload-complete'),
  ],
  'iis-403-7': [
    cause(
      'The client, or the connection point, has no certificate that it could send',
      CHECK_CLIENT,
      'usage/client-auth',
    ),
    cause(
      'A certificate that is not self-signed is in the Trusted Root store of the server',
      'On the server: Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object { $_.Issuer -ne $_.Subject }',
      'trust/roots-self-signed',
    ),
  ],
  'iis-403-13': [
    cause(
      'The server cannot reach the CRL, or it is expired',
      'On the server: certutil -verify -urlfetch client.cer',
      'crl/public-host',
      'crl/current',
      'plan/verify-revocation',
    ),
    cause('The certificate is revoked', 'cmg-cert check client.cer --as client --crl ca.crl', 'crl/not-revoked'),
  ],
  'iis-403-17': [
    cause('The certificate is not within its validity', CHECK_CLIENT, 'cert/within-validity'),
    cause("The server's clock is wrong", 'w32tm /query /status'),
  ],
};
