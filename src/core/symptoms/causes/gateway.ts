import type { GATEWAY } from '../gateway.js';
import { type Causes, CHECK_CRL, CHECK_POINT, CHECK_UPLOAD, cause } from './cause.js';

/** Of what the console, the CMG and its connection point say. */
export const GATEWAY_CAUSES: Readonly<Record<keyof typeof GATEWAY, Causes>> = {
  'wizard-prefix': [
    cause(
      'A dash or another character, or too few or too many of them, before the first dot of the common name',
      'cmg-cert check server.pfx',
      'name/prefix-characters',
      'name/prefix-length',
    ),
  ],
  'renewal-common-name': [
    cause(
      'The new certificate spells the common name in another way',
      'cmg-cert renewal old.pfx new.pfx',
      'renewal/cn',
      'name/prefix-lowercase',
    ),
  ],
  'cloudmgr-expired': [
    cause(
      'The server certificate, or the management certificate of a classic deployment, expired',
      'cmg-cert renewal new.pfx --connect <service name>',
      'cert/within-validity',
    ),
  ],
  'ccm-http-refusal': [
    cause('401: a token or a CA is not accepted', 'cmg-cert explain "401 Unauthorized"'),
    cause('403: a client certificate is missing or not accepted', 'cmg-cert explain 403.7'),
    cause('ccmsetup was given /mp and cannot use it from the internet', 'Try once without /mp', 'ccmsetup/mp-scheme'),
  ],
  'cmg-unauthorized': [
    cause(
      'A root or an intermediate of the client chain was not uploaded, or not as a certificate of its own',
      CHECK_UPLOAD,
      'trust/upload-complete',
      'trust/upload-format',
      'plan/roots-given',
      'trust/ca-basic-constraints',
    ),
    cause('The token is not accepted', 'cmg-cert token inspect token.txt', 'token/current'),
  ],
  'cmg-invalid-token': [
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
  'cmg-client-certificate-required': [
    cause(
      'No certificate on the connection point has Client Authentication, digital signature and a private key',
      CHECK_POINT,
      'usage/client-auth',
      'usage/key-usage',
      'client/connection-point-filter',
      'plan/connection-point-certificate',
    ),
    cause(
      'Its CRL cannot be checked from the connection point',
      'On the connection point: certutil -verify -urlfetch connection-point.cer',
      'crl/reachable',
    ),
  ],
  'cmg-forbidden': [
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
  'sts-token-expired': [
    cause(
      'The token is older than its lifetime; it cannot be renewed',
      'cmg-cert token inspect token.txt; then BulkRegistrationTokenTool.exe /new on the site server',
      'token/current',
    ),
  ],
  'mp-entra-unreachable': [
    cause(
      'A firewall or proxy keeps the management point from login.microsoftonline.com or sts.windows.net; its proxy is not set for Local System',
      'Invoke-WebRequest "https://login.microsoftonline.com/<tenant id>/.well-known/openid-configuration" -UseBasicParsing, as Local System on the management point',
      'plan/mp-internet',
    ),
  ],
};
