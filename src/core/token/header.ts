import { encodeBase64Url, tryDecodeBase64Url } from '../base64.js';
import { toHex } from '../text/hex.js';
import { textOf } from './claims.js';
import type { TokenModel } from './types.js';

/** Thumbprint of the signing certificate as the header names it: upper-case hexadecimal, as Windows shows it. */
export function thumbprintOf({ header }: TokenModel): string | undefined {
  const text = textOf(header, 'x5t');
  const bytes = text === undefined ? undefined : tryDecodeBase64Url(text);
  if (!(bytes instanceof Uint8Array) || bytes.length !== 20 || encodeBase64Url(bytes) !== text) return undefined;
  return toHex(bytes).toUpperCase();
}

/** Members by which a token brings or names its own key (RFC 7515 § 4.1.2 to 4.1.6): whoever changes it changes them too. */
export const KEY_MEMBERS = ['jku', 'jwk', 'x5u', 'x5c'] as const;

/**
 * Whether the signature may be tried with an RSA key at all: the algorithm is RS256 and nothing else, written once, in a header without fault.
 * A verifier that lets the token choose takes an HMAC made with the public certificate, or no signature, for the site's (RFC 8725 § 2.1).
 */
export const isRs256 = ({ header, faults }: TokenModel): boolean =>
  header.whole &&
  header.members.get('alg') === 'RS256' &&
  !header.members.has('crit') &&
  !faults.some(({ part }) => part === 'header' || part === 'token');
