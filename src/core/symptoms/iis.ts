import { IIS_LOG, type Symptom } from './symptom.js';

/** What IIS writes where a client certificate does not do. */
export const IIS = {
  'iis-403-16': {
    text: '403 16 2148204809',
    where: IIS_LOG,
    cause:
      'The client certificate is not trusted; for one because a certificate that is not self-signed lies in the Trusted Root store.',
    iis: '403.16',
    source: 'KB2802568',
  },
  'iis-403-7': {
    text: '403 7',
    where: IIS_LOG,
    cause: 'No client certificate was sent, or IIS would not offer a CA that the client has one from.',
    iis: '403.7',
    source: 'KB2802568',
  },
  'iis-403-13': {
    text: '403 13',
    where: IIS_LOG,
    cause: 'The client certificate is revoked, or its CRL could not be had, which counts the same.',
    iis: '403.13',
    source: 'IIS',
  },
  'iis-403-17': {
    text: '403 17',
    where: IIS_LOG,
    cause: 'The client certificate expired or is not valid yet.',
    iis: '403.17',
    source: 'IIS',
  },
} as const satisfies Record<string, Symptom>;
