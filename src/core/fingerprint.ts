import { CmgCertError } from './errors.js';
import type { CryptoPort } from './ports.js';
import { toHex } from './text/hex.js';

/** Upper-case hexadecimal digest, as Windows shows a thumbprint. */
export function fingerprint(bytes: Uint8Array, hash: 'SHA-1' | 'SHA-256', crypto: CryptoPort): string {
  const digest = crypto.hash(hash);
  if (digest === undefined) throw new CmgCertError('configuration', `this platform has no ${hash}`);
  return toHex(digest(bytes)).toUpperCase();
}
