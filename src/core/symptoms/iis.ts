import { CHECK_CLIENT, CHECK_UPLOAD, cause, IIS_LOG, type Symptom } from './symptom.js';

/** What IIS writes where a client certificate does not do. */
export const IIS = {
  'iis-403-16': {
    text: '403 16 2148204809',
    where: IIS_LOG,
    cause:
      'The client certificate is not trusted; for one because a certificate that is not self-signed lies in the Trusted Root store.',
    iis: '403.16',
    causes: [
      cause(
        'A certificate that is not self-signed is in the Trusted Root store of the server',
        'On the server: Get-ChildItem Cert:\\LocalMachine\\Root | Where-Object { $_.Issuer -ne $_.Subject }',
        'trust/roots-self-signed',
      ),
      cause('The server does not have the root of the client certificate', CHECK_UPLOAD, 'trust/upload-complete'),
    ],
    source: 'KB2802568',
  },
  'iis-403-7': {
    text: '403 7',
    where: IIS_LOG,
    cause: 'No client certificate was sent, or IIS would not offer a CA that the client has one from.',
    iis: '403.7',
    causes: [
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
    source: 'KB2802568',
  },
  'iis-403-13': {
    text: '403 13',
    where: IIS_LOG,
    cause: 'The client certificate is revoked, or its CRL could not be had, which counts the same.',
    iis: '403.13',
    causes: [
      cause(
        'The server cannot reach the CRL, or it is expired',
        'On the server: certutil -verify -urlfetch client.cer',
        'crl/public-host',
        'crl/current',
      ),
      cause('The certificate is revoked', 'cmg-cert check client.cer --as client --crl ca.crl', 'crl/not-revoked'),
    ],
    source: 'IIS',
  },
  'iis-403-17': {
    text: '403 17',
    where: IIS_LOG,
    cause: 'The client certificate expired or is not valid yet.',
    iis: '403.17',
    causes: [
      cause('The certificate is not within its validity', CHECK_CLIENT, 'cert/within-validity'),
      cause("The server's clock is wrong", 'w32tm /query /status'),
    ],
    source: 'IIS',
  },
} as const satisfies Record<string, Symptom>;
