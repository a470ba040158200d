import { textOf } from './claims.js';
import { thumbprintOf } from './header.js';
import type { TokenModel } from './types.js';

/** Signing certificate and hierarchy of the token that Microsoft's documentation prints. */
export const SAMPLE_THUMBPRINT = '392A3CBCD832556411F42697C8E899A6A7B4F56E';
export const SAMPLE_TENANT = 'CDCC5E91-0ADF-4A24-82D0-196667F1C081';

/** Which form of Microsoft's sample it is; undefined for every other token. */
export function sampleOf(token: TokenModel): 'intact' | 'corrupted' | undefined {
  if (thumbprintOf(token) !== SAMPLE_THUMBPRINT || textOf(token.claims, 'TenantId') !== SAMPLE_TENANT) return undefined;
  return token.faults.length === 0 && textOf(token.claims, 'SCCMTokenCategory') === 'SCCMPreAuthToken'
    ? 'intact'
    : 'corrupted';
}

/** What to do about any fault of the sample. */
export const SAMPLE_FIX =
  "This is the sample of Microsoft's documentation, not a token of yours: make one on your site with BulkRegistrationTokenTool.exe /new";
