import { decodePolicies } from './certificatePolicies.js';
import type { ExtensionDecoder } from './decoder.js';

/** szOID_APPLICATION_CERT_POLICIES: the syntax of certificatePolicies, with purposes for policies. */
export const microsoftApplicationPolicies: ExtensionDecoder<'microsoftApplicationPolicies'> = {
  name: 'microsoftApplicationPolicies',
  oid: '1.3.6.1.4.1.311.21.10',
  decode: (value) => decodePolicies(value, 'microsoftApplicationPolicies').map((policy) => policy.oid),
};
