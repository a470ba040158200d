import { malformed } from '../asn1/errors.js';
import { isEncryptedPrivateKey, readPrivateKey } from '../keys/readPrivateKey.js';
import type { PrivateKey } from '../x509/types.js';

/**
 * A private key as it stands in a keyBag, or in a shrouded one after decryption.
 * @throws CmgCertError `malformed`, `truncated`
 */
export function readClearKey(der: Uint8Array): PrivateKey {
  const key = readPrivateKey(der);
  if (isEncryptedPrivateKey(key)) throw malformed('PrivateKeyInfo: another encrypted key in its place');
  return key;
}
