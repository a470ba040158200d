import type { EncryptionScheme } from './types.js';

/** As administrators say it: `3DES/SHA-1`, `RC2-40/SHA-1`, `AES-256/SHA-256`. */
export function shortScheme(scheme: EncryptionScheme | undefined): string {
  if (scheme === undefined) return 'not encrypted';
  const bits = /(\d+)BitRC/.exec(scheme.name)?.[1];
  const cipher = scheme.cipher.replace('-CBC', '').replace('DES-EDE3', '3DES').replace('DES-EDE2', '2DES');
  return `${cipher}${bits === undefined ? '' : `-${bits}`}/${scheme.hash}`;
}
