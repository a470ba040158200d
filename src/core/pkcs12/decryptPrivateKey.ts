import { malformed } from '../asn1/errors.js';
import { isEncryptedPrivateKey, readPrivateKey } from '../keys/readPrivateKey.js';
import type { CryptoPort } from '../ports.js';
import type { PrivateKey } from '../x509/types.js';
import { readClearKey } from './clearKey.js';
import { KeyDeriver } from './derivation.js';
import { Decryption } from './encrypted.js';
import { damagedPart, noPasswordFits } from './failures.js';
import { DEFAULT_LIMITS, type PfxLimits } from './limits.js';
import { encryptedPart } from './part.js';
import { candidatesFor } from './passwords.js';
import { unsupportedCipher } from './unsupported.js';

/**
 * Decrypts a private key in encrypted PKCS #8 (RFC 5958 § 3), under the same algorithms as in a PFX.
 * @param encryptedPkcs8Der EncryptedPrivateKeyInfo, DER; a key that is in the clear is refused
 * @param passwords tried in this order, then the null and the empty password
 * @throws CmgCertError `wrong-password`, `password-needed`, `altered`, `unsupported-cipher`,
 * `too-many-iterations`, `malformed`, `truncated`
 */
export async function decryptPrivateKey(
  encryptedPkcs8Der: Uint8Array,
  passwords: readonly string[],
  crypto: CryptoPort,
  limits: Partial<PfxLimits> = {},
): Promise<PrivateKey> {
  const settled = { ...DEFAULT_LIMITS, ...limits };
  const key = readPrivateKey(encryptedPkcs8Der);
  if (!isEncryptedPrivateKey(key)) throw malformed('private key: not encrypted');
  const { algorithm, data } = key.encrypted;
  const part = encryptedPart('the private key', 'PrivateKeyInfo', algorithm, data, settled.maxIterations, readClearKey);
  const candidates = candidatesFor(passwords);
  const decryption = new Decryption(crypto, new KeyDeriver(crypto, settled));
  let right = false;
  for (const candidate of candidates) {
    for (const spelling of [candidate.standard, ...candidate.others]) {
      const opening = await decryption.open(part, spelling);
      if (opening.state === 'open') return opening.value;
      if (opening.state === 'unsupported') throw unsupportedCipher(`${part.what} uses ${opening.name}`);
      right ||= opening.rightKey;
    }
  }
  if (right) throw damagedPart(part.what);
  throw noPasswordFits({
    candidates,
    file: 'private key',
    mac: 'absent',
    encrypted: 'closed',
    principalProtected: false,
  });
}
